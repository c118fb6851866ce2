/** A passkey as its owner knows it. */
export type Passkey = {
  passkeyId: string
  name: string
  addedAt: Date
  lastUsedAt: Date | null
  /** Since when it opens nothing, because it may have been copied. */
  stoppedAt: Date | null
}

/** How long somebody has to answer with a passkey, in minutes. */
export const challengeMinutes = 5

/** How many one account may have. */
export const mostPasskeys = 20

/** The longest name of a passkey, in characters. */
export const longestPasskeyName = 60

/** Reads the name somebody gives to a passkey, or nothing when it cannot be one. */
export function readPasskeyName(typed: string): string | null {
  const name = typed
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  return name.length > 0 && name.length <= longestPasskeyName ? name : null
}
