import { entrance, house, visit } from '#app/context.ts'
import { readExport } from '#app/export-wish.ts'
import { datedName, fileAnswer } from '#app/file-answer.ts'
import { openForm } from '#app/forms.ts'
import { columnsOfHome, type FileColumn, homeColumnWords, rowsOfFile } from '#app/home-columns.ts'
import { onlyForms } from '#app/only-forms.ts'
import type { Locale } from '#app/words/locale.ts'
import { sayIn } from '#app/words/words.ts'
import { exportHouseholds } from '#domain/households/export-households.ts'
import { householdTabs } from '#domain/households/household-state.ts'
import { whatOfHouseholds } from '#domain/households/households-found.ts'
import type { ExportedHousehold } from '#domain/households/open-households.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/export-file.ts'
import { householdWords } from './household-words.ts'

export const middleware = onlyForms(({ slug }) => `/c/${slug}/households/export`)

/** The households of a tab that a search finds, as a file: what the list shows, and no more. */
export async function action({ request, context }: Route.ActionArgs) {
  const { by, community } = context.get(entrance)
  requirePermission(by, 'export members')
  requirePermission(by, 'view households')
  const { db, spreadsheets } = context.get(house)
  const wish = readExport(await openForm(request), householdTabs)
  const parts = await exportHouseholds(db, by, wish)
  const columns = columnsFor(context.get(visit).locale, whatOfHouseholds(by))
  const pieces = spreadsheets.write(wish.format, rowsOfFile(columns, parts))
  return fileAnswer({ format: wish.format, name: datedName(community, 'households'), pieces })
}

type Column = FileColumn<ExportedHousehold>

/** Without a permission to see people or homes there is no column of them. */
function columnsFor(locale: Locale, sees: { people: boolean; homes: boolean }): Column[] {
  const say = sayIn(locale, householdWords)
  const people: Column[] = [
    [say('people'), ({ people }) => people?.join(', ') ?? ''],
    [say('heads'), ({ heads }) => heads?.join(', ') ?? ''],
  ]
  return [
    [say('household'), ({ name }) => name ?? say('unnamed')],
    ...(sees.homes ? columnsOfHome<ExportedHousehold>(sayIn(locale, homeColumnWords)) : []),
    ...(sees.people ? people : []),
    [say('column joined'), ({ living }) => String(living)],
    [say('column expected'), ({ expected }) => String(expected)],
    [say('status'), ({ state }) => say(`is ${state}`)],
  ]
}
