/** An agent who acts for a leader, as everybody may know it. */
export type Support = {
  accessId: string
  /** The agent's name. */
  name: string
  /** The name of the leader for whom they act. */
  leader: string
  purpose: string
  /** When it ends by itself. */
  until: Date
}

/** For how many hours an access is granted at most. */
export const mostHours = 72

/** How long a purpose is at least and at most, in characters. */
export const purposeLength = { least: 10, most: 300 }

/** The purpose as it was typed, on one line; null when it says too little or too much. */
export function readPurpose(typed: string): string | null {
  const purpose = typed
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  const { least, most } = purposeLength
  return purpose.length >= least && purpose.length <= most ? purpose : null
}

/** A whole number of hours from 1 to {@link mostHours} as it was typed; null for anything else. */
export function readHours(typed: string): number | null {
  const hours = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0
  return hours >= 1 && hours <= mostHours ? hours : null
}
