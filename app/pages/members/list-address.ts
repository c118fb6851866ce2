import type { ListAddress } from './question.ts'

/** The query of a list's address, with some of it changed; what is usual is left out. */
export function queryOf(address: ListAddress, changes: Partial<ListAddress> = {}): string {
  const { tab, sort, search, after, before } = { ...address, ...changes }
  const query = new URLSearchParams({ tab })
  if (search) query.set('search', search)
  if (sort !== 'name') query.set('sort', sort)
  if (after) query.set('after', after)
  if (before) query.set('before', before)
  return `?${query}`
}
