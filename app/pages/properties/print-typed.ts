import type { TypedMove } from './read-wish.ts'

/** The same questions as an address, to go back to them. */
export function printTyped({
  household,
  reason,
  when,
  day,
  who,
  head,
}: TypedMove): URLSearchParams {
  const query = new URLSearchParams({ household, reason, when, day, head })
  for (const id of who) query.append('who', id)
  return query
}
