import { type PageMark, printMark, readMark } from '#domain/page-mark.ts'
import { readSearch } from './search-question.ts'

/** Which page of which tab of a list an address asks for. */
export type TabbedQuestion<Tab extends string> = {
  tab: Tab
  search: string
  after: PageMark | null
  before: PageMark | null
}

/** Reads what an address asks of a list with tabs; what it says wrongly, it does not say. */
export function readTabbed<Tab extends string>(
  params: URLSearchParams,
  tabs: readonly [Tab, ...Tab[]],
): TabbedQuestion<Tab> {
  const before = readMark(params.get('before'))
  return {
    tab: tabs.find((tab) => tab === params.get('tab')) ?? tabs[0],
    search: readSearch(params),
    before,
    after: before ? null : readMark(params.get('after')),
  }
}

/** The query of a list's address with its tab and search, on the page of it that is around a mark. */
export function tabbedQuery(
  { tab, search }: { tab: string; search: string },
  { after, before }: { after?: PageMark | null; before?: PageMark | null } = {},
): string {
  const query = new URLSearchParams({ tab })
  if (search) query.set('search', search)
  if (after) query.set('after', printMark(after))
  if (before) query.set('before', printMark(before))
  return `?${query}`
}
