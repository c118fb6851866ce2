import type { Field } from './field.ts'

/** What keeps a row from being imported until somebody has looked at it. */
export const attentionReasons = [
  'missing name', 'missing home', 'unclear names', 'unreadable name', 'missing first name', 'missing last name',
  'name order unclear', 'deceased', 'may have left', 'unreadable email', 'mistyped email', 'unclear emails', 'unclear phones',
  'missing street', 'unreadable street', 'unreadable lot', 'unknown city', 'unknown state', 'unreadable zip',
  'zip of another state', 'several homes', 'post office box', 'unit without a street', 'unclear whose role',
  'nobody to write to', 'several households', 'address of somebody else', 'one name twice', 'unknown role',
  'role not grantable', 'beyond you', 'suspended', 'ask a leader',
] as const // biome-ignore format: a table

/** What somebody should know, although the row can be imported as it is. */
export const noteReasons = [
  'missing email', 'another email left out', 'unreadable phone', 'another phone left out',
  'extension left out', 'others left out', 'care of left out', 'organization without a person', 'unknown household role',
  'unknown occupancy', 'name stays', 'role of a member stays', 'role of a guest stays', 'invited by text',
  'invitation voided',
] as const // biome-ignore format: a table

export type AttentionReason = (typeof attentionReasons)[number]
export type NoteReason = (typeof noteReasons)[number]
export type Reason = AttentionReason | NoteReason

/** Something about a row that somebody should look at, and where. */
export type Problem = {
  /** The header of the column it stands in, as in the file; null where no column has it. */
  column: string | null
  field: Field
  reason: Reason
  /** What stands there, as typed; null where it is nothing. Of an invitation: when it was voided, in ISO 8601. */
  typed: string | null
  /** What was probably meant, where that is known. */
  suggestion: string | null
}

const blocking = new Set<Reason>(attentionReasons)

/** Whether a problem keeps its row from being imported. */
export function needsAttention({ reason }: Pick<Problem, 'reason'>): boolean {
  return blocking.has(reason)
}

/** What planning finds: something about the row as a whole, in this field; `typed` is what it says of it. */
export function planProblem(reason: Reason, field: Field, typed: string | null = null): Problem {
  return { column: null, field, reason, typed, suggestion: null }
}
