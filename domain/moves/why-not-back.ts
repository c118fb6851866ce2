/** Why somebody who went does not come back when their move is undone. */
export type KeptAway =
  | 'merged'
  | 'lives there'
  | 'came back'
  | 'left since'
  | 'closed account'
  | 'expected again'

/** Somebody who went with a move, as they are now. */
export type Gone = {
  endedMembership: boolean
  /** The record became one with another since. */
  isMerged: boolean
  /** They live in this household again. */
  livesThere: boolean
  /** Whether they are out of the community since this move, and by nothing else. */
  isOutByMove: boolean
  isOut: boolean
  /** Whether they had come in, and their account is there no more. */
  isAccountClosed: boolean
  /** Whether they are expected by another record of their name and address. */
  hasTwin: boolean
}

/** Whether what has happened since a move keeps somebody from coming back; null: they come back. */
export function whyNotBack(gone: Gone): KeptAway | null {
  if (gone.isMerged) return 'merged'
  if (gone.livesThere) return 'lives there'
  if (gone.isAccountClosed) return 'closed account'
  if (gone.endedMembership && !gone.isOut) return 'came back'
  if (gone.endedMembership ? !gone.isOutByMove : gone.isOut) return 'left since'
  return gone.hasTwin ? 'expected again' : null
}
