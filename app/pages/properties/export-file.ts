import { entrance, house, visit } from '#app/context.ts'
import { readExport } from '#app/export-wish.ts'
import { datedName, fileAnswer } from '#app/file-answer.ts'
import { openForm } from '#app/forms.ts'
import { columnsOfHome, type FileColumn, homeColumnWords, rowsOfFile } from '#app/home-columns.ts'
import { onlyForms } from '#app/only-forms.ts'
import type { Locale } from '#app/words/locale.ts'
import { sayIn } from '#app/words/words.ts'
import { exportProperties } from '#domain/properties/export-properties.ts'
import type { ExportedProperty } from '#domain/properties/list-properties.ts'
import { propertyTabs } from '#domain/properties/property-state.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/export-file.ts'
import { propertyWords } from './property-words.ts'

export const middleware = onlyForms(({ slug }) => `/c/${slug}/properties/export`)

/** The homes of a tab that a search finds, as a file: what the list shows, and no more. */
export async function action({ request, context }: Route.ActionArgs) {
  const { by, community } = context.get(entrance)
  requirePermission(by, 'export members')
  requirePermission(by, 'view property')
  const { db, spreadsheets } = context.get(house)
  const wish = readExport(await openForm(request), propertyTabs)
  const parts = await exportProperties(db, by, wish)
  const columns = columnsFor(context.get(visit).locale, by.permissions.has('admin view members'))
  const pieces = spreadsheets.write(wish.format, rowsOfFile(columns, parts))
  return fileAnswer({ format: wish.format, name: datedName(community, 'properties'), pieces })
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
