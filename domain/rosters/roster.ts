import type { Column } from './field.ts'
import type { FoundHeader } from './find-header.ts'
import type { Totals } from './planned.ts'

/** What becomes of homes where nobody has an e-mail address: somebody looks, or an access pass on paper. */
export type WithoutEmail = 'attention' | 'paper'

/** When invitations leave; later: when somebody sends them. */
export type Sends = 'now' | 'later' | { at: Date }

/** The same as it is stored. */
export function storedSends(sends: Sends): { sends: string; sendAt: Date | null } {
  return typeof sends === 'object' ? { sends: 'at', sendAt: sends.at } : { sends, sendAt: null }
}

/** How a file was read. */
export type KeptSheet = {
  encoding: string | null
  delimiter: string | null
  /** What the sheet of a workbook is called; null for a text. */
  name: string | null
  otherSheets: string[]
  headerLine: number | null
  headers: string[]
  /** Titles above the table, and what stands among its rows again as on every page of a report. */
  leftOut: FoundHeader['leftOut']
  strayQuotes: number[]
  hiddenRows: number
}

/**
 * How far a roster has come: read, and its columns wait to be confirmed; its rows are being checked; they
 * were, and wait to be imported; it is being imported; it was, wholly or until somebody stopped it; what it
 * made was taken back. *Stuck*: the last wish failed again and again.
 */
export type RosterState =
  | 'read'
  | 'checking'
  | 'checked'
  | 'importing'
  | 'imported'
  | 'cancelled'
  | 'undone'
  | 'stuck'

/** The dates a state is derived from. */
export type RosterDates = {
  askedFor: string | null
  failedAt: Date | null
  plannedAt: Date | null
  finishedAt: Date | null
  cancelledAt: Date | null
  undoneAt: Date | null
}

/** Derived, never stored: the dates cannot disagree with it. */
export function rosterState(roster: RosterDates): RosterState {
  if (roster.undoneAt) return 'undone'
  if (roster.finishedAt) return 'imported'
  if (roster.failedAt) return 'stuck'
  if (roster.askedFor) return roster.askedFor === 'check' ? 'checking' : 'importing'
  if (roster.cancelledAt) return 'cancelled'
  return roster.plannedAt ? 'checked' : 'read'
}

/**
 * Whether an import has begun, or waits for a worker: then the roster stays as it is. One that was given up
 * before anything was written is free again.
 */
export function hasBegun({
  startedAt,
  askedFor,
  failedAt,
}: Pick<RosterDates, 'askedFor' | 'failedAt'> & { startedAt: Date | null }): boolean {
  return startedAt !== null || (askedFor === 'import' && failedAt === null)
}

/** A roster, and how far it has come. */
export type RosterStory = {
  id: string
  fileName: string
  madeAt: Date
  /** Who brought it; null: nobody of the community. */
  madeBy: string | null
  rowCount: number
  state: RosterState
  /** What a worker is to do, or could not do when it is stuck. */
  wish: 'check' | 'import' | null
  /** How many rows the work that is under way has behind it, and of how many. */
  progress: { done: number; of: number }
  /** What the plan would do, or has done; null before the rows were checked. */
  totals: Totals | null
  /** Rows that were left alone, since the community had changed. */
  changedRows: number
  /** How many rows have been carried out. */
  doneRows: number
  sends: Sends
  withoutEmail: WithoutEmail
  startedAt: Date | null
  finishedAt: Date | null
  undoneAt: Date | null
}

export type RosterDetail = RosterStory & {
  sheet: KeptSheet
  columns: Column[]
  /** The street address of homes of which a row tells only the unit; null where none was said. */
  sharedStreet: string | null
  /** Where the invitations of the import are listed: those by e-mail, and those on paper. */
  batches: { email: string; pass: string }
}
