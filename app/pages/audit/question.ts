import { isId } from '#app/ids.ts'
import { readSearch } from '#app/search-question.ts'
import { type DeedKind, deedKinds } from '#domain/audit/deed.ts'
import type { EventFilter } from '#domain/audit/find-events.ts'
import { type DaysRefusal, readDays } from '#domain/audit/read-days.ts'
import type { LogAddress } from './log-address.ts'

export type LogQuestion = {
  address: LogAddress
  /** A name that somebody looks for, to choose who is meant. */
  search: string
  /** Null: the days make no sense, and nothing can be shown. */
  filter: EventFilter | null
  fault: DaysRefusal['because'] | null
  after: string | null
  before: string | null
}

/** Reads what the log is asked for; what it says wrongly, it does not say, apart from days. */
export function readQuestion(params: URLSearchParams, timeZone: string): LogQuestion {
  const idOf = (name: string) => [params.get(name)].find(isId) ?? null
  const kind: DeedKind | null = deedKinds.find((one) => one === params.get('kind')) ?? null
  const personId = idOf('person')
  const [from, until] = [dayOf(params, 'from'), dayOf(params, 'until')]
  const days = readDays({ from, until }, timeZone)
  const before = idOf('before')
  const said = { kind, person: personId, from, until }
  return {
    address: Object.fromEntries(Object.entries(said).filter(([, value]) => value)),
    search: readSearch(params),
    filter: days.ok ? { personId, kind, ...days.value } : null,
    fault: days.ok ? null : days.refusal.because,
    before,
    after: before ? null : idOf('after'),
  }
}

/** A day as it was typed; what is far too long was none. */
function dayOf(params: URLSearchParams, name: string): string {
  return (params.get(name) ?? '').trim().slice(0, 20)
}
