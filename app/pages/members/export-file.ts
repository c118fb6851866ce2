import { data } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { readExport } from '#app/export-wish.ts'
import { datedName, fileAnswer, plainDaysIn } from '#app/file-answer.ts'
import { openForm } from '#app/forms.ts'
import { onlyForms } from '#app/only-forms.ts'
import { sayIn } from '#app/words/words.ts'
import {
  columnsOfList,
  type ExportedMember,
  exportColumns,
  exportMembers,
} from '#domain/members/export-members.ts'
import { readColumns } from '#domain/members/list-columns.ts'
import { memberSorts } from '#domain/members/member-order.ts'
import { memberTabs } from '#domain/members/member-tabs.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/export-file.ts'
import { headerOf, rowOf } from './export-rows.ts'
import { exportWords } from './export-words.ts'

export const middleware = onlyForms(({ slug }) => `/c/${slug}/members/export`)

/** Everybody on a tab as a file, which is written while it is read. */
export async function action({ request, context }: Route.ActionArgs) {
  const { by, community } = context.get(entrance)
  requirePermission(by, 'export members')
  const { db, spreadsheets } = context.get(house)
  const { question, format, isWhole } = await readWish(request)
  const asked = isWhole ? exportColumns : columnsOfList(await readColumns(db, by))
  const { columns, parts } = await exportMembers(db, by, { question, columns: asked, format })
  const say = sayIn(context.get(visit).locale, exportWords)
  const day = plainDaysIn(community.timeZone)
  async function* rows() {
    yield [headerOf(columns, say)]
    for await (const members of parts)
      yield members.map((member: ExportedMember) => rowOf(member, columns, { say, day }))
  }
  const pieces = spreadsheets.write(format, rows())
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
