import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { activeInGroups, howMany, waitingForGroups } from './active-in-group.ts'
import type { GroupStanding } from './group.ts'

export type ListedGroup = {
  id: string
  name: string
  about: string
  isOpen: boolean
  /** How many active members are in it. */
  memberCount: number
  standing: GroupStanding
  /** How many wait to be let in; 0 for those who cannot let them in. */
  waiting: number
}

/** How many groups one page lists. */
export const groupsOnPage = 50

export type GroupPage = { groups: ListedGroup[]; next: string | null }

/** The groups of a community in the order of their names, those after a name key; how the actor stands to each. */
export function listGroups(
  db: Db,
  by: Actor,
  { after = '' }: { after?: string } = {},
): Promise<GroupPage> {
  requirePermission(by, 'view member groups')
  return inCommunity(db, by.communityId, async (db) => {
    const rows = await readGroups(db, by, after)
    const groups = rows.slice(0, groupsOnPage)
    const manages = by.permissions.has('manage member groups')
    return {
      groups: groups.map(({ isAdmin, hasAsked, waiting, nameKey: _, ...group }) => ({
        ...group,
        standing: standingOf({ isAdmin, hasAsked }),
        waiting: manages || isAdmin ? waiting : 0,
      })),
      next: rows.length > groupsOnPage ? groups.at(-1)!.nameKey : null,
    }
  })
}

/** How somebody stands to a group. `isAdmin`: null for who is not in it. */
export function standingOf(own: { isAdmin: boolean | null; hasAsked: boolean }): GroupStanding {
  if (own.isAdmin !== null) return own.isAdmin ? 'admin' : 'member'
  return own.hasAsked ? 'asked' : 'outside'
}

/** The group of the row that is being read. */
const thisGroup = sql<string>`groups.id`

function readGroups(db: Db, { communityId, memberId }: Actor, after: string) {
  const mine = activeInGroups(db, communityId)
    .where('groupMembers.groupId', '=', thisGroup)
    .where('groupMembers.memberId', '=', memberId)
  const asked = waitingForGroups(db, communityId)
    .where('groupRequests.groupId', '=', thisGroup)
    .where('groupRequests.memberId', '=', memberId)
  const all = activeInGroups(db, communityId).where('groupMembers.groupId', '=', thisGroup)
  const waiting = waitingForGroups(db, communityId).where('groupRequests.groupId', '=', thisGroup)
  return db
    .selectFrom('groups')
    .select(['groups.id', 'groups.name', 'groups.nameKey', 'groups.about', 'groups.isOpen'])
    .select((eb) => [
      mine.select('groupMembers.isAdmin').as('isAdmin'),
      eb.exists(asked.select('groupRequests.id')).as('hasAsked'),
      all.select(howMany.as('count')).$asScalar().$notNull().as('memberCount'),
      waiting.select(howMany.as('count')).$asScalar().$notNull().as('waiting'),
    ])
    .where('groups.communityId', '=', communityId)
    .where('groups.deletedAt', 'is', null)
    .where('groups.nameKey', '>', after)
    .orderBy('groups.nameKey')
    .limit(groupsOnPage + 1)
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, hasAsked: Boolean(row.hasAsked) })))
}
