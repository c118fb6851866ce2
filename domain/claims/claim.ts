/** Why somebody with an open code waits for a leader. */
export type ClaimReason = 'unknown home' | 'occupied home'

/** What a leader made of it: they live there, they live elsewhere, or they do not belong here. */
export type ClaimOutcome = 'confirmed' | 'moved' | 'declined'
