import { data, type RouterContextProvider } from 'react-router'
import { house, session, visit } from '#app/context.ts'
import { findOwnMembership, type OwnMembership } from '#domain/members/own-membership.ts'

/** The membership of who is signed in; a community of others is not found. */
export async function ownMembership(
  context: Readonly<RouterContextProvider>,
  slug: string,
): Promise<OwnMembership> {
  const { accountId } = context.get(session)
  const { address: from } = context.get(visit).device
  const own = await findOwnMembership(context.get(house).db, { accountId, from }, slug)
  if (!own) throw data(null, 404)
  return own
}
