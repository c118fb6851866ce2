import { data, type RouterContextProvider, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { accept } from '#domain/result.ts'
import { chooseSheet, readSuccessor } from '#domain/rosters/choose-sheet.ts'
import { readKeptFile } from '#domain/rosters/kept-file.ts'
import { readRoster } from '#domain/rosters/read-roster.ts'
import type { RosterDetail } from '#domain/rosters/roster.ts'
import type { Route } from './+types/sheet.ts'
import { printSheetTrouble } from './sheet-trouble.ts'
import { unreadSheetOf } from './unreadable-words.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(
  ({ slug, rosterId }) => `/c/${slug}/roster/${rosterId}/columns`,
)
export const ErrorBoundary = StandingOutside

/**
 * Reads another sheet of the same file: a new roster takes the place of the one that was read first. Where
 * one took it already, leads there.
 */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  const { db } = context.get(house)
  const { slug, rosterId } = params
  const columns = (id: string) => `/c/${slug}/roster/${id}/columns`
  if (!isId(rosterId)) throw data(null, 404)
  const roster = await readRoster(db, by, rosterId)
  const { sheet } = await readForm(request, ['sheet'])
  const read = roster && (await readSheet(context, roster, sheet))
  const chosen = read?.ok ? await chooseSheet(db, by, { rosterId, file: read.value }) : null
  if (chosen?.ok) return redirect(columns(chosen.value))
  const successor = await readSuccessor(db, by, rosterId)
  if (successor) return redirect(columns(successor))
  if (!roster) throw data(null, 404)
  if (chosen) return redirect(columns(rosterId))
  const unread = read && !read.ok ? unreadSheetOf(read.refusal) : null
  return redirect(columns(rosterId) + printSheetTrouble(sheet, unread))
}

/** The file of a roster, read again by another of its sheets; null where that is not kept any more. */
async function readSheet(
  context: Readonly<RouterContextProvider>,
  { id, sheet: { otherSheets } }: RosterDetail,
  sheet: string,
) {
  const { db, spreadsheets } = context.get(house)
  if (!otherSheets.includes(sheet)) return null
  const file = await readKeptFile(db, context.get(entrance).by, id)
  const read = file && (await spreadsheets.read(file.bytes, { name: file.fileName, sheet }))
  return read?.ok ? accept({ ...file!, sheet: read.value }) : read
}
