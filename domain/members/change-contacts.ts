import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { takeTurn } from '#database/take-turn.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { nameKey } from '#domain/contacts/person-name.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { type HeldMember, holdMember } from './hold-member.ts'
import type { Contacts } from './list-records.ts'
import { fullName } from './member.ts'

export type ContactsRefusal = {
  because:
    | 'unknown'
    | 'left'
    /** Their invitation went there: it is mended where the invitation is, and sent again. */
    | 'invited there'
    /** Somebody of this name is expected under this address already. */
    | 'expected already'
}

type Changing = {
  memberId: string
  /** What is absent stays as it is. */
  contacts: Partial<Contacts>
}

/**
 * Corrects how the community lists a member: name, e-mail address and number, each checked; null: none. What
 * somebody signs in with is their own and stays; where their account and the record said the same, the record
 * no longer follows it. Only what the actor sees can be changed.
 */
export function changeContacts(
  db: Db,
  by: Actor,
  { memberId, contacts: given }: Changing,
  { at }: { at?: Date } = {},
): Promise<Result<{ name: string }, ContactsRefusal>> {
  requirePermission(by, 'update member contact info')
  const { communityId } = by
  const work = async (db: Db, now: Date): Promise<Result<{ name: string }, ContactsRefusal>> => {
    if (given.email) await takeTurn(db, `invite ${communityId} ${given.email}`)
    const member = await holdMember(db, by, { memberId })
    if (!member) return refuse({ because: 'unknown' })
    const contacts = { ...pickContacts(member), ...given }
    const changed = whatChanges(member, contacts)
    requireSight(by, changed)
    if (changed.length === 0) return accept({ name: fullName(member) })
    const because = await whyNot(db, by, { member, contacts, changed })
    if (because) return refuse({ because })
    await write(db, by, { member, contacts, changed, now })
    return accept({ name: fullName(contacts) })
  }
  return inCommunity(db, communityId, work, at)
}

type Change = { member: HeldMember; contacts: Contacts; changed: readonly Part[] }

function pickContacts({ firstName, lastName, email, phone }: Contacts): Contacts {
  return { firstName, lastName, email, phone }
}

async function whyNot(
  db: Db,
  by: Actor,
  change: Change,
): Promise<ContactsRefusal['because'] | null> {
  if (change.member.leftAt) return 'left'
  return change.member.joinedAt ? null : whyWaits(db, by, change)
}

async function write(
  db: Db,
  by: Actor,
  { member, contacts, changed, now }: Change & { now: Date },
): Promise<void> {
  const { communityId, memberId: actorId, accountId, from } = by
  await db
    .updateTable('members')
    .set({ ...contacts, nameKey: nameKey(contacts) })
    .where('communityId', '=', communityId)
    .where('id', '=', member.id)
    .execute()
  const facts = { changed: [...changed], ...named(member, contacts) }
  const event = { communityId, actorId, accountId, memberId: member.id, facts, from, now }
  await recordEvent(db, { ...event, deed: 'changed member details' })
}

type Part = 'name' | 'email' | 'phone'

function whatChanges(member: HeldMember, contacts: Contacts): Part[] {
  return [
    ...(fullName(member) === fullName(contacts) ? [] : ['name' as const]),
    ...(member.email === contacts.email ? [] : ['email' as const]),
    ...(member.phone === contacts.phone ? [] : ['phone' as const]),
  ]
}

function requireSight(by: Actor, changed: readonly Part[]): void {
  if (changed.includes('email')) requirePermission(by, 'view member email')
  if (changed.includes('phone')) requirePermission(by, 'view member phone')
}

/** The names as they were and are, for the log; addresses and numbers do not stand in it. */
function named(member: Contacts, contacts: Contacts) {
  const [was, is] = [fullName(member), fullName(contacts)]
  return was === is ? {} : { was, is }
}

/** Why somebody who is expected cannot be listed so; null: they can. */
async function whyWaits(
  db: Db,
  { communityId }: Actor,
  { member, contacts, changed }: Change,
): Promise<ContactsRefusal['because'] | null> {
  const live = await db
    .selectFrom('invitations')
    .select('channel')
    .where('communityId', '=', communityId)
    .where('memberId', '=', member.id)
    .where('redeemedAt', 'is', null)
    .where('voidedAt', 'is', null)
    .executeTakeFirst()
  if (live && changed.includes('email')) return 'invited there'
  if (live?.channel === 'text' && changed.includes('phone')) return 'invited there'
  const same = await db
    .selectFrom('members')
    .select('id')
    .where('communityId', '=', communityId)
    .where('email', '=', contacts.email)
    .where('nameKey', '=', nameKey(contacts))
    .where('joinedAt', 'is', null)
    .where('leftAt', 'is', null)
    .where('id', '!=', member.id)
    .where(sql<boolean>`email is not null`)
    .executeTakeFirst()
  return same ? 'expected already' : null
}
