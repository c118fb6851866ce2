import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { addDays } from '#domain/days.ts'
import { fullName } from '#domain/members/member.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { requireMayMerge, undoDays } from './merge.ts'
import type { Overtaken } from './undo-merge.ts'

/** The most merges that are listed. */
export const mostMerges = 100

/** A merge of the last thirty days. */
export type ListedMerge = {
  id: string
  /** The record that stays, and the one that has gone into it. */
  stays: string
  goes: string
  mergedBy: string
  mergedAt: Date
  /** Until when it can be undone; null when it was, or its record has become part of another. */
  undoneBefore: Date | null
  undoneAt: Date | null
  undoneBy: string | null
  /** What could not come back. */
  overtaken: Overtaken[]
}

/** The merges of the last thirty days, newest first. */
export function listMerges(db: Db, by: Actor, { at }: { at?: Date } = {}): Promise<ListedMerge[]> {
  requireMayMerge(by)
  const work = async (db: Db, now: Date): Promise<ListedMerge[]> => {
    const rows = await recentMerges(db, by, now)
      .innerJoin('members as stays', (on) =>
        on
          .onRef('stays.communityId', '=', 'merges.communityId')
          .onRef('stays.id', '=', 'merges.staysId'),
      )
      .innerJoin('members as goes', (on) =>
        on
          .onRef('goes.communityId', '=', 'merges.communityId')
          .onRef('goes.id', '=', 'merges.goesId'),
      )
      .innerJoin('members as merger', (on) =>
        on
          .onRef('merger.communityId', '=', 'merges.communityId')
          .onRef('merger.id', '=', 'merges.mergedBy'),
      )
      .leftJoin('members as undoer', (on) =>
        on
          .onRef('undoer.communityId', '=', 'merges.communityId')
          .onRef('undoer.id', '=', 'merges.undoneBy'),
      )
      .select(['merges.id', 'merges.mergedAt', 'merges.undoneAt', 'merges.overtaken'])
      .select(['stays.firstName as staysFirst', 'stays.lastName as staysLast'])
      .select(['goes.firstName as goesFirst', 'goes.lastName as goesLast'])
      .select(['merger.firstName as mergerFirst', 'merger.lastName as mergerLast'])
      .select(['undoer.firstName as undoerFirst', 'undoer.lastName as undoerLast'])
      .select('stays.mergedInto')
      .orderBy('merges.mergedAt', 'desc')
      .orderBy('merges.id')
      .limit(mostMerges)
      .execute()
    return rows.map(show)
  }
  return inCommunity(db, by.communityId, work, at)
}

function recentMerges(db: Db, { communityId }: Actor, now: Date) {
  return db
    .selectFrom('merges')
    .where('merges.communityId', '=', communityId)
    .where('merges.mergedAt', '>=', addDays(now, -undoDays))
}

type Row = {
  id: string
  mergedAt: Date
  undoneAt: Date | null
  overtaken: unknown
  mergedInto: string | null
  staysFirst: string
  staysLast: string
  goesFirst: string
  goesLast: string
  mergerFirst: string
  mergerLast: string
  undoerFirst: string | null
  undoerLast: string | null
}

function show(row: Row): ListedMerge {
  const { id, mergedAt, undoneAt, undoerFirst, undoerLast } = row
  const name = (firstName: string, lastName: string) => fullName({ firstName, lastName })
  return {
    ...{ id, mergedAt, undoneAt },
    stays: name(row.staysFirst, row.staysLast),
    goes: name(row.goesFirst, row.goesLast),
    mergedBy: name(row.mergerFirst, row.mergerLast),
    undoneBefore: undoneAt || row.mergedInto ? null : addDays(mergedAt, undoDays),
    undoneBy: undoerFirst && undoerLast ? name(undoerFirst, undoerLast) : null,
    overtaken: row.overtaken as Overtaken[],
  }
}
