import { data } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { readExport } from '#app/export-wish.ts'
import { datedName, fileAnswer, plainDaysIn } from '#app/file-answer.ts'
import { openForm } from '#app/forms.ts'
import { rowsOfFile } from '#app/home-columns.ts'
import { onlyForms } from '#app/only-forms.ts'
import { columnsOfList, exportColumns, exportMembers } from '#domain/members/export-members.ts'
import { readColumns } from '#domain/members/list-columns.ts'
import { memberSorts } from '#domain/members/member-order.ts'
import { memberTabs } from '#domain/members/member-tabs.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/export-file.ts'
import { columnsOfFile } from './export-rows.ts'

export const middleware = onlyForms(({ slug }) => `/c/${slug}/members/export`)

/** Everybody on a tab as a file, which is written while it is read. */
export async function action({ request, context }: Route.ActionArgs) {
  const { by, community } = context.get(entrance)
  requirePermission(by, 'export members')
  const { db, spreadsheets } = context.get(house)
  const { question, format, isWhole } = await readWish(request)
  const asked = isWhole ? exportColumns : columnsOfList(await readColumns(db, by))
  const { columns, parts } = await exportMembers(db, by, { question, columns: asked, format })
  const { locale } = context.get(visit)
  const shown = columnsOfFile(columns, { locale, day: plainDaysIn(community.timeZone) })
  const pieces = spreadsheets.write(format, rowsOfFile(shown, parts))
  return fileAnswer({ format, name: datedName(community, 'members'), pieces })
}

/** What a form asks for; what it cannot have asked is answered with 400. */
async function readWish(request: Request) {
  const form = await openForm(request)
  const { tab, search, format } = readExport(form, memberTabs)
  const columns = form.text('columns')
  if (columns !== 'all' && columns !== 'shown') throw data(null, 400)
  const sort = memberSorts.find((one) => one === form.text('sort')) ?? ('name' as const)
  return { question: { tab, sort, search }, format, isWhole: columns === 'all' }
}
