import { columnsOfHome, type FileColumn, homeColumnWords, rowsOfFile } from '#app/home-columns.ts'
import { householdNameIn } from '#app/words/household-name.ts'
import type { Locale } from '#app/words/locale.ts'
import { sayIn } from '#app/words/words.ts'
import type { Db } from '#database/connect.ts'
import { exportHouseholds } from '#domain/households/export-households.ts'
import { whatOfHouseholds } from '#domain/households/households-found.ts'
import type { ExportedHousehold } from '#domain/households/open-households.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { householdWords } from './household-words.ts'
import { printHeads } from './print-heads.ts'

type Wish = Parameters<typeof exportHouseholds>[2]

/** The households of a tab that a search finds, as rows of a file, part by part: what the list shows, and no more. */
export async function householdFile(db: Db, by: Actor, wish: Wish, locale: Locale) {
  const parts = await exportHouseholds(db, by, wish)
  return rowsOfFile(columnsFor(locale, whatOfHouseholds(by)), parts)
}

type Column = FileColumn<ExportedHousehold>

/** Without a permission to see people or homes there is no column of them. */
function columnsFor(locale: Locale, sees: { people: boolean; homes: boolean }): Column[] {
  const say = sayIn(locale, householdWords)
  const nameOf = householdNameIn(locale)
  const people: Column[] = [
    [say('people'), ({ people }) => people?.join(', ') ?? ''],
    [say('heads'), (household) => printHeads(household, say)],
  ]
  return [
    [say('household'), ({ name }) => (name ? nameOf(name) : say('unnamed'))],
    ...(sees.homes ? columnsOfHome<ExportedHousehold>(sayIn(locale, homeColumnWords)) : []),
    ...(sees.people ? people : []),
    [say('column joined'), ({ living }) => String(living)],
    [say('column expected'), ({ expected }) => String(expected)],
    [say('status'), ({ state }) => say(`is ${state}`)],
  ]
}
