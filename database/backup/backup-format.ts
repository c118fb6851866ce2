/**
 * A backup is gzipped text: a line about the whole, then every table as PostgreSQL's COPY writes it
 * (one line a row, `\.` at the end, with a line before it that names table and columns), then a line
 * that counts, by which a file that was cut short shows.
 */
export type Heading = {
  communitrak: 1
  /** The newest migration of the database it was made from. */
  schema: string
  /** The server key in hex: without it the codes inside could not be read. */
  serverKey: string
  madeAt: string
}

export type TableHeading = { table: string; columns: string[] }

export type Ending = { tables: number; rows: number }

/** What ends the rows of a table; no row looks like it, since COPY escapes backslashes. */
export const endOfTable = '\\.'

/** The file is no backup of ours, or not whole. */
export class UnreadableBackup extends Error {
  override name = 'UnreadableBackup'
}
