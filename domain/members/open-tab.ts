import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { listMembers, type MemberPage, type MemberQuestion } from './list-members.ts'
import { countMembers, type MemberTab } from './member-tabs.ts'

/** One page of a tab, and how many stand on every tab, in one transaction. */
export function openTab(
  db: Db,
  by: Actor,
  question: MemberQuestion,
): Promise<{ page: MemberPage; counts: Record<MemberTab, number> }> {
  return inCommunity(db, by.communityId, async (db) => {
    const [page, counts] = await Promise.all([listMembers(db, by, question), countMembers(db, by)])
    return { page, counts }
  })
}
