import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { nameKey } from '#domain/contacts/person-name.ts'
import { type Contacts, listRecords } from './list-records.ts'
import { fullName } from './member.ts'

type Following = {
  accountId: string
  from: string | null
  /** The account as it was, and as it is now. */
  before: Contacts
  after: Contacts
  now: Date
}

/**
 * Lets the records of an account follow it, in the caller's transaction: what a community lists as the
 * account had it becomes what the account has now. What a community has written otherwise is its own and
 * stays, and so does all of those the person has left.
 */
export async function followAccount(db: Db, following: Following): Promise<void> {
  const records = await listRecords(db, following.accountId)
  for (const { communityId, memberId, leftAt } of records)
    if (leftAt === null)
      await inCommunity(db, communityId, (db) => follow(db, { communityId, memberId }, following))
}

type Place = { communityId: string; memberId: string }

async function follow(db: Db, { communityId, memberId }: Place, following: Following) {
  const { accountId, from, before, after, now } = following
  const listed = await db
    .selectFrom('members')
    .select(['firstName', 'lastName', 'email', 'phone', 'joinedAt'])
    .where('communityId', '=', communityId)
    .where('id', '=', memberId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const changes = whatFollows(listed, before, after)
  if (Object.keys(changes).length === 0) return
  const next = { ...listed, ...changes }
  const place = { communityId, memberId }
  if (listed.joinedAt === null && (await isExpectedToo(db, place, next))) return
  await db
    .updateTable('members')
    .set({ ...changes, nameKey: nameKey(next) })
    .where('communityId', '=', communityId)
    .where('id', '=', memberId)
    .execute()
  const deed = 'changed own details'
  const facts = {
    changed: changedIn(changes),
    ...(changes.firstName !== undefined && { was: fullName(listed), is: fullName(next) }),
  }
  const who = { actorId: memberId, memberId, accountId, from }
  await recordEvent(db, { communityId, deed, ...who, facts, now })
}

/** What a record takes over from its account: name, address and number, each where it was the account's. */
export function whatFollows(
  listed: Contacts,
  before: Contacts,
  after: Contacts,
): Partial<Contacts> {
  const isNamedAlike = fullName(listed) === fullName(before) && fullName(before) !== fullName(after)
  return {
    ...(isNamedAlike && { firstName: after.firstName, lastName: after.lastName }),
    ...(listed.email === before.email && before.email !== after.email && { email: after.email }),
    ...(listed.phone === before.phone && before.phone !== after.phone && { phone: after.phone }),
  }
}

function changedIn(changes: Partial<Contacts>): string[] {
  const { firstName, email, phone } = changes
  return [
    firstName !== undefined ? 'name' : '',
    email !== undefined ? 'email' : '',
    phone !== undefined ? 'phone' : '',
  ].filter(Boolean)
}

/** Whether somebody else of this name and address is expected: two such records cannot wait at once. */
async function isExpectedToo(db: Db, place: Place, next: Contacts): Promise<boolean> {
  const found = await db
    .selectFrom('members')
    .select('id')
    .where('communityId', '=', place.communityId)
    .where('email', '=', next.email)
    .where('nameKey', '=', nameKey(next))
    .where('joinedAt', 'is', null)
    .where('leftAt', 'is', null)
    .where('id', '!=', place.memberId)
    .executeTakeFirst()
  return found !== undefined
}
