import { data, type RouterContextProvider } from 'react-router'
import { house, session } from '#app/context.ts'
import { listPasskeys } from '#domain/passkeys/list-passkeys.ts'
import type { Passkey } from '#domain/passkeys/passkey.ts'

/** The passkey of the address, if it is of who is signed in; one of somebody else looks like none. */
export async function ownPasskey(
  context: Readonly<RouterContextProvider>,
  passkeyId: string,
): Promise<Passkey> {
  const own = await listPasskeys(context.get(house).db, context.get(session).accountId)
  const found = own.find((one) => one.passkeyId === passkeyId)
  if (!found) throw data(null, 404)
  return found
}
