import type { Db } from '#database/connect.ts'
import type { JsonObject } from '#database/tables.ts'
import { nameKey } from '#domain/contacts/person-name.ts'
import { queueDeliveries } from '#domain/deliveries/queue-delivery.ts'
import { moveOut } from '#domain/households/move-in.ts'
import { voidOwnCodes } from '#domain/invitations/void-own-codes.ts'
import { endMemberships } from '#domain/members/end-memberships.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { MergingRecord } from './read-records.ts'

/**
 * How a record that had gone comes back: *whole*, as it was; otherwise among those who have left, since its
 * account was closed, is that of another record now, or somebody of its name and address was invited anew.
 */
export type Return = 'whole' | 'sign-in closed' | 'sign-in elsewhere' | 'expected again'

type Returning = {
  goes: MergingRecord
  /** What of the record was otherwise before the merge, by the names of its columns. */
  before: JsonObject
  now: Date
}

/**
 * Brings back a record that had gone, in the caller's transaction, after all that the other record had of it:
 * only then its name and address are free. Who comes back among those who have left has no place, group or code
 * either. Answers how it came back; the owner of its sign-in is told.
 */
export async function bringBack(db: Db, by: Actor, returning: Returning): Promise<Return> {
  const back = await readReturn(db, by, returning)
  await writeReturn(db, by, { ...returning, back })
  if (back === 'whole') await tellReturn(db, by, returning)
  else if (returning.before.left_at === null) await letLeave(db, by, returning)
  return back
}

/** How a record would come back, from what has become of its account and its place since. */
export async function readReturn(
  db: Db,
  { communityId }: Actor,
  { goes, before }: Omit<Returning, 'now'>,
): Promise<Return> {
  if (before.account_id && (await isTaken(db, communityId, before))) return 'sign-in elsewhere'
  if (before.left_at !== null) return 'whole'
  if (before.account_id && !(await readAccount(db, before))) return 'sign-in closed'
  return (await isExpectedAgain(db, communityId, goes)) ? 'expected again' : 'whole'
}

/** Whether another record of the community is that of the account now. */
async function isTaken(db: Db, communityId: string, { account_id }: JsonObject): Promise<boolean> {
  const other = await db
    .selectFrom('members')
    .select('id')
    .where('communityId', '=', communityId)
    .where('accountId', '=', account_id as string)
    .executeTakeFirst()
  return other !== undefined
}

function readAccount(db: Db, { account_id }: JsonObject) {
  return db
    .selectFrom('accounts')
    .select(['email', 'locale'])
    .where('id', '=', account_id as string)
    .executeTakeFirst()
}

/** Two records of one name and address cannot wait at once. */
async function isExpectedAgain(db: Db, communityId: string, goes: MergingRecord): Promise<boolean> {
  if (goes.joinedAt || goes.email === null) return false
  const other = await db
    .selectFrom('members')
    .select('id')
    .where('communityId', '=', communityId)
    .where('email', '=', goes.email)
    .where('nameKey', '=', nameKey(goes))
    .where('joinedAt', 'is', null)
    .where('leftAt', 'is', null)
    .executeTakeFirst()
  return other !== undefined
}

/** Writes the record back, in the caller's transaction; who does not come back whole has left. */
async function writeReturn(
  db: Db,
  { communityId }: Actor,
  { goes, before, back }: Returning & { back: Return },
): Promise<void> {
  const accountId = before.account_id as string | null
  const leftAt = before.left_at as string | null
  const values = {
    whole: { accountId, leftAt },
    'sign-in closed': { accountId },
    'sign-in elsewhere': { joinedAt: null },
    'expected again': {},
  }[back]
  await db
    .updateTable('members')
    .set({ mergedInto: null, ...values })
    .where('communityId', '=', communityId)
    .where('id', '=', goes.id)
    .execute()
}

/** Ends what the other record has given back to one that is among those who have left. */
async function letLeave(db: Db, by: Actor, { goes, now }: Returning): Promise<void> {
  const { communityId } = by
  const memberId = goes.id
  await moveOut(db, communityId, { memberId, now })
  await voidOwnCodes(db, { ...by, memberId }, now)
  await endMemberships(db, { communityId, memberIds: [memberId], now })
}

/** Tells the owner of a sign-in that it leads into the community again. */
async function tellReturn(
  db: Db,
  { communityId }: Actor,
  { goes, before, now }: Returning,
): Promise<void> {
  if (!before.account_id || before.left_at !== null) return
  const account = await readAccount(db, before)
  if (!account) return
  const { email: recipient, locale } = account
  const facts = { firstName: goes.firstName, signIn: recipient, other: '' }
  const about = { communityId, memberId: goes.id, recipient, locale, facts, now }
  await queueDeliveries(db, [{ ...about, template: 'sign-in back' }])
}
