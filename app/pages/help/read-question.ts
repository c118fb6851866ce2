/** The longest question that counts, in characters. */
const longest = 200

/** What an address asks; PostgreSQL would refuse a NUL. Empty: nothing. */
export function readQuestion(params: URLSearchParams): string {
  return (params.get('q') ?? '').replaceAll('\u0000', '').trim().slice(0, longest)
}
