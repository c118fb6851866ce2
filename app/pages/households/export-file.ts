import { entrance, house, visit } from '#app/context.ts'
import { readExport } from '#app/export-wish.ts'
import { datedName, fileAnswer } from '#app/file-answer.ts'
import { openForm } from '#app/forms.ts'
import { onlyForms } from '#app/only-forms.ts'
import { householdTabs } from '#domain/households/household-state.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/export-file.ts'
import { householdFile } from './household-file.ts'

export const middleware = onlyForms(({ slug }) => `/c/${slug}/households/export`)

/** The households of a tab that a search finds, as a file. */
export async function action({ request, context }: Route.ActionArgs) {
  const { by, community } = context.get(entrance)
  requirePermission(by, 'export members')
  requirePermission(by, 'view households')
  const { db, spreadsheets } = context.get(house)
  const wish = readExport(await openForm(request), householdTabs)
  const rows = await householdFile(db, by, wish, context.get(visit).locale)
  const pieces = spreadsheets.write(wish.format, rows)
  return fileAnswer({ format: wish.format, name: datedName(community, 'households'), pieces })
}
