import type { Db } from '#database/connect.ts'
import { type Guest, inviteGuest } from '#domain/guests/invite-guest.ts'
import type { Invited, Newcomer } from '#domain/invitations/invite-member.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { newId } from '#domain/new-id.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { readActor } from '#domain/roles/read-actor.ts'
import { aCommunity, aJoining, anEmail, anInvitation, key } from './factories.ts'
import { rowsOf } from './rows.ts'

/** Somebody who lives in a household, and acts as themselves. */
export type Dweller = Actor & { residencyId: string; email: string; firstName: string }

export type TestHousehold = {
  communityId: string
  slug: string
  leader: Actor
  householdId: string
  heads: Dweller[]
  members: Dweller[]
}

const firstNames = ['Ruth', 'Daniel', 'Mei', 'Kenji', 'Hana', 'Walter']

/** A household of people who have joined, with the role of residents; in `town` or one of its own. */
export async function aHousehold(
  db: Db,
  {
    town,
    heads = 1,
    members = 0,
  }: {
    town?: { communityId: string; slug: string; leader: Actor }
    heads?: number
    members?: number
  } = {},
): Promise<TestHousehold> {
  const { communityId, slug, leader } = town ?? (await aCommunity(db))
  const people: Dweller[] = []
  let place: Newcomer['place'] | undefined
  for (let at = 0; at < heads + members; at += 1) {
    const firstName = firstNames[at]!
    const householdRole = at < heads ? 'head' : 'member'
    const newcomer = {
      firstName,
      lastName: 'Okafor',
      householdRole,
      ...(place && { place }),
    } as const
    const invited = await anInvitation(db, { by: leader, newcomer })
    place = { householdId: invited.householdId }
    people.push(await aDweller(db, { communityId, invited }))
  }
  const { householdId } = place as { householdId: string }
  const household = { communityId, slug, leader, householdId }
  return { ...household, heads: people.slice(0, heads), members: people.slice(heads) }
}

/** Lets somebody who is invited join, with an account of their own. */
export async function aDweller(
  db: Db,
  { communityId, invited }: { communityId: string; invited: Invited },
): Promise<Dweller> {
  const { firstName, invitationId, memberId } = invited
  const email = invited.email ?? anEmail(firstName.toLowerCase())
  const joining = await aJoining(db, { email, firstName, lastName: invited.lastName })
  const joined = await redeemInvitation(db, joining, { communityId, invitationId })
  if (!joined.ok) throw new Error(joined.refusal.because)
  const actor = await readActor(db, { communityId, memberId: joined.value.memberId, from: null })
  const places = await rowsOf(db, communityId, 'residencies')
  const place = places.find((one) => one.memberId === joined.value.memberId && !one.until)
  if (!actor || !place) throw new Error(`${firstName} (${memberId}) has not come in.`)
  return { ...actor, residencyId: place.id, email, firstName }
}

/** Somebody a Head invites; every call is a new person and a new submission. */
export function aGuest(householdId: string, given: Partial<Guest> = {}): Guest {
  return {
    ...{ householdId, firstName: 'Bo', lastName: 'Chen' },
    channel: 'email',
    email: anEmail('bo'),
    phone: null,
    consented: false,
    sharesAddress: false,
    submission: newId(),
    ...given,
  }
}

/** A guest of a household who has not come yet, with their code. */
export async function anInvitedGuest(
  db: Db,
  { by, householdId, at, ...given }: Partial<Guest> & { by: Actor; householdId: string; at?: Date },
): Promise<Invited & { code: string; email: string }> {
  const outcome = await inviteGuest(db, by, aGuest(householdId, given), { key, at })
  if (!outcome.ok) throw new Error(outcome.refusal.because)
  const { code, email } = outcome.value
  return { ...outcome.value, code: code!, email: email! }
}
