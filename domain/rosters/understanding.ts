import { inParts } from '#domain/in-parts.ts'
import type { RosterRow } from './field.ts'
import { type LastLines, lastLines, seeRow } from './last-lines.ts'
import { packedParts } from './packed-parts.ts'
import { headFinder, type Roster, rowReader, skipped } from './understand-roster.ts'
import type { UnderstoodRow } from './understand-row.ts'

/** What the rows of a file say, part by part in their order, and which homes have somebody with an address. */
export type Understanding = {
  parts(): Iterable<UnderstoodRow[]>
  homesWithEmail: Set<string>
  lastLines: LastLines
}

/** How many rows are looked at together. */
export const rowsOfPart = 2_500

/** Rows that are understood already. */
export function understandingOf(rows: readonly UnderstoodRow[]): Understanding {
  const lines = lastLines()
  for (const row of rows) seeRow(lines, row)
  return {
    lastLines: lines,
    parts: () => inParts(rows, rowsOfPart),
    homesWithEmail: homesWithEmail(rows),
  }
}

/**
 * Understands rows part by part. What they say is packed away until all were seen: only then are the heads
 * of households known, and a hundred thousand rows would be too large as they are.
 */
export async function understandParts(
  roster: Omit<Roster, 'rows'> & { samples: readonly RosterRow[]; rowCount: number },
  parts: AsyncIterable<readonly (RosterRow & { isLeftOut: boolean })[]>,
  { onRows }: { onRows: (seen: number) => Promise<void> },
): Promise<Understanding> {
  const { samples: rows, rowCount, ...about } = roster
  const read = rowReader({ ...about, rows })
  const heads = headFinder()
  const homesWithEmail = new Set<string>()
  const lines = lastLines()
  const packed = packedParts(rowCount)
  let seen = 0
  for await (const part of parts) {
    const understood = part.map((row) =>
      row.isLeftOut ? skipped(row.line, 'left out') : read(row),
    )
    for (const row of understood) {
      heads.see(row)
      seeRow(lines, row)
      for (const key of homeWithEmail(row)) homesWithEmail.add(key)
    }
    packed.add(understood)
    seen += part.length
    await onRows(seen)
  }
  return {
    homesWithEmail,
    lastLines: lines,
    *parts() {
      for (const part of packed.all()) yield part.map(heads.seat)
    },
  }
}

/** The keys of the homes for which some row has an address. */
export function homesWithEmail(rows: readonly UnderstoodRow[]): Set<string> {
  return new Set(rows.flatMap(homeWithEmail))
}

function homeWithEmail({ homeKey, people }: UnderstoodRow): string[] {
  return homeKey !== null && people.some(({ email }) => email !== null) ? [homeKey] : []
}
