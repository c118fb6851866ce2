import { inch, millimetre } from './papers.ts'
import type { Paper } from './passes.ts'

/** A block of lines: where it begins, how wide it may be, and how far apart its lines stand, in points. */
export type Block = { x: number; y: number; width: number; leading: number }

/**
 * Where a folded letter must carry its addresses to show in the windows of its envelope, however it
 * slides in it.
 *
 * Letter paper, folded in three, in a #10 double-window envelope (4 1/8 by 9 1/2 inches): the sender
 * shows between 0.94 and 1.35 inches from the top, the home between 2.5 and 3.17, both to the right of
 * 0.875 inches. A4, folded in three, in a DL envelope (110 by 220 mm) with one window, 20 mm from the
 * left: the home shows between 57 and 81 mm in windows after DIN 680 and after British custom, and the
 * sender in small letters above it in the former.
 */
export const addressBlocks: Record<Paper, { sender: Block; home: Block; body: number }> = {
  letter: {
    sender: { x: 0.95 * inch, y: 0.95 * inch, width: 1.9 * inch, leading: 9.6 },
    home: { x: 0.95 * inch, y: 2.53 * inch, width: 2.85 * inch, leading: 11.4 },
    body: 3.85 * inch,
  },
  a4: {
    sender: { x: 23 * millimetre, y: 51 * millimetre, width: 75 * millimetre, leading: 8.4 },
    home: { x: 23 * millimetre, y: 58 * millimetre, width: 75 * millimetre, leading: 12.4 },
    body: 106 * millimetre,
  },
}
