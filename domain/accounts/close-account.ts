import type { Db } from '#database/connect.ts'
import { atomically, inCommunity } from '#database/in-community.ts'
import { listMemberships } from '#domain/communities/list-memberships.ts'
import { queueAccountDelivery } from '#domain/deliveries/queue-delivery.ts'
import { listLeftHeadless } from '#domain/households/list-left-headless.ts'
import { isLastLeader, takeLeadersTurn } from '#domain/members/is-last-leader.ts'
import { leaveForGood } from '#domain/members/leave.ts'
import { listRecords, type OwnRecord } from '#domain/members/list-records.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Identity } from '#integrations/identity/identity.ts'
import type { Limits } from '#integrations/limits/limits.ts'
import { checkPassword, type PasswordRefusal } from './check-password.ts'

type Led = { slug: string; name: string }

export type CloseRefusal =
  /** These communities would be left without a leader. */
  { because: 'last leader'; communities: Led[] } | PasswordRefusal

/** What closing an account would end, and what stands in its way. */
export type Closing = {
  communities: Led[]
  /** Where their access is paused, and stays so when they come back. */
  suspendedIn: string[]
  lastLeaderOf: Led[]
  /** Homes in which others would be left without a Head. */
  headless: { slug: string; door: string }[]
}

/** Reads what closing an account would end; changes nothing. */
export function readClosing(db: Db, { accountId }: { accountId: string }): Promise<Closing> {
  return atomically(db, async (db) => {
    const records = await currentRecords(db, accountId)
    const lastLeaderOf = await onlyLedByThem(db, records)
    const headless = await leftHeadless(db, records)
    const suspended = (await listMemberships(db, accountId)).filter((one) => one.isSuspended)
    return {
      communities: records.map(nameOf),
      suspendedIn: suspended.map(({ name }) => name),
      lastLeaderOf: lastLeaderOf.map(nameOf),
      headless,
    }
  })
}

/**
 * Closes an account for good: its memberships end and stay as history, its sessions, password and links
 * are gone, and its address is free for a new account. The person is told by e-mail. All of it or
 * nothing; a community's last leader is refused, and of two who go at once the second is. A suspension stays.
 */
export async function closeAccount(
  db: Db,
  tools: { identity: Identity; limits: Limits; at?: Date },
  given: { accountId: string; password: string; who: readonly string[]; from: string | null },
): Promise<Result<null, CloseRefusal>> {
  const { accountId, from } = given
  const known = await checkPassword(db, tools, given)
  if (!known.ok) return known
  const work = async (db: Db, now: Date): Promise<Result<null, CloseRefusal>> => {
    const account = await db
      .selectFrom('accounts')
      .select(['id', 'email', 'phone', 'firstName', 'locale'])
      .where('id', '=', accountId)
      .forUpdate()
      .executeTakeFirst()
    if (!account) return accept(null)
    const records = await currentRecords(db, accountId)
    for (const { communityId } of records) await takeLeadersTurn(db, communityId)
    const led = await onlyLedByThem(db, records)
    if (led.length > 0) return refuse({ because: 'last leader', communities: led.map(nameOf) })
    for (const { communityId, memberId } of records)
      await inCommunity(db, communityId, (db) =>
        leaveForGood(db, { communityId, memberId, account, from, now }),
      )
    await forget(db, account)
    const facts = { firstName: account.firstName, communities: records.map(({ name }) => name) }
    const { email: recipient, locale } = account
    await queueAccountDelivery(db, { template: 'account closed', recipient, locale, facts, now })
    return accept(null)
  }
  return atomically(db, work, tools.at)
}

/** Those it belongs to or waits in, always in the same order, so that nobody waits in a ring. */
async function currentRecords(db: Db, accountId: string): Promise<OwnRecord[]> {
  const records = (await listRecords(db, accountId)).filter(({ leftAt }) => leftAt === null)
  return records.sort((one, other) => (one.communityId < other.communityId ? -1 : 1))
}

async function onlyLedByThem(db: Db, records: readonly OwnRecord[]): Promise<OwnRecord[]> {
  const led: OwnRecord[] = []
  for (const record of records)
    if (await inCommunity(db, record.communityId, (db) => isLastLeader(db, record)))
      led.push(record)
  return led
}

async function leftHeadless(db: Db, records: readonly OwnRecord[]): Promise<Closing['headless']> {
  const homes: Closing['headless'] = []
  for (const { slug, ...record } of records) {
    const doors = await inCommunity(db, record.communityId, (db) => listLeftHeadless(db, record))
    homes.push(...doors.map((door) => ({ slug, door })))
  }
  return homes
}

const nameOf = ({ slug, name }: OwnRecord): Led => ({ slug, name })

/** Sessions, passwords, resets and changes of address go with the account. */
async function forget(db: Db, { id, email }: { id: string; email: string }): Promise<void> {
  await db
    .deleteFrom('signUps')
    .where((eb) => eb.or([eb('email', '=', email), eb('accountId', '=', id)]))
    .execute()
  await db.deleteFrom('accounts').where('id', '=', id).execute()
}
