import { entrance, house, visit } from '#app/context.ts'
import { readExport } from '#app/export-wish.ts'
import { datedName, fileAnswer } from '#app/file-answer.ts'
import { openForm } from '#app/forms.ts'
import { onlyForms } from '#app/only-forms.ts'
import { propertyTabs } from '#domain/properties/property-state.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/export-file.ts'
import { propertyFile } from './property-file.ts'

export const middleware = onlyForms(({ slug }) => `/c/${slug}/properties/export`)

/** The homes of a tab that a search finds, as a file. */
export async function action({ request, context }: Route.ActionArgs) {
  const { by, community } = context.get(entrance)
  requirePermission(by, 'export members')
  requirePermission(by, 'view property')
  const { db, spreadsheets } = context.get(house)
  const wish = readExport(await openForm(request), propertyTabs)
  const rows = await propertyFile(db, by, wish, context.get(visit).locale)
  const pieces = spreadsheets.write(wish.format, rows)
  return fileAnswer({ format: wish.format, name: datedName(community, 'properties'), pieces })
}
