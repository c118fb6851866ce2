import { isId } from '#app/ids.ts'
import type { HoldUp } from '#domain/progress/hold-up.ts'
import { holdUps } from '#domain/progress/hold-up.ts'
import type { WaitingQuestion } from '#domain/progress/list-waiting-homes.ts'

/** The longest search that counts, in characters. */
const longestSearch = 200

/** What the address of the list says, as strings; only what differs from the first page of all. */
export type ListAddress = { show?: HoldUp; search?: string; after?: string }

/** Reads what is asked of the list; what cannot be read asks for nothing. */
export function readQuestion(query: URLSearchParams): WaitingQuestion {
  const search = (query.get('search') ?? '').replaceAll('\u0000', '').trim().slice(0, longestSearch)
  const after = query.get('after')
  return {
    holdUp: holdUps.find((one) => one === query.get('show')) ?? null,
    search,
    after: isId(after) ? after : null,
  }
}

export function printQuestion({ holdUp, search, after }: WaitingQuestion): ListAddress {
  return { ...(holdUp && { show: holdUp }), ...(search && { search }), ...(after && { after }) }
}
