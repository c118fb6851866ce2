import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { runsAGroup } from '#domain/groups/list-own-groups.ts'
import { type ValuesOfMembers, valuesOfMembers } from '#domain/member-fields/fields-in-lists.ts'
import { type GrantableRole, listGrantable } from '#domain/roles/list-grantable.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { type ChosenColumns, readColumns } from './list-columns.ts'
import { listMembers, type MemberPage } from './list-members.ts'
import { countMembers, type MemberTab } from './member-tabs.ts'
import type { MemberQuestion } from './whom-it-means.ts'

/** Everything the list of members shows. */
export type OpenTab = {
  page: MemberPage
  counts: Record<MemberTab, number>
  /** Which columns the actor wants. */
  chosen: ChosenColumns
  /** What stands in the fields among them. */
  values: ValuesOfMembers
  /** Whether the actor may add members to some group. */
  runsAGroup: boolean
  /** The roles to choose from, where one may be chosen in the row. */
  roles: GrantableRole[]
}

/** One page of a tab, how many stand on every tab, and what may be chosen there, in one transaction. */
export function openTab(
  db: Db,
  by: Actor,
  question: MemberQuestion,
  { choosesRoles }: { choosesRoles: boolean },
): Promise<OpenTab> {
  return inCommunity(db, by.communityId, async (db) => {
    const [page, counts, chosen, runs, roles] = await Promise.all([
      listMembers(db, by, question),
      countMembers(db, by),
      readColumns(db, by),
      runsAGroup(db, by),
      choosesRoles ? listGrantable(db, by) : [],
    ])
    const values = await valuesOfMembers(db, by.communityId, {
      memberIds: page.members.map(({ id }) => id),
      fieldIds: chosen.fields.map(({ id }) => id),
    })
    return { page, counts, chosen, values, runsAGroup: runs, roles }
  })
}
