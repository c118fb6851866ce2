import type { RouterContextProvider } from 'react-router'
import { agent, house } from '#app/context.ts'
import { signedIn } from '#app/signed-in.ts'
import { readAgent } from '#domain/support/agent.ts'
import type { Told } from '#integrations/live/live.ts'

/** How often it is looked whether somebody still is signed in, in milliseconds. */
const pulse = 20_000

/**
 * What happens about topics, told to an agent as long as they are one and signed in: asked before each telling, and
 * in between. It ends the moment they are ended.
 */
export async function* tellAgent(
  context: Readonly<RouterContextProvider>,
  { topics, signal }: { topics: readonly string[]; signal: AbortSignal },
): AsyncGenerator<Told> {
  const { db, live } = context.get(house)
  const { accountId } = context.get(agent)
  const leaving = new AbortController()
  const isThere = async () =>
    (await readAgent(db, accountId)) !== null && (await signedIn(context)) !== null
  const look = () =>
    isThere()
      .then((is) => is || leaving.abort())
      .catch(() => leaving.abort()) // who cannot be asked about is not told anything either
  const timer = setInterval(look, pulse)
  const either = AbortSignal.any([signal, leaving.signal])
  try {
    for await (const told of live.watch([...topics, `agent ${accountId}`], either)) {
      if (!(await isThere())) return
      yield told
    }
  } finally {
    clearInterval(timer)
  }
}
