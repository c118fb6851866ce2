import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type FieldColumn, fieldsForLists } from '#domain/member-fields/fields-in-lists.ts'
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

/** What somebody wants to see in the list: columns of the product, and member fields of the community. */
export type ChosenColumns = { columns: ListColumn[]; fields: FieldColumn[] }

/** Everything that an actor could choose. */
export function columnsToChoose(db: Db, by: Actor): Promise<ChosenColumns> {
  return inCommunity(db, by.communityId, async (db) => ({
    columns: columnsFor(by),
    fields: await fieldsForLists(db, by),
  }))
}

/** The columns that an actor has chosen in this community, or the usual ones. */
export function readColumns(db: Db, by: Actor): Promise<ChosenColumns> {
  const { communityId, memberId } = by
  return inCommunity(db, communityId, async (db) => {
    const own = await db
      .selectFrom('members')
      .select(['listColumns', 'listFields'])
      .where('communityId', '=', communityId)
      .where('id', '=', memberId)
      .executeTakeFirst()
    const chosen: readonly string[] = own?.listColumns ?? usual
    const wanted = own?.listFields ?? []
    const fields = wanted.length > 0 ? await fieldsForLists(db, by) : []
    return {
      columns: columnsFor(by).filter((column) => chosen.includes(column)),
      fields: fields.filter(({ id }) => wanted.includes(id)),
    }
  })
}

/** Remembers which columns an actor wants, on every device; null: the usual ones. Others do not notice. */
export function chooseColumns(db: Db, by: Actor, chosen: ChosenColumns | null): Promise<void> {
  const { communityId, memberId } = by
  return inCommunity(db, communityId, async (db) => {
    await db
      .updateTable('members')
      .set({
        listColumns: chosen?.columns ?? null,
        listFields: chosen?.fields.map(({ id }) => id) ?? null,
      })
      .where('communityId', '=', communityId)
      .where('id', '=', memberId)
      .execute()
  })
}
