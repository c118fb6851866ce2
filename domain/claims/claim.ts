/** Why somebody with an open code waits for a leader. */
export type ClaimReason =
  | 'unknown home'
  | 'occupied home'
  /** Somebody of their name and home, or contact, is suspended. */
  | 'suspended'
  /** They corrected the home they had told: a leader looks at it, whatever home it is. */
  | 'corrected home'

/** What a leader made of it: they live there, they live elsewhere, or they do not belong here. */
export type ClaimOutcome = 'confirmed' | 'moved' | 'declined'
