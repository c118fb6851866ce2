import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Home } from '#domain/addresses/home.ts'
import { printPhone } from '#domain/contacts/phone-number.ts'
import { type ListedHousehold, listHouseholds } from '#domain/households/list-households.ts'
import { fullName, type MemberState, memberState } from '#domain/members/member.ts'
import { printHome } from '#domain/properties/property.ts'
import { spelledSo } from '#domain/properties/spelled-so.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { type Known, listCandidates, listNamesakes } from './list-candidates.ts'
import { sameName } from './same-name.ts'
import type { SettleRefusal } from './settle-request.ts'

/** The most join requests one page shows. */
export const mostRequests = 25

/** Somebody of the roster beside a join request. */
export type LikelyPerson = {
  memberId: string
  name: string
  state: MemberState
  /** Why they may be who asks. */
  because: { name: boolean; home: boolean; contact: boolean }
  /** Their address on file; null where there is none, and to those who may not see it. */
  email: string | null
  /** Whether they are expected and have not come, so that the request may be linked to them. */
  isExpected: boolean
}

/** Somebody who waits for a leader, and what the community knows about what they say. */
export type WaitingRequest = {
  id: string
  name: string
  email: string
  phone: string | null
  /** The home as they told it, in one line. */
  home: string
  /** Whether the community knows that home. */
  isKnownHome: boolean
  households: ListedHousehold[]
  people: LikelyPerson[]
  askedAt: Date
}

/** Who asks to be let in and waits for a leader, longest waiting first. */
export function listRequests(
  db: Db,
  by: Actor,
): Promise<{ requests: WaitingRequest[]; more: boolean }> {
  requirePermission(by, 'invite members')
  return inCommunity(db, by.communityId, async (db) => {
    const rows = await requestsOf(db, by)
      .where('settledAt', 'is', null)
      .limit(mostRequests + 1)
      .execute()
    const requests: WaitingRequest[] = []
    for (const row of rows.slice(0, mostRequests)) requests.push(await describe(db, by, row))
    return { requests, more: rows.length > mostRequests }
  })
}

/** One of those who wait; refuses when a leader has settled it, or there never was such a one. */
export function readRequest(
  db: Db,
  by: Actor,
  { requestId }: { requestId: string },
): Promise<Result<WaitingRequest, SettleRefusal>> {
  requirePermission(by, 'invite members')
  return inCommunity(db, by.communityId, async (db) => {
    const row = await requestsOf(db, by).where('id', '=', requestId).executeTakeFirst()
    if (!row) return refuse({ because: 'unknown' })
    if (row.settledAt) return refuse({ because: 'settled already' })
    return accept(await describe(db, by, row))
  })
}

function requestsOf(db: Db, by: Actor) {
  return db
    .selectFrom('joinRequests')
    .selectAll()
    .where('communityId', '=', by.communityId)
    .orderBy('askedAt')
    .orderBy('id')
}

type Row = Awaited<ReturnType<ReturnType<typeof requestsOf>['executeTakeFirstOrThrow']>>

async function describe(db: Db, by: Actor, row: Row): Promise<WaitingRequest> {
  const { communityId } = by
  const { id, email, phone, askedAt } = row
  const home = row.home as unknown as Home
  const [property, likely] = await Promise.all([
    db
      .selectFrom('properties')
      .select('id')
      .where('properties.communityId', '=', communityId)
      .where('id', '=', sql<string>`any(${spelledSo(communityId, row.homeKey)})`)
      .where('deletedAt', 'is', null)
      .executeTakeFirst(),
    listLikely(db, communityId, row),
  ])
  const households = property ? await listHouseholds(db, by, { propertyId: property.id }) : []
  return {
    id,
    name: fullName(row),
    email,
    phone: phone && printPhone(phone),
    home: printHome(home),
    isKnownHome: property !== undefined,
    households,
    people: likely.map((one) => showPerson(by, row, one)).toSorted(byLikeness),
    askedAt,
  }
}

/** Whom home or contact lead to, and who has the name, each once. */
async function listLikely(db: Db, communityId: string, row: Row): Promise<Known[]> {
  const [candidates, namesakes] = await Promise.all([
    listCandidates(db, communityId, row),
    listNamesakes(db, communityId, row),
  ])
  const found = new Set(candidates.map(({ memberId }) => memberId))
  return [...candidates, ...namesakes.filter(({ memberId }) => !found.has(memberId))]
}

function showPerson({ permissions }: Actor, row: Row, known: Known): LikelyPerson {
  const { memberId, accountId, joinedAt, suspendedAt } = known
  const contact = known.email === row.email || (row.phone !== null && known.phone === row.phone)
  return {
    memberId,
    name: fullName(known),
    state: memberState({ joinedAt, leftAt: null, suspendedAt }),
    because: { name: sameName(row, known) !== null, home: known.isThere, contact },
    email: permissions.has('view member email') ? known.email : null,
    isExpected: !joinedAt && !accountId,
  }
}

function byLikeness(one: LikelyPerson, other: LikelyPerson): number {
  const points = ({ because: { name, home, contact } }: LikelyPerson) =>
    Number(name) * 2 + Number(contact) + Number(home)
  return points(other) - points(one)
}
