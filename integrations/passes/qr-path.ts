import encodeQR from 'qr'

/** The light frame a QR code needs on every side, in modules (ISO/IEC 18004). */
export const quietModules = 4

/** A QR code as one path of PDF, a unit a module, without its quiet zone. */
export type QrPath = { modules: number; path: string }

/** Draws a text as QR code, readable when 15 % of it is damaged (error correction M). */
export function qrPath(text: string): QrPath {
  const framed = encodeQR(text, 'raw', { ecc: 'medium', border: 1 })
  const rows = framed.slice(1, -1).map((row) => row.slice(1, -1))
  const rectangles = rows.flatMap((row, y) =>
    darkRuns(row).map(([x, width]) => `${x} ${y} ${width} 1 re`),
  )
  return { modules: rows.length, path: `${rectangles.join(' ')} f` }
}

/** Where dark modules of a row begin, and how many follow each other. */
function darkRuns(row: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = []
  for (const [x, dark] of row.entries()) {
    if (!dark) continue
    if (row[x - 1]) runs.at(-1)![1] += 1
    else runs.push([x, 1])
  }
  return runs
}
