import { sql } from 'kysely'
import { onTestFinished } from 'vitest'
import { connect, type Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { newId } from '#domain/new-id.ts'
import { keyCheck } from '#server/open-database.ts'
import { aCommunity, aJoining, anInvitation } from './factories.ts'
import { fillWithPerson } from './full-person.ts'
import { anOldAccess } from './old-access.ts'

/** The bytes that the key of all tests is made of. */
export const secret = Buffer.alloc(32, 7)

/** A pool that is closed when the test ends; no statement is watched, as in production. */
export function aPool(address: string, as: 'application' | 'owner', most = 2): Db {
  const db = connect(address, { as, most })
  onTestFinished(() => db.destroy())
  return db
}

/** A community with at least one row in every table. */
export async function aFullCommunity(db: Db): Promise<string> {
  const { leader } = await aCommunity(db)
  const { communityId, memberId, accountId } = leader
  const { invitationId, email } = await anInvitation(db, { by: leader })
  await redeemInvitation(db, await aJoining(db, { email }), { communityId, invitationId })
  await inCommunity(db, communityId, async (db, now) => {
    const row = { communityId, id: newId() }
    const notice = { ...row, kind: 'asked a leader', memberId, noticedAt: now }
    await db.insertInto('notices').values(notice).execute()
    const proof = { ...row, invitationId, accountId, email, askedAt: now }
    await db.insertInto('mailboxProofs').values(proof).execute()
    await fillWithInvitations(db, { row, invitationId, memberId, now })
    await fillWithRoster(db, { row, now })
    await fillWithGroup(db, { row, memberId, now })
    await fillWithMove(db, { communityId, plannedBy: memberId, now })
    await fillWithMerge(db, { row, memberId, now })
    await fillWithHomeMerge(db, { row, memberId, now })
    await fillWithField(db, { row, memberId, now })
    await anOldAccess(db, { ...row, onBehalfOf: memberId, grantedAt: now })
  })
  return communityId
}

type About = {
  row: { communityId: string; id: string }
  invitationId: string
  memberId: string
  now: Date
}

/** What invitations leave behind: a batch, an opening, a claim that waits, an address that wants none. */
async function fillWithInvitations(db: Db, { row, invitationId, memberId, now }: About) {
  const batch = { ...row, channel: 'pass', size: 1, madeBy: memberId, madeAt: now }
  await db.insertInto('batches').values(batch).execute()
  const { communityId } = row
  const opening = { communityId, invitationId, firstAt: now, lastAt: now }
  await db.insertInto('openings').values(opening).execute()
  const home = JSON.stringify({ line1: '1 Elm Street' })
  const claim = { ...row, invitationId, memberId, home, because: 'unknown home', claimedAt: now }
  await db.insertInto('homeClaims').values(claim).execute()
  const person = { firstName: 'Bo', lastName: 'Chen', nameKey: 'chen bo', email: 'bo@example.com' }
  const times = { askedAt: now, takenUpAt: now }
  await db
    .insertInto('joinRequests')
    .values({ ...row, ...person, ...times, home, homeKey: '78701|1', locale: 'en' })
    .execute()
  const suppression = { ...row, recipient: 'ana@example.com', because: 'bounced', since: now }
  await db.insertInto('suppressions').values(suppression).execute()
}

/** A group, somebody in it, and their request of once. */
async function fillWithGroup(
  db: Db,
  { row: { communityId, id: groupId }, memberId, now }: Omit<About, 'invitationId'>,
) {
  const row = { communityId, id: newId() }
  const name = { name: 'Book club', nameKey: 'book club' }
  const group = { communityId, id: groupId, ...name, isOpen: false, createdAt: now }
  await db.insertInto('groups').values(group).execute()
  await db
    .insertInto('groupMembers')
    .values({ ...row, groupId, memberId, since: now })
    .execute()
  await db
    .insertInto('groupRequests')
    .values({ ...row, groupId, memberId, askedAt: now })
    .execute()
}

/** Something the community asks of its members, and what one of them answered. */
async function fillWithField(
  db: Db,
  { row: { communityId, id: fieldId }, memberId, now }: Omit<About, 'invitationId'>,
) {
  const described = { name: 'Pets', nameKey: 'pets', kind: 'text' }
  const who = { seenBy: 'leaders', filledBy: 'member' }
  await db
    .insertInto('memberFields')
    .values({ communityId, id: fieldId, ...described, ...who, createdAt: now })
    .execute()
  await db
    .insertInto('memberFieldValues')
    .values({ communityId, memberId, fieldId, value: 'A parrot', writtenAt: now })
    .execute()
}

/** Somebody is to leave their home. */
async function fillWithMove(
  db: Db,
  { communityId, plannedBy, now }: { communityId: string; plannedBy: string; now: Date },
) {
  const place = await db
    .selectFrom('residencies')
    .select(['id as residencyId', 'householdId', 'memberId'])
    .where('communityId', '=', communityId)
    .executeTakeFirstOrThrow()
  const { householdId, ...who } = place
  const moveId = newId()
  const move = { communityId, id: moveId, householdId, reason: 'moved out', lastDay: '2030-04-30' }
  await db
    .insertInto('moves')
    .values({ ...move, dueAt: now, plannedBy, plannedAt: now })
    .execute()
  await db
    .insertInto('movePlaces')
    .values({ communityId, moveId, ...who })
    .execute()
}

/** Two records that were made one. */
async function fillWithMerge(
  db: Db,
  { row, memberId: staysId, now: mergedAt }: Omit<About, 'invitationId'>,
) {
  const { id: goesId } = await db
    .selectFrom('members')
    .select('id')
    .where('communityId', '=', row.communityId)
    .where('id', '!=', staysId)
    .executeTakeFirstOrThrow()
  const merge = { ...row, staysId, goesId, mergedBy: staysId, mergedAt, steps: '[]' }
  await db.insertInto('merges').values(merge).execute()
}

/** A home that was spelled twice. */
async function fillWithHomeMerge(
  db: Db,
  { row, memberId: mergedBy, now: mergedAt }: Omit<About, 'invitationId'>,
) {
  const { communityId } = row
  const { id: staysId } = await db
    .selectFrom('properties')
    .select('id')
    .where('communityId', '=', communityId)
    .executeTakeFirstOrThrow()
  const place = { city: 'AUSTIN', state: 'TX', zip: '78701' }
  const goes = { ...row, kind: 'street', street: '1 MAIN STREET', ...place, homeKey: '78701|1' }
  await db
    .insertInto('properties')
    .values({ ...goes, deletedAt: mergedAt, mergedInto: staysId })
    .execute()
  const merge = { ...row, staysId, goesId: row.id, mergedBy, mergedAt, carried: '{}' }
  await db.insertInto('homeMerges').values(merge).execute()
}

/** A roster of one row, and its plan. */
async function fillWithRoster(db: Db, { row, now }: Pick<About, 'row' | 'now'>) {
  const { communityId, id: rosterId } = row
  const file = { fileName: 'owners.csv', sheet: '{}', rowCount: 1 }
  const roster = { ...row, ...file, passBatchId: newId(), madeAt: now }
  await db.insertInto('rosters').values(roster).execute()
  await db
    .insertInto('rosterFiles')
    .values({ communityId, rosterId, bytes: Buffer.from('Name') })
    .execute()
  const line = { communityId, rosterId, line: 2 }
  await db
    .insertInto('rosterRows')
    .values({ ...line, cells: '["Ana Reyes"]' })
    .execute()
  const plan = { understood: '{}', plan: '{}', verdict: 'attention', hasEmail: false }
  await db
    .insertInto('rosterPlans')
    .values({ ...line, ...plan })
    .execute()
  await db
    .insertInto('conversationRosters')
    .values({ communityId, rosterId, conversationId: newId(), fileId: newId() })
    .execute()
  const ended = { conversationId: newId(), fileName: 'old.csv', because: 'expired', endedAt: now }
  await db
    .insertInto('endedRosters')
    .values({ communityId, rosterId: newId(), ...ended })
    .execute()
}

/** Puts at least one row into every table, of two communities and of people as such. */
export async function fillDatabase(db: Db): Promise<void> {
  await sql`insert into installation (server_key_check) values (${keyCheck(secret)})`.execute(db)
  await aFullCommunity(db)
  await aFullCommunity(db)
  await anInvitation(db)
  await fillWithPerson(db)
}

/** Every row of every table a backup holds, as PostgreSQL writes it, by table. `owner` sees all. */
export async function contentsOf(owner: Db): Promise<Record<string, string[]>> {
  const tables = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = current_schema()::regnamespace and relkind = 'r'
      and relname not in ('kysely_migration', 'kysely_migration_lock', 'request_limits')
    order by relname collate "C"`.execute(owner)
  const contents: Record<string, string[]> = {}
  for (const { name } of tables.rows) {
    const rows = await sql<{ line: string }>`
      select t::text as line from ${sql.table(name)} t order by t::text collate "C"`.execute(owner)
    contents[name] = rows.rows.map(({ line }) => line)
  }
  return contents
}

/** How many rows a database holds in all. */
export async function countRows(owner: Db): Promise<number> {
  return Object.values(await contentsOf(owner)).flat().length
}
