/** The longest search that counts, in characters. */
const longestSearch = 200

/** What an address says one searches for; PostgreSQL would refuse a NUL. Empty: everything. */
export function readSearch(params: URLSearchParams): string {
  return (params.get('search') ?? '').replaceAll('\u0000', '').trim().slice(0, longestSearch)
}
