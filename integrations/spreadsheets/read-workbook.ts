import { collector, type WholeSheet } from './collect-rows.ts'
import { Unreadable } from './limits.ts'
import { readStyles } from './number-formats.ts'
import { type ReadSheet, readSheet, type Shared } from './read-sheet.ts'
import { readSharedStrings } from './shared-strings.ts'
import type { Foreign } from './spreadsheets.ts'
import { type Archive, openArchive } from './unzip.ts'
import { findParts, type WorkbookParts } from './workbook-parts.ts'

/** Reads an XLSX workbook: of its visible sheets the one that is asked for, or that has most in it. Throws `Unreadable`. */
export async function readWorkbook(
  bytes: Buffer,
  { sheet: wanted }: { sheet?: string },
): Promise<WholeSheet> {
  const archive = openArchive(bytes)
  refuseForeignArchive(archive.names)
  const parts = await findParts(archive)
  const shared = await readShared(archive, parts)
  const asked = parts.sheets.filter(({ name }) => name === wanted)
  let best: Tried | null = null
  for (const { name, part } of asked.length > 0 ? asked : parts.sheets) {
    const tried = await trySheet(archive, { name, part }, shared)
    if (!best || tried.filled > best.filled) best = tried
  }
  if (best?.stopped) throw best.stopped
  if (!best?.sheet || best.filled === 0) throw new Unreadable({ because: 'empty' })
  const { rows, hiddenRows } = best.sheet
  const otherSheets = parts.sheets.map(({ name }) => name).filter((name) => name !== best.name)
  const { name } = best
  return { encoding: null, delimiter: null, name, otherSheets, rows, strayQuotes: [], hiddenRows }
}

async function readShared(archive: Archive, parts: WorkbookParts): Promise<Shared> {
  const styles = parts.styles && archive.read(parts.styles)
  const strings = parts.sharedStrings && archive.read(parts.sharedStrings)
  return {
    formats: styles ? await readStyles(styles) : [],
    strings: strings ? await readSharedStrings(strings) : [],
    from1904: parts.from1904,
  }
}

type Tried = {
  name: string
  filled: number
  sheet: ReadSheet | null
  stopped: Unreadable | null
}

/** Reads one sheet; a sheet that we do not take counts with what it holds, as it may not be the one. */
async function trySheet(
  archive: Archive,
  { name, part }: { name: string; part: string },
  shared: Shared,
): Promise<Tried> {
  const pieces = archive.read(part)
  const into = collector()
  if (!pieces) return { name, filled: 0, sheet: null, stopped: null }
  try {
    const sheet = await readSheet(pieces, shared, into)
    return { name, filled: sheet.filled, sheet, stopped: null }
  } catch (problem) {
    if (!(problem instanceof Unreadable) || !/^too many/.test(problem.refusal.because))
      throw problem
    return { name, filled: Math.max(into.filled, 1), sheet: null, stopped: problem }
  }
}

/** Files that are ZIP archives too, by a file that only they have. */
const foreign: readonly (readonly [name: RegExp, looksLike: Foreign])[] = [
  [/^xl\/workbook\.bin$/, 'binary workbook'],
  [/^(word|ppt)\//, 'document'],
  [/^Index(\/|\.zip$)/, 'numbers'],
  [/^META-INF\/manifest\.xml$/, 'opendocument'],
]

function refuseForeignArchive(names: ReadonlySet<string>): void {
  if (names.has('xl/workbook.xml')) return
  const all = [...names]
  const found = foreign.find(([name]) => all.some((other) => name.test(other)))
  if (found) throw new Unreadable({ because: 'not a spreadsheet', looksLike: found[1] })
  if (!names.has('[Content_Types].xml'))
    throw new Unreadable({ because: 'not a spreadsheet', looksLike: 'archive' })
}
