import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { fullName } from '#domain/members/member.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { Column } from './field.ts'
import type { RosterRecord } from './find-roster.ts'
import { noTotals, type Totals } from './planned.ts'
import {
  type KeptSheet,
  type RosterDetail,
  type RosterStory,
  rosterState,
  type Sends,
  type WithoutEmail,
} from './roster.ts'

/** One roster of the community, and how far it has come; null when there is none of this id. */
export function readRoster(db: Db, by: Actor, rosterId: string): Promise<RosterDetail | null> {
  requirePermission(by, 'import roster')
  return inCommunity(db, by.communityId, async (db) => {
    const found = await withMakers(db, by).where('rosters.id', '=', rosterId).executeTakeFirst()
    return found ? { ...storyOf(found), ...detailOf(found) } : null
  })
}

type Found = Awaited<ReturnType<ReturnType<typeof withMakers>['executeTakeFirstOrThrow']>>

/** The rosters of a community, each with the name of whoever brought it. */
export function withMakers(db: Db, { communityId }: Actor) {
  return db
    .selectFrom('rosters')
    .leftJoin('members', (join) =>
      join
        .onRef('members.communityId', '=', 'rosters.communityId')
        .onRef('members.id', '=', 'rosters.madeBy'),
    )
    .selectAll('rosters')
    .select(['members.firstName', 'members.lastName'])
    .where('rosters.communityId', '=', communityId)
}

/** What there is to tell of a roster that {@link withMakers} found. */
export function storyOf({ firstName, lastName, ...record }: Found): RosterStory {
  const madeBy = firstName === null || lastName === null ? null : fullName({ firstName, lastName })
  const { id, fileName, madeAt, rowCount, changedRows, doneRows, withoutEmail } = record
  const { startedAt, finishedAt, undoneAt } = record
  const kept = record.totals as Partial<Totals> | null
  const totals = kept === null ? null : { ...noTotals, ...kept }
  return {
    ...{ id, fileName, madeAt, madeBy, rowCount, totals, changedRows, doneRows },
    ...{ startedAt, finishedAt, undoneAt },
    state: rosterState(record),
    wish: record.askedFor as RosterStory['wish'],
    progress: progressOf(record, totals),
    sends: sendsOf(record),
    withoutEmail: withoutEmail as WithoutEmail,
  }
}

function progressOf(
  { askedFor, checkedRows, rowCount, doneRows, changedRows }: RosterRecord,
  totals: Totals | null,
): RosterStory['progress'] {
  if (askedFor === 'check') return { done: checkedRows, of: rowCount }
  return { done: doneRows + changedRows, of: totals ? totals.create + totals.update : 0 }
}

function sendsOf({ sends, sendAt }: RosterRecord): Sends {
  return sendAt ? { at: sendAt } : (sends as 'now' | 'later')
}

function detailOf({
  id,
  passBatchId,
  sheet,
  columns,
  sharedStreet,
}: RosterRecord): Omit<RosterDetail, keyof RosterStory> {
  return {
    sheet: sheet as unknown as KeptSheet,
    columns: columns as unknown as Column[],
    sharedStreet,
    batches: { email: id, pass: passBatchId },
  }
}
