import { data } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { datedName, fileAnswer } from '#app/file-answer.ts'
import { onlyForms } from '#app/only-forms.ts'
import type { Route } from './+types/export.ts'
import { logFile } from './log-file.ts'
import { readQuestion } from './question.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(({ slug }) => `/c/${slug}/audit`)

/** The log as a spreadsheet, written while it is read. A form asks for it, as the log keeps who took it. */
export async function action({ context, url }: Route.ActionArgs) {
  const { db, spreadsheets } = context.get(house)
  const { by, community } = context.get(entrance)
  const { locale } = context.get(visit)
  const { timeZone } = community
  const { filter } = readQuestion(url.searchParams, timeZone)
  if (!filter) throw data(null, 400)
  const rows = await logFile(db, by, filter, { locale, timeZone })
  if (!rows.ok) throw data(null, 404)
  const pieces = spreadsheets.write('csv', rows.value)
  return fileAnswer({ format: 'csv', name: datedName(community, 'audit-log'), pieces })
}
