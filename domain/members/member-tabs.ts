import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, type Permission, requirePermission } from '#domain/roles/permission.ts'

/** *All*: active and pending. */
export const memberTabs = ['all', 'active', 'leaders', 'inactive', 'pending'] as const
export type MemberTab = (typeof memberTabs)[number]

/** What it takes to open a tab. */
const needs: Record<MemberTab, Permission> = {
  all: 'admin view members',
  active: 'view active members',
  leaders: 'view leaders',
  inactive: 'admin view members',
  pending: 'admin view members',
}

const isActive = sql`members.joined_at is not null and members.left_at is null and members.suspended_at is null`
const isPending = sql`members.joined_at is null and members.left_at is null`

const conditions: Record<Exclude<MemberTab, 'leaders'>, RawBuilder<boolean>> = {
  all: sql<boolean>`(members.left_at is null and members.suspended_at is null)`,
  active: sql<boolean>`(${isActive})`,
  inactive: sql<boolean>`((members.left_at is not null or members.suspended_at is not null) and members.merged_into is null)`,
  pending: sql<boolean>`(${isPending})`,
}

/** Who stands on a tab, of rows of `members` of a community. */
export function membersOnTab(tab: MemberTab, communityId: string): RawBuilder<boolean> {
  if (tab !== 'leaders') return conditions[tab]
  return sql<boolean>`(${isActive} and members.role_id in (
    select roles.id from roles where roles.community_id = ${communityId} and roles.is_leader))`
}

/** Throws `NotAllowed` unless the actor may open the tab. */
export function requireTab(by: Actor, tab: MemberTab): void {
  requirePermission(by, needs[tab])
}

/** The tabs an actor may open, in their order. */
export function tabsOf(by: Actor): MemberTab[] {
  return memberTabs.filter((tab) => by.permissions.has(needs[tab]))
}

/** Beyond this many members the counts are no longer exact: `10,000+`. */
export const countedMembers = 10_000

/** How many members stand on each tab; counting ends at {@link countedMembers}, however many there are. */
export function countMembers(db: Db, by: Actor): Promise<Record<MemberTab, number>> {
  return inCommunity(db, by.communityId, async (db) => {
    const counts = memberTabs.map(
      (tab) =>
        sql`count(*) filter (where ${membersOnTab(tab, by.communityId)})::int as ${sql.id(tab)}`,
    )
    const answer = await sql<Record<MemberTab, number>>`
      select ${sql.join(counts)}
      from (select * from members where members.community_id = ${by.communityId}
            limit ${countedMembers + 1}) as members`.execute(db)
    return answer.rows[0]!
  })
}
