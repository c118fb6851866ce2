import { fieldValueInFile } from '#app/field-value.ts'
import { plainDaysIn } from '#app/file-answer.ts'
import { columnOfHome, type FileColumn, homeColumnWords, rowsOfFile } from '#app/home-columns.ts'
import type { Locale } from '#app/words/locale.ts'
import { sayIn } from '#app/words/words.ts'
import type { Db } from '#database/connect.ts'
import { printPhone } from '#domain/contacts/phone-number.ts'
import type { FieldColumn } from '#domain/member-fields/fields-in-lists.ts'
import type { ExportColumn, ExportedMember } from '#domain/members/export-members.ts'
import { exportMembers } from '#domain/members/export-members.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { exportWords } from './export-words.ts'

type Wish = Parameters<typeof exportMembers>[2]

/** Everybody on a tab whom a search finds, as rows of a file, part by part. */
export async function memberFile(
  db: Db,
  by: Actor,
  wish: Wish,
  { locale, timeZone }: { locale: Locale; timeZone: string },
) {
  const { columns, fields, parts } = await exportMembers(db, by, wish)
  const known = columnsOfFile(columns, { locale, day: plainDaysIn(timeZone) })
  return rowsOfFile([...known, ...fields.map((field) => columnOfField(field, locale))], parts)
}

/** A column that the community has named itself. */
function columnOfField(
  { id, name, kind }: FieldColumn,
  locale: Locale,
): FileColumn<ExportedMember> {
  const print = (value: string | undefined) => (value ? fieldValueInFile(locale, kind, value) : '')
  return [name, ({ values }) => print(values.get(id))]
}

/** The columns of a file of members, in words that can be read in again; `day` prints a day as files have it. */
function columnsOfFile(
  columns: readonly ExportColumn[],
  { locale, day }: { locale: Locale; day: (day: Date) => string },
): FileColumn<ExportedMember>[] {
  const say = sayIn(locale, exportWords)
  const sayHome = sayIn(locale, homeColumnWords)
  const known: Record<ExportColumn, FileColumn<ExportedMember>> = {
    firstName: [say('firstName'), ({ firstName }) => firstName],
    lastName: [say('lastName'), ({ lastName }) => lastName],
    address: columnOfHome('street', sayHome),
    lot: columnOfHome('lot', sayHome),
    unit: columnOfHome('unit', sayHome),
    city: columnOfHome('city', sayHome),
    state: columnOfHome('state', sayHome),
    zip: columnOfHome('zip', sayHome),
    email: [say('email'), ({ email }) => email ?? ''],
    phone: [say('phone'), ({ phone }) => (phone ? printPhone(phone) : '')],
    householdRole: [say('householdRole'), ({ home }) => (home ? say(home.householdRole) : '')],
    occupancy: [
      say('occupancy'),
      ({ home }) => (home && home.occupancy !== 'other' ? say(home.occupancy) : ''),
    ],
    role: [say('role'), ({ role }) => role],
    title: [say('titleColumn'), ({ title }) => title ?? ''],
    standing: [say('standing'), ({ state }) => say(state)],
    since: [say('since'), ({ since }) => day(since)],
  }
  return columns.map((column) => known[column])
}
