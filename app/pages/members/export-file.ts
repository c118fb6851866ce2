import { data } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { readExport } from '#app/export-wish.ts'
import { datedName, fileAnswer } from '#app/file-answer.ts'
import { openForm } from '#app/forms.ts'
import { onlyForms } from '#app/only-forms.ts'
import type { Locale } from '#app/words/locale.ts'
import { roleNamesIn } from '#app/words/role-name.ts'
import type { Db } from '#database/connect.ts'
import { columnsOfList, exportColumns } from '#domain/members/export-members.ts'
import { readColumns } from '#domain/members/list-columns.ts'
import { memberSorts } from '#domain/members/member-order.ts'
import { memberTabs } from '#domain/members/member-tabs.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/export-file.ts'
import { memberFile } from './member-file.ts'

export const middleware = onlyForms(({ slug }) => `/c/${slug}/members/export`)

/** Everybody on a tab as a file, which is written while it is read. */
export async function action({ request, context }: Route.ActionArgs) {
  const { by, community } = context.get(entrance)
  requirePermission(by, 'export members')
  const { db, spreadsheets } = context.get(house)
  const { locale } = context.get(visit)
  const { question, format, isWhole } = await readWish(request, locale)
  const asked = isWhole ? everything : await shownInList(db, by)
  const { timeZone } = community
  const rows = await memberFile(db, by, { question, ...asked, format }, { locale, timeZone })
  const pieces = spreadsheets.write(format, rows)
  return fileAnswer({ format, name: datedName(community, 'members'), pieces })
}

const everything = { columns: exportColumns, fields: 'all' } as const

/** The columns of a file that stand for those that the actor has chosen to see. */
async function shownInList(db: Db, by: Actor) {
  const { columns, fields } = await readColumns(db, by)
  return { columns: columnsOfList(columns), fields: fields.map(({ id }) => id) }
}

/** What a form asks for; what it cannot have asked is answered with 400. */
async function readWish(request: Request, locale: Locale) {
  const form = await openForm(request)
  const { tab, search, format } = readExport(form, memberTabs)
  const columns = form.text('columns')
  if (columns !== 'all' && columns !== 'shown') throw data(null, 400)
  const sort = memberSorts.find((one) => one === form.text('sort')) ?? ('name' as const)
  const question = { tab, sort, search, roleNames: roleNamesIn(locale) }
  return { question, format, isWhole: columns === 'all' }
}
