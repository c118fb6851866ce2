import { redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { onlyForms } from '#app/only-forms.ts'
import { discardRoster } from '#domain/rosters/discard-roster.ts'
import { readKeptFile } from '#domain/rosters/kept-file.ts'
import type { Route } from './+types/sheet.ts'
import { findRoster } from './find-roster.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(
  ({ slug, rosterId }) => `/c/${slug}/roster/${rosterId}/columns`,
)

/** Reads another sheet of the same file: a new roster takes the place of the one that was read first. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { id, sheet: read } = await findRoster(context, params.rosterId)
  const { sheet } = await readForm(request, ['sheet'])
  const { by } = context.get(entrance)
  const { db, bringFile } = context.get(house)
  const file = read.otherSheets.includes(sheet) ? await readKeptFile(db, by, id) : null
  const columns = (rosterId: string) => `/c/${params.slug}/roster/${rosterId}/columns`
  const kept = file && (await bringFile(by, { ...file, sheet }))
  if (!kept?.ok) return redirect(`${columns(id)}?sheet=unread`)
  await discardRoster(db, by, { rosterId: id })
  return redirect(columns(kept.value))
}
