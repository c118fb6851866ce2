import { memberSorts } from '#domain/members/member-order.ts'
import type { MemberTab } from '#domain/members/member-tabs.ts'
import type { MemberQuestion } from '#domain/members/whom-it-means.ts'
import { readTabbed } from './tabbed-list.ts'
import type { Locale } from './words/locale.ts'
import { roleNamesIn } from './words/role-name.ts'

/** Reads which members an address asks for, on pages of a language; what it says wrongly, it does not say. */
export function readMemberQuestion(
  params: URLSearchParams,
  { tabs, locale }: { tabs: readonly MemberTab[]; locale: Locale },
): MemberQuestion {
  const [first = 'active', ...others] = tabs
  const sort = memberSorts.find((sort) => sort === params.get('sort')) ?? 'name'
  return { ...readTabbed(params, [first, ...others]), sort, roleNames: roleNamesIn(locale) }
}
