import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordExport } from '#domain/audit/record-export.ts'
import { inPages } from '#domain/in-pages.ts'
import {
  type FieldColumn,
  fieldsForLists,
  valuesOfMembers,
} from '#domain/member-fields/fields-in-lists.ts'
import type { HomeColumns, Occupancy } from '#domain/properties/property.ts'
import { type Actor, type Permission, requirePermission } from '#domain/roles/permission.ts'
import { countFound } from './find-rows.ts'
import type { ListColumn } from './list-columns.ts'
import { type ListedMember, listMembers } from './list-members.ts'
import { requireTab } from './member-tabs.ts'
import type { MemberQuestion } from './whom-it-means.ts'

/** Every column a file of members can have, in their order; those of a home are of the one they have had longest. */
export const exportColumns = [
  'firstName', 'lastName', 'address', 'lot', 'unit', 'city', 'state', 'zip', 'email', 'phone',
  'householdRole', 'occupancy', 'role', 'title', 'standing', 'since',
] as const // biome-ignore format: a table
export type ExportColumn = (typeof exportColumns)[number]

const homeColumns = ['address', 'lot', 'unit', 'city', 'state', 'zip', 'householdRole', 'occupancy']

/** What a column needs; the others come with the list. */
function neededFor(column: ExportColumn): Permission | null {
  if (homeColumns.includes(column)) return 'view member property address'
  if (column === 'email') return 'view member email'
  return column === 'phone' ? 'view member phone' : null
}

/**
 * The columns an actor may have in a file. What a member shows to neighbours on a page is not shown for others to
 * take away: without the permission to see e-mails there is no column of them.
 */
export function mayExport({ permissions }: Pick<Actor, 'permissions'>): ExportColumn[] {
  return exportColumns.filter((column) => {
    const needed = neededFor(column)
    return needed === null || permissions.has(needed)
  })
}

/** The columns of a file that stand for those of the list. */
export function columnsOfList(shown: readonly ListColumn[]): ExportColumn[] {
  return exportColumns.filter((column) => {
    if (column === 'firstName' || column === 'lastName') return true
    if (homeColumns.includes(column)) return shown.includes('address')
    return shown.includes((column === 'standing' ? 'since' : column) as ListColumn)
  })
}

/** A member in a file: as the list has them, where they live, and what stands in the fields of the file. */
export type ExportedMember = ListedMember & {
  home: ExportedHome | null
  values: ReadonlyMap<string, string>
}

export type ExportedHome = HomeColumns & {
  householdRole: 'head' | 'member'
  occupancy: Occupancy
}

type Wish = {
  question: Pick<MemberQuestion, 'tab' | 'search' | 'sort' | 'roleNames'>
  columns: readonly ExportColumn[]
  /** The ids of the fields that are columns too; *all*: all that the actor may see. */
  fields: readonly string[] | 'all'
  format: 'csv' | 'xlsx'
}

type Taken = {
  columns: ExportColumn[]
  fields: FieldColumn[]
  parts: AsyncGenerator<ExportedMember[]>
}

type Part = { question: MemberQuestion; fields: readonly FieldColumn[] }

/** So many members are read at once. */
const part = 1000

/**
 * Everybody on a tab whom a search finds, on all its pages, part by part: however many there are, only one part is
 * held. That the actor has taken them is written down first, with how many there are then.
 */
export async function exportMembers(
  db: Db,
  by: Actor,
  wish: Wish,
  { at }: { at?: Date } = {},
): Promise<Taken> {
  requirePermission(by, 'export members')
  requireTab(by, wish.question.tab)
  const allowed = mayExport(by)
  const columns = allowed.filter((column) => wish.columns.includes(column))
  const begin = async (db: Db, now: Date) => {
    const seen = await fieldsForLists(db, by)
    const fields = seen.filter(({ id }) => wish.fields === 'all' || wish.fields.includes(id))
    const list = { ...wish.question, columns, fields, format: wish.format }
    const count = await countFound(db, by, wish.question)
    await recordExport(db, by, { deed: 'exported members', list, count, now })
    return fields
  }
  const fields = await inCommunity(db, by.communityId, begin, at)
  const question = { ...wish.question, most: part }
  const parts = inPages((after) => readPart(db, by, { question: { ...question, after }, fields }))
  return { columns, fields, parts }
}

function readPart(db: Db, by: Actor, { question, fields }: Part) {
  return inCommunity(db, by.communityId, async (db) => {
    const { members, next } = await listMembers(db, by, question)
    const homes = await readHomes(db, by, members)
    const values = await valuesOfMembers(db, by.communityId, {
      memberIds: members.map(({ id }) => id),
      fieldIds: fields.map(({ id }) => id),
    })
    const items = members.map((member) => ({
      ...member,
      home: homes.get(member.id) ?? null,
      values: values.get(member.id) ?? new Map<string, string>(),
    }))
    return { items, next }
  })
}

async function readHomes(
  db: Db,
  { communityId, permissions }: Actor,
  members: readonly ListedMember[],
): Promise<Map<string, ExportedHome>> {
  if (!permissions.has('view member property address')) return new Map()
  const ids = members.map(({ id }) => id)
  const answer = await sql<ExportedHome & { memberId: string }>`
    select distinct on (residencies.member_id) residencies.member_id, properties.street, properties.lot,
      properties.unit, properties.city, properties.state, properties.zip, residencies.household_role,
      residencies.occupancy
    from residencies
    join households on households.community_id = residencies.community_id
      and households.id = residencies.household_id
    join properties on properties.community_id = households.community_id
      and properties.id = households.property_id
    where residencies.community_id = ${communityId} and residencies.member_id = any(${ids}::uuid[])
      and residencies.until is null
    order by residencies.member_id, residencies.since`.execute(db)
  return new Map(answer.rows.map(({ memberId, ...home }) => [memberId, home]))
}
