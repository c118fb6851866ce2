import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Actor } from '#domain/roles/permission.ts'

/** The columns of the list of members that one may choose, in their order; the name is always there. */
export const listColumns = ['address', 'role', 'title', 'email', 'phone', 'since'] as const
export type ListColumn = (typeof listColumns)[number]

/** What is shown to who has not chosen. */
const usual: readonly ListColumn[] = ['address', 'role', 'title', 'email', 'since']

/** The columns that an actor may see at all. Of e-mails and phones each member shows theirs or does not. */
export function columnsFor({ permissions }: Pick<Actor, 'permissions'>): ListColumn[] {
  const seesHomes = permissions.has('view member property address')
  return listColumns.filter((column) => column !== 'address' || seesHomes)
}

/** The columns that an actor has chosen in this community, or the usual ones. */
export function readColumns(db: Db, by: Actor): Promise<ListColumn[]> {
  const { communityId, memberId } = by
  return inCommunity(db, communityId, async (db) => {
    const own = await db
      .selectFrom('members')
      .select('listColumns')
      .where('communityId', '=', communityId)
      .where('id', '=', memberId)
      .executeTakeFirst()
    const chosen: readonly string[] = own?.listColumns ?? usual
    return columnsFor(by).filter((column) => chosen.includes(column))
  })
}

/** Remembers which columns an actor wants, on every device; null: the usual ones. Others do not notice. */
export function chooseColumns(
  db: Db,
  by: Actor,
  { columns }: { columns: readonly ListColumn[] | null },
): Promise<void> {
  const { communityId, memberId } = by
  return inCommunity(db, communityId, async (db) => {
    await db
      .updateTable('members')
      .set({ listColumns: columns && [...columns] })
      .where('communityId', '=', communityId)
      .where('id', '=', memberId)
      .execute()
  })
}
