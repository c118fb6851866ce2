import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type ChosenByName, mostAtOnce } from '#domain/chosen-by-name.ts'
import { type Actor, type Permission, requirePermission } from '#domain/roles/permission.ts'
import { findRows } from './find-rows.ts'
import { fullName } from './member.ts'
import { requireTab } from './member-tabs.ts'
import type { MemberQuestion } from './whom-it-means.ts'

/**
 * The names of everybody on a tab whom a search finds, on all its pages, in the order of names, and at most
 * {@link mostAtOnce} of them. `need` is what it takes to do what they were chosen for.
 */
export async function nameEverybody(
  db: Db,
  by: Actor,
  {
    question: { tab, search, roleNames },
    need,
  }: { question: Pick<MemberQuestion, 'tab' | 'search' | 'roleNames'>; need: Permission },
): Promise<ChosenByName> {
  requirePermission(by, need)
  requireTab(by, tab)
  const everybody: MemberQuestion = { tab, search, roleNames, sort: 'name', most: mostAtOnce }
  return inCommunity(db, by.communityId, async (db) => {
    const rows = await findRows(db, by, everybody)
    const chosen = rows.slice(0, mostAtOnce).map((row) => ({ id: row.id, name: fullName(row) }))
    return { chosen, areMore: rows.length > mostAtOnce }
  })
}
