import type { Selectable, Updateable } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Communities } from '#database/tables.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'

/** What a community may choose for itself, as the audit log names it. */
export type Preference =
  | 'name'
  | 'place'
  | 'language'
  | 'color'
  | 'default role'
  | 'invitation days'
  | 'open codes'

type Chosen = Selectable<Communities>

type Change<Column extends keyof Chosen> = {
  preference: Preference
  /** What is chosen; nothing else of the community is touched. */
  to: Pick<Chosen, Column>
  /** What the audit log keeps of it, before and after. */
  print: (row: Pick<Chosen, Column>) => string | null
}

/**
 * Writes one choice of a community, and an audit event with what it was and is. Who chooses at the same
 * time takes turns; choosing what is chosen already changes nothing. Requires that one may update preferences.
 */
export function changePreference<Column extends keyof Chosen>(
  db: Db,
  by: Actor,
  { preference, to, print }: Change<Column>,
): Promise<void> {
  requirePermission(by, 'update community preferences')
  return inCommunity(db, by.communityId, async (db, now) => {
    const before: Chosen = await db
      .selectFrom('communities')
      .selectAll()
      .where('id', '=', by.communityId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow()
    const columns = Object.keys(to) as Column[]
    if (columns.every((column) => before[column] === to[column])) return
    const change: Updateable<Communities> = to
    await db.updateTable('communities').set(change).where('id', '=', by.communityId).execute()
    const { communityId, memberId: actorId, accountId, from } = by
    const facts = { preference, was: print(before), is: print(to) }
    const about = { communityId, actorId, accountId, facts, from, now }
    await recordEvent(db, { ...about, deed: 'changed preference' })
  })
}
