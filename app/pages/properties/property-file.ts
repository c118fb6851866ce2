import { columnsOfHome, type FileColumn, homeColumnWords, rowsOfFile } from '#app/home-columns.ts'
import type { Locale } from '#app/words/locale.ts'
import { sayIn } from '#app/words/words.ts'
import type { Db } from '#database/connect.ts'
import { exportProperties } from '#domain/properties/export-properties.ts'
import type { ExportedProperty } from '#domain/properties/list-properties.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { propertyWords } from './property-words.ts'

type Wish = Parameters<typeof exportProperties>[2]

/** The homes of a tab that a search finds, as rows of a file, part by part: what the list shows, and no more. */
export async function propertyFile(db: Db, by: Actor, wish: Wish, locale: Locale) {
  const parts = await exportProperties(db, by, wish)
  return rowsOfFile(columnsFor(locale, by.permissions.has('admin view members')), parts)
}

type Column = FileColumn<ExportedProperty>

/** Without the permission to see people there is no column of them. */
function columnsFor(locale: Locale, seesPeople: boolean): Column[] {
  const say = sayIn(locale, propertyWords)
  const people: Column = [say('livesThere'), ({ people }) => people?.join(', ') ?? '']
  return [
    ...columnsOfHome<ExportedProperty>(sayIn(locale, homeColumnWords)),
    [say('status'), ({ state }) => say(`is ${state}`)],
    [say('households'), ({ households }) => String(households)],
    ...(seesPeople ? [people] : []),
    [say('joined'), ({ living }) => String(living)],
    [say('expectedCount'), ({ expected }) => String(expected)],
    [say('pastOccupants'), ({ past }) => String(past)],
  ]
}
