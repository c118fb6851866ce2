import type { Db } from '#database/connect.ts'
import { takeTurn } from '#database/take-turn.ts'
import { recordEvents } from '#domain/audit/record-event.ts'
import { queueInvitations } from '#domain/deliveries/queue-invitations.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { mayGrant } from '#domain/roles/may-grant.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { ServerKey } from '#domain/server-key.ts'
import { createInvitation } from './create-invitation.ts'
import { findNamesakes, type NamesakeRefusal } from './find-namesakes.ts'
import { replaceOpenCodes } from './replace-open-codes.ts'
import { voidThose } from './void-those.ts'
import { whoGetsNothing } from './why-not-send.ts'

/** A pending member, and the address their invitation goes to from now on. */
export type MovingToEmail = {
  memberId: string
  email: string
  /** The leader said that the person shares it with someone else who waits. */
  sharesAddress: boolean
}

export type MoveRefusal =
  /** They have joined, wait for a leader or left by now. */
  | { because: 'not expected' }
  | { because: 'may not grant' | 'known already' }
  | { because: 'bounced' | 'complained' | 'unsubscribed' | 'opted out' }
  | NamesakeRefusal

/**
 * Gives a pending member a new invitation by e-mail, in the caller's transaction: their text or paper one is
 * replaced, and one that was voided is made anew. Answers the new invitation.
 */
export async function moveToEmail(
  db: Db,
  by: Actor,
  moving: MovingToEmail,
  { key, now }: { key: ServerKey; now: Date },
): Promise<Result<{ invitationId: string }, MoveRefusal>> {
  const { communityId } = by
  await takeTurn(db, `invite list ${communityId}`)
  const person = await readPerson(db, communityId, moving.memberId)
  if (!person) return refuse({ because: 'not expected' })
  if (!mayGrant(by.permissions, person)) return refuse({ because: 'may not grant' })
  const taken = await whyTaken(db, by, { moving, person })
  if (taken) return refuse(taken)
  const { email, memberId } = moving
  const invitationIds = person.invitationId ? [person.invitationId] : []
  await voidThose(db, by, { invitationIds, because: 'replaced', now })
  await replaceOpenCodes(db, by, { contacts: [email], now })
  await db
    .updateTable('members')
    .set({ email })
    .where('communityId', '=', communityId)
    .where('id', '=', memberId)
    .execute()
  return accept({ invitationId: await promise(db, by, { moving, person, key, now }) })
}

type Person = NonNullable<Awaited<ReturnType<typeof readPerson>>>

function readPerson(db: Db, communityId: string, memberId: string) {
  return db
    .selectFrom('members')
    .innerJoin('communities', 'communities.id', 'members.communityId')
    .innerJoin('roles', (on) =>
      on
        .onRef('roles.communityId', '=', 'members.communityId')
        .onRef('roles.id', '=', 'members.roleId'),
    )
    .leftJoin('invitations', (on) =>
      on
        .onRef('invitations.communityId', '=', 'members.communityId')
        .onRef('invitations.memberId', '=', 'members.id')
        .on('invitations.redeemedAt', 'is', null)
        .on('invitations.voidedAt', 'is', null),
    )
    .select(['members.firstName', 'members.lastName', 'members.email', 'members.locale'])
    .select(['members.roleId', 'roles.isLeader', 'roles.permissions'])
    .select(['communities.invitationDays as days', 'invitations.id as invitationId'])
    .where('members.communityId', '=', communityId)
    .where('members.id', '=', memberId)
    .where('members.joinedAt', 'is', null)
    .where('members.leftAt', 'is', null)
    .where('members.accountId', 'is', null)
    .executeTakeFirst()
}

async function whyTaken(
  db: Db,
  { communityId }: Actor,
  { moving, person }: { moving: MovingToEmail; person: Person },
): Promise<MoveRefusal | null> {
  const { email, sharesAddress, memberId } = moving
  const block = (await whoGetsNothing(db, communityId, [{ recipient: email }])).get(email)
  if (block) return { because: block }
  if (person.email === email) return null
  const { firstName, lastName } = person
  const invitee = { firstName, lastName, email }
  const namesakes = await findNamesakes(db, communityId, { invitee, sharesAddress })
  if (!namesakes.ok) return namesakes.refusal
  const known = namesakes.value.memberId
  return known && known !== memberId ? { because: 'known already' } : null
}

type Promising = { moving: MovingToEmail; person: Person; key: ServerKey; now: Date }

async function promise(
  db: Db,
  by: Actor,
  { moving, person, key, now }: Promising,
): Promise<string> {
  const { communityId, memberId: actorId, accountId, from } = by
  const { memberId, email: recipient } = moving
  const { roleId, days, locale, invitationId: old } = person
  const terms = { communityId, memberId, roleId, days, invitedBy: actorId }
  const { id } = await createInvitation(db, { ...terms, channel: 'email' }, { key, now })
  const messages = [{ invitationId: id, memberId, recipient, locale }]
  await queueInvitations(db, { communityId, channel: 'email', messages, now })
  const about = { communityId, actorId, accountId, memberId, from, now }
  const replaced = { ...about, deed: 'replaced code' as const }
  await recordEvents(
    db,
    old
      ? [
          { ...replaced, invitationId: old, facts: { by: id } },
          { ...replaced, invitationId: id, facts: { instead: old } },
        ]
      : [{ ...about, deed: 'invited member', invitationId: id, facts: { sent: true } }],
  )
  return id
}
