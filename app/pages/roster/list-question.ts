import { isId } from '#app/ids.ts'
import type { RosterMark, RosterQuestion } from '#domain/rosters/list-rosters.ts'

/** Reads which rosters an address asks for; what it says wrongly, it does not say. */
export function readListQuestion(params: URLSearchParams): RosterQuestion {
  const before = readMark(params.get('before'))
  return { before, after: before ? null : readMark(params.get('after')) }
}

/** A mark as it stands in an address. */
export function printMark({ madeAt, id }: RosterMark): string {
  return `${madeAt.getTime()}.${id}`
}

function readMark(text: string | null): RosterMark | null {
  const [time = '', id] = (text ?? '').split('.')
  return /^\d{1,14}$/.test(time) && isId(id) ? { madeAt: new Date(Number(time)), id } : null
}
