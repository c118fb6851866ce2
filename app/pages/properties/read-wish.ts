import { isId } from '#app/ids.ts'
import type { MoveWish } from '#domain/moves/judge-move.ts'
import { type MoveReason, moveReasons } from '#domain/moves/move.ts'
import type { When } from '#domain/moves/moving-day.ts'

/** What somebody has typed and chosen on the way to a move. */
export type TypedMove = {
  household: string
  reason: MoveReason
  when: string
  day: string
  /** The places of those who leave. */
  who: string[]
  /** Whose place is to be Head. */
  head: string
  /** Whether they have asked to see what will end. */
  isAsked: boolean
}

/** Reads the questions about a move, from an address or from a form alike. */
export function readTyped(given: URLSearchParams | FormData): TypedMove {
  const text = (name: string) => {
    const value = given.get(name)
    return typeof value === 'string' ? value.slice(0, 200) : ''
  }
  return {
    household: text('household'),
    reason: moveReasons.find((reason) => reason === text('reason')) ?? 'moved out',
    when: text('when'),
    day: text('day'),
    who: given.getAll('who').filter((id) => typeof id === 'string'),
    head: text('head'),
    isAsked: given.has('look'),
  }
}

/** The wish that was typed; null: it has not been said whether they have left. */
export function wishOf({ household, reason, when, day, who, head }: TypedMove): MoveWish | null {
  if (!isWhen(when)) return null
  return {
    ...{ householdId: household, reason, when, day },
    residencyIds: who.filter(isId),
    nextHeadId: isId(head) ? head : null,
  }
}

const isWhen = (text: string): text is When => text === 'left' || text === 'leaves'
