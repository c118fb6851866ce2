import type { Paper, PassLayout } from './passes.ts'

/** Points in an inch and in a millimetre. */
export const inch = 72
export const millimetre = 72 / 25.4

export const paperSizes: Record<Paper, { width: number; height: number }> = {
  letter: { width: 8.5 * inch, height: 11 * inch },
  a4: { width: 210 * millimetre, height: 297 * millimetre },
}

/** Cards side by side and below each other, without room between them, in the middle of the paper. */
export type Grid = { columns: number; rows: number; card: { width: number; height: number } }

const grids: Record<Exclude<PassLayout, 'letters'>, Record<Paper, Grid>> = {
  cards: {
    // as ready-cut sheets of business cards have them: Avery 5371, and 85 x 55 mm
    letter: { columns: 2, rows: 5, card: { width: 3.5 * inch, height: 2 * inch } },
    a4: { columns: 2, rows: 5, card: { width: 85 * millimetre, height: 55 * millimetre } },
  },
  'large cards': {
    letter: { columns: 1, rows: 3, card: { width: 7.5 * inch, height: 3.3 * inch } },
    a4: { columns: 1, rows: 3, card: { width: 190 * millimetre, height: 88 * millimetre } },
  },
}

/** A rectangle of a page, in points from its top left corner. */
export type Box = { x: number; y: number; width: number; height: number }

/** Where the cards of a sheet stand, row by row. */
export function cardBoxes(layout: Exclude<PassLayout, 'letters'>, paper: Paper): Box[] {
  const { columns, rows, card } = grids[layout][paper]
  const { width, height } = paperSizes[paper]
  const [left, top] = [(width - columns * card.width) / 2, (height - rows * card.height) / 2]
  return Array.from({ length: rows * columns }, (_, at) => ({
    x: left + (at % columns) * card.width,
    y: top + Math.floor(at / columns) * card.height,
    ...card,
  }))
}

/** How far the marks that show where to cut stand off the cards, and how long they are. */
const mark = { gap: 5, length: 14 }

/** Lines in the margin of a sheet that show where to cut: from x, y to x, y. None of them touches a card. */
export function cutMarks(boxes: readonly Box[]): [number, number, number, number][] {
  const edges = (from: (box: Box) => number, size: (box: Box) => number) => [
    ...new Set(
      boxes.flatMap((box) => [from(box), from(box) + size(box)]).map((at) => at.toFixed(2)),
    ),
  ]
  const xs = edges(
    ({ x }) => x,
    ({ width }) => width,
  ).map(Number)
  const ys = edges(
    ({ y }) => y,
    ({ height }) => height,
  ).map(Number)
  const [left, right] = [Math.min(...xs) - mark.gap, Math.max(...xs) + mark.gap]
  const [top, bottom] = [Math.min(...ys) - mark.gap, Math.max(...ys) + mark.gap]
  return [
    ...xs.flatMap((x): [number, number, number, number][] => [
      [x, top - mark.length, x, top],
      [x, bottom, x, bottom + mark.length],
    ]),
    ...ys.flatMap((y): [number, number, number, number][] => [
      [left - mark.length, y, left, y],
      [right, y, right + mark.length, y],
    ]),
  ]
}
