import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { storyOf, withMakers } from './read-roster.ts'
import type { RosterStory } from './roster.ts'

/** How many rosters one page lists. */
export const rostersOnPage = 50

/** Where a page of rosters ends. It stays a place when its roster is gone. */
export type RosterMark = Pick<RosterStory, 'madeAt' | 'id'>

/** The page of what is older than a mark, or of what is newer; without both, the newest. */
export type RosterQuestion = { after?: RosterMark | null; before?: RosterMark | null }

export type RosterPage = {
  rosters: RosterStory[]
  /** The mark of the older ones, as {@link RosterQuestion} takes it *after*; null: there are none. */
  older: RosterMark | null
  /** The same of the newer ones, *before*. */
  newer: RosterMark | null
}

/** One page of the rosters of a community, newest first. However many there are, a page costs the same. */
export function listRosters(
  db: Db,
  by: Actor,
  { after = null, before = null }: RosterQuestion = {},
): Promise<RosterPage> {
  requirePermission(by, 'import roster')
  const mark = before ?? after
  const [beyond, direction] = before ? ([sql`>`, 'asc'] as const) : ([sql`<`, 'desc'] as const)
  return inCommunity(db, by.communityId, async (db) => {
    const found = await withMakers(db, by)
      .$if(mark !== null, (rosters) =>
        rosters.where(
          sql<boolean>`(rosters.made_at, rosters.id) ${beyond} (${mark?.madeAt}::timestamptz, ${mark?.id}::uuid)`,
        ),
      )
      .orderBy('rosters.madeAt', direction)
      .orderBy('rosters.id', direction)
      .limit(rostersOnPage + 1)
      .execute()
    const rosters = found.slice(0, rostersOnPage).map(storyOf)
    if (before) rosters.reverse()
    const goesOn = found.length > rostersOnPage
    const [hasOlder, hasNewer] = before ? [true, goesOn] : [goesOn, after !== null]
    return {
      rosters,
      older: hasOlder ? markOf(rosters.at(-1)) : null,
      newer: hasNewer ? markOf(rosters[0]) : null,
    }
  })
}

function markOf(roster: RosterStory | undefined): RosterMark | null {
  return roster ? { madeAt: roster.madeAt, id: roster.id } : null
}
