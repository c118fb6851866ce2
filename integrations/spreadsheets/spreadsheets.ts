import type { Result } from '#domain/result.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export type Delimiter = ',' | ';' | '\t' | '|'

/** A row as it stands in the file. */
export type SheetRow = {
  /** From 1: the line of a text on which the row begins, the number of a workbook's row. */
  line: number
  /** What a person sees in each cell, '' for nothing; empty cells at the end are left out. */
  cells: string[]
}

/** What is to be said of a table besides its rows. */
export type AboutSheet = {
  /** Null for a workbook. */
  encoding: Encoding | null
  /** Null for a workbook. */
  delimiter: Delimiter | null
  /** What the sheet of a workbook is called; null for a text. */
  name: string | null
  /** The visible sheets of the workbook that were not chosen, in its order. */
  otherSheets: string[]
  /** Lines with a quotation mark that opens a cell and is never closed: read as a letter. At most 100. */
  strayQuotes: number[]
  /** How many rows are hidden in the workbook, by a filter for example. They are read all the same. */
  hiddenRows: number
}

/** A table, read. Nothing is trimmed, and no cell has any other line break than `\n`. */
export type Sheet = AboutSheet & {
  /**
   * In order, ragged ones as they are, empty ones without cells; none of those at the end. They may be gone
   * through again and again, and come into being meanwhile: a large file is large as objects.
   */
  rows: Iterable<SheetRow>
  rowCount: number
  /** How many cells the widest row has. */
  width: number
}

/** What a file is that holds no table we can read. */
export type Foreign =
  | 'picture'
  | 'pdf'
  | 'document'
  | 'web page'
  | 'xml'
  | 'archive'
  | 'numbers'
  | 'opendocument'
  | 'binary workbook'
  | 'unknown'

/** Why a file was not read. Nothing of it was kept. */
export type UnreadableSheet =
  | { because: 'empty' }
  /** Of bytes. */
  | { because: 'too large'; most: number }
  /** The first row that is too many. */
  | { because: 'too many rows'; most: number; line: number }
  /** Where the first cell that is too far to the right stands; columns count from 1. */
  | { because: 'too many columns'; most: number; line: number; column: number }
  | { because: 'not a spreadsheet'; looksLike: Foreign }
  /** Excel 97–2003 or older. */
  | { because: 'old excel' }
  | { because: 'password' }
  /** Small outside, and more inside than anybody's roster. */
  | { because: 'inflates' }
  /** A workbook that is damaged, or not written as one. */
  | { because: 'broken' }
  | { because: 'too slow' }

export type Spreadsheets = {
  /**
   * Reads a spreadsheet that a person exported: CSV, TSV or any delimited text, and XLSX, told apart by
   * their bytes, whatever they are called. Cells pasted from a spreadsheet are given as UTF-8 text.
   *
   * Text may be UTF-8, UTF-16 or Windows-1252, with any line endings, also mixed; cells may be quoted and
   * have lines of their own; a line `sep=;` is obeyed and left out. `name` is the file's: `.tsv` decides
   * where the text leaves the delimiter open.
   *
   * Of a workbook the visible sheet with most in it is read, unless `sheet` names another. A cell has the
   * text that a person sees, as far as the format is a mask of digits (ZIPs, phones) or a date (written
   * `2026-11-21`); other numbers are plain, and errors are empty. A formula has the value that was saved
   * with it; nothing is computed. A cell merged over several rows stands in each that has other cells.
   *
   * At most 10 MiB, 200,000 rows (empty ones among others count) and 500 columns. Others are served
   * meanwhile; two files are read at once, others wait. Refuses with `too slow` after 30 seconds of work.
   */
  read(
    bytes: Uint8Array,
    file: { name: string; sheet?: string },
  ): Promise<Result<Sheet, UnreadableSheet>>

  /**
   * Writes rows as a file while they are still being read, part by part: a workbook whose cells are all text, or
   * a CSV file in UTF-8 with a byte order mark, where a cell that a program would compute has an apostrophe
   * before it, which `read` takes away again. What the parts throw is thrown.
   */
  write(as: WrittenAs, parts: RowParts): AsyncIterable<Uint8Array>
}

/** The rows of a file, some at a time. */
export type RowParts =
  | Iterable<readonly (readonly string[])[]>
  | AsyncIterable<readonly (readonly string[])[]>

/** What a spreadsheet is written as. */
export type WrittenAs = 'csv' | 'xlsx'
