import { readSearch } from '#app/search-question.ts'
import type { MemberQuestion } from '#domain/members/find-rows.ts'
import { type MemberSort, memberSorts } from '#domain/members/member-order.ts'
import type { MemberTab } from '#domain/members/member-tabs.ts'
import { printMark, readMark } from '#domain/page-mark.ts'

/** Reads which members an address asks for; what it says wrongly, it does not say. */
export function readQuestion(params: URLSearchParams, tabs: readonly MemberTab[]): MemberQuestion {
  const tab = tabs.find((tab) => tab === params.get('tab')) ?? tabs[0] ?? 'active'
  const sort = memberSorts.find((sort) => sort === params.get('sort')) ?? 'name'
  const search = readSearch(params)
  const before = readMark(params.get('before'))
  return { tab, sort, search, before, after: before ? null : readMark(params.get('after')) }
}

/** What stays the same when one moves about in the list. */
export type ListAddress = {
  tab: MemberTab
  sort: MemberSort
  search: string
  after?: string
  before?: string
}

/** The address of a list as its pages link to each other. */
export function printQuestion({ tab, sort, search, after, before }: MemberQuestion): ListAddress {
  return {
    tab,
    sort,
    search,
    ...(after && { after: printMark(after) }),
    ...(before && { before: printMark(before) }),
  }
}
