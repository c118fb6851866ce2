/** A number that an address tells of what has just been done; null when it tells none. */
export function readNumber(query: URLSearchParams, name: string): number | null {
  const text = query.get(name) ?? ''
  return /^\d{1,6}$/.test(text) ? Number(text) : null
}
