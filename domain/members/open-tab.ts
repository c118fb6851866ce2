import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { MemberQuestion } from './find-rows.ts'
import { type ListColumn, readColumns } from './list-columns.ts'
import { listMembers, type MemberPage } from './list-members.ts'
import { countMembers, type MemberTab } from './member-tabs.ts'

/** One page of a tab, how many stand on every tab, and which columns the actor wants, in one transaction. */
export function openTab(
  db: Db,
  by: Actor,
  question: MemberQuestion,
): Promise<{ page: MemberPage; counts: Record<MemberTab, number>; columns: ListColumn[] }> {
  return inCommunity(db, by.communityId, async (db) => {
    const [page, counts, columns] = await Promise.all([
      listMembers(db, by, question),
      countMembers(db, by),
      readColumns(db, by),
    ])
    return { page, counts, columns }
  })
}
