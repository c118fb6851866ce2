import type { RouterContextProvider } from 'react-router'
import { readActor } from '#domain/roles/read-actor.ts'
import { entrance, house } from './context.ts'

/**
 * A signal that ends with `signal`, and as soon as the person may not act in the community any more: what a
 * page still tells them as it happens ends then.
 */
export function whileInside(
  context: Readonly<RouterContextProvider>,
  signal: AbortSignal,
): AbortSignal {
  const { db, live } = context.get(house)
  const { by } = context.get(entrance)
  const leaving = new AbortController()
  const either = AbortSignal.any([signal, leaving.signal])
  const watch = async () => {
    for await (const _ of live.watch(`member ${by.memberId}`, either))
      if (!(await readActor(db, by))) return leaving.abort()
  }
  watch().catch(() => leaving.abort()) // who cannot be asked about is not told anything either
  return either
}
