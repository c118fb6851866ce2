import type { RouterContextProvider } from 'react-router'
import type { ChosenByName } from '#domain/chosen-by-name.ts'
import { tabsOf } from '#domain/members/member-tabs.ts'
import { nameEverybody } from '#domain/members/name-everybody.ts'
import { nameMembers } from '#domain/members/name-members.ts'
import type { Permission } from '#domain/roles/permission.ts'
import { idsIn, meansEveryone } from './chosen.ts'
import { entrance, house, visit } from './context.ts'
import { readMemberQuestion } from './member-question.ts'

type Asked = { context: Readonly<RouterContextProvider>; url: URL }

/**
 * The members whom a list's form has chosen, by name: those who were ticked, or everyone whom the list means on
 * all its pages. `need` is the permission for what is to be done to them.
 */
export async function chosenMembers(
  { context, url: { searchParams } }: Asked,
  need: Permission,
): Promise<ChosenByName> {
  const { by } = context.get(entrance)
  const { db } = context.get(house)
  if (meansEveryone(searchParams)) {
    const { locale } = context.get(visit)
    const question = readMemberQuestion(searchParams, { tabs: tabsOf(by), locale })
    return nameEverybody(db, by, { question, need })
  }
  const memberIds = idsIn(searchParams.getAll('member'))
  return { chosen: await nameMembers(db, by, { memberIds, need }), areMore: false }
}

/** What of an address says whom a list's form has chosen, as another form says it again. */
export function keptChoice(params: URLSearchParams): [name: string, value: string][] {
  const names = meansEveryone(params) ? ['everyone', 'tab', 'search'] : ['member']
  return [...params].filter(([name]) => names.includes(name))
}
