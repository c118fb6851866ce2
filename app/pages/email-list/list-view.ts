import type { Choice } from '#domain/invitations/settle-list.ts'
import type { PasteWord, VerdictWord } from './words.ts'

/** The box with what is in it, and what is wrong with that. */
export type PasteView = {
  list: string
  fault: {
    word: Extract<PasteWord, 'empty' | 'tooMany' | 'tooLong'>
    count: number
    most: number
  } | null
}

/** One entry of the review. */
export type ReviewRow = {
  /** Its number in the list, from 0: what the form calls it. */
  place: number
  typed: string
  line: number
  email: string | null
  name: string | null
  verdict: VerdictWord
  /** What was probably meant, where it looks mistyped. */
  suggestion: string | null
  /** The line on which the same address stands first. */
  ofLine: number | null
  /** What is to become of it, as far as it has been chosen. */
  choice: Choice
}

/** The kinds of verdict that are counted, in the order in which they are said. */
export const counted = [
  'valid',
  'suspect',
  'repeated',
  'already invited',
  'already a member',
  'suspended',
  'ask a leader',
  'suppressed',
  'invalid',
] as const

/** A list that has been judged and not been sent. */
export type ReviewView = {
  list: string
  submission: string
  counts: Record<(typeof counted)[number], number>
  rows: ReviewRow[]
  trouble: 'nobody' | 'mayNotGrant' | null
}
