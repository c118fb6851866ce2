import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Home } from '#domain/addresses/home.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { findOrAddProperty } from '#domain/properties/add-property.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { aJoining, anOpenCode } from './factories.ts'
import { rowsOf } from './rows.ts'

export const april = new Date('2026-04-01T12:00:00Z')
export const may = new Date('2026-05-01T12:00:00Z')

/** A home of a street in one town. */
export const homeAt = (street: string): Home => ({
  kind: 'street',
  street,
  unit: null,
  city: 'AUSTIN',
  state: 'TX',
  zip: '78701',
})
export const elm = homeAt('7 ELM ST')

/** A property nobody lives in. */
export const aProperty = (db: Db, by: Actor, home: Home = elm) =>
  inCommunity(db, by.communityId, (db, now) => findOrAddProperty(db, by, { home, now }))

/** Uses a new open code of a community for a home. */
export async function comeTo(db: Db, by: Actor, given: { toldHome?: Home; joining?: Joined } = {}) {
  const { invitationId } = await anOpenCode(db, { by, at: april })
  const joining = given.joining ?? (await aJoining(db))
  const { communityId } = by
  const redeeming = { communityId, invitationId, toldHome: given.toldHome ?? elm }
  const outcome = await redeemInvitation(db, joining, redeeming, { at: may })
  return { outcome, invitationId, joining, redeeming }
}
type Joined = Awaited<ReturnType<typeof aJoining>>

/** The members of a community but its leader. */
export const membersOf = async (db: Db, { communityId }: Actor) =>
  (await rowsOf(db, communityId, 'members')).filter(({ firstName }) => firstName !== 'Lee')
