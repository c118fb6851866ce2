/** The most something is done to at once. */
export const mostAtOnce = 500

/** Whom, or which invitations, something is about to be done to. */
export type ChosenByName = {
  chosen: { id: string; name: string }[]
  /** Whether more were meant than can be chosen at once. */
  areMore: boolean
}
