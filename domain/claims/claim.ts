/** Why somebody with an open code waits for a leader. */
export type ClaimReason =
  | 'unknown home'
  | 'occupied home'
  /** Somebody of their name and home, or contact, is suspended. */
  | 'suspended'

/** What a leader made of it: they live there, they live elsewhere, or they do not belong here. */
export type ClaimOutcome = 'confirmed' | 'moved' | 'declined'
