import type { RouterContextProvider } from 'react-router'
import { visit } from '#app/context.ts'
import type { Offer } from '#domain/invitations/find-invitation.ts'
import type { Asking } from '#domain/invitations/prove-mailbox.ts'
import { type Account, readHeldCode } from './held-code.ts'

/** Somebody who holds an invitation made for another address and chooses a way out; null: nobody such. */
export async function readAsking(
  context: Readonly<RouterContextProvider>,
): Promise<{ offer: Offer; account: Account; asking: Asking } | null> {
  const { account, held } = await readHeldCode(context)
  if (!account || !held?.ok || held.value.suits) return null
  const { communityId, invitationId } = held.value
  const from = context.get(visit).device.address
  return { offer: held.value, account, asking: { account, communityId, invitationId, from } }
}
