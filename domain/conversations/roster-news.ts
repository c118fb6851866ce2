import type { Reason } from '#domain/rosters/problem.ts'

/** A row that was not imported: who stands there, as far as they could be read, and the first thing to look at. */
export type RowToSee = { line: number; who: string[]; reason: Reason; typed: string | null }

/** What a conversation is told of the import of a roster that it brought. */
export type RosterReport = {
  what: 'imported'
  fileName: string
  /** How many rows the file has, and what became of them. */
  rows: number
  created: number
  updated: number
  skipped: number
  /** How many rows somebody has to look at. */
  attention: number
  /** The first of these rows. */
  toSee: readonly RowToSee[]
  /** The page of the roster, below the address of the installation. */
  path: string
  locale: string
}

/**
 * That an import does not go on. *Cancelled*: somebody stopped it; *failed*: it was given up after several tries, and
 * so was *unchecked* before anything was imported. It can be taken up again at its page.
 */
export type RosterStop = Pick<RosterReport, 'fileName' | 'rows' | 'path' | 'locale'> & {
  what: 'cancelled' | 'failed' | 'unchecked'
  /** How many rows have been carried out; they stay. */
  done: number
}

/** That nothing of a roster was imported, and that it is there no more. */
export type RosterEnd = Pick<RosterReport, 'fileName' | 'locale'> & {
  what: 'discarded' | 'expired'
}

export type RosterNews = RosterReport | RosterStop | RosterEnd
