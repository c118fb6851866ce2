import type { MemberSort } from '#domain/members/member-order.ts'
import type { MemberTab } from '#domain/members/member-tabs.ts'
import type { MemberQuestion } from '#domain/members/whom-it-means.ts'
import { printMark } from '#domain/page-mark.ts'

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
