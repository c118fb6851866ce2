import { addDays } from '#domain/days.ts'

/** Why people leave a home. A sale is of everybody in the household, whoever that is when the day comes. */
export const moveReasons = ['moved out', 'sold', 'lease ended'] as const
export type MoveReason = (typeof moveReasons)[number]

/** For how many days a move can be undone. */
export const undoDays = 30

/** The dates of a move; the state follows from them. */
export type MoveDates = { doneAt: Date | null; cancelledAt: Date | null; undoneAt: Date | null }

export type MoveState = 'planned' | 'done' | 'cancelled' | 'undone'

/** Derived, never stored. */
export function moveState({ doneAt, cancelledAt, undoneAt }: MoveDates): MoveState {
  if (undoneAt) return 'undone'
  if (cancelledAt) return 'cancelled'
  return doneAt ? 'done' : 'planned'
}

/** Until when a move can be undone; null: it cannot, or cannot any more. */
export function undoableUntil(move: MoveDates, now: Date): Date | null {
  if (moveState(move) !== 'done') return null
  const until = addDays(move.doneAt!, undoDays)
  return until > now ? until : null
}
