import type { NumberSkip } from '#domain/invitations/judge-numbers.ts'

/** Rows are added so many at a time… */
export const rowsAtATime = 5

/** …up to here; longer lists are pasted. */
export const mostRows = 50

const rowFields = Array.from({ length: mostRows }, (_, at) => [`number${at}`, `name${at}`]).flat()

export const textFields = [
  ...rowFields,
  'rows',
  'pasted',
  'consent',
  'leaveOut',
  'submission',
  'go',
] as const

/** What was typed, field by field. */
export type TextAnswers = Record<string, string>

/** A number that was not taken, as it was typed. */
export type Skipped = { typed: string; because: NumberSkip }

/** What the page shows: what was typed, what is wrong with it, and what the text will say. */
export type TextView = {
  answers: TextAnswers
  rows: number
  /** What is wrong in the rows, by field. */
  rowFaults: Record<string, NumberSkip>
  pasteFaults: Skipped[]
  /** What is wrong with the form as a whole. */
  trouble:
    | { key: 'nobody' | 'noConsent' | 'mayNotGrant' | 'tooLong' | 'notSetUp' }
    | { key: 'tooMany'; count: number }
    | { key: 'nobodyToText'; skipped: Skipped[] }
    | null
  /** Whether some can be texted although others cannot. */
  hasGood: boolean
  preview: { text: string; segments: number; characters: number }
}
