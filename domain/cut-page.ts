import type { PageMark } from './page-mark.ts'

type Around = { after?: PageMark | null; before?: PageMark | null; most: number }

/**
 * Makes a page of rows that were read in the direction of reading, one more than it holds: at most `most`
 * of them in their order, and the marks of the pages around it; null where there is none.
 */
export function cutPage<Row extends PageMark>(
  rows: readonly Row[],
  { after, before, most }: Around,
): { items: Row[]; next: PageMark | null; previous: PageMark | null } {
  const goesOn = rows.length > most
  const items = rows.slice(0, most)
  if (before) items.reverse()
  const [first, last] = [items[0], items.at(-1)]
  return {
    items,
    next: (before || goesOn) && last ? markOf(last) : null,
    previous: (before ? goesOn : after) && first ? markOf(first) : null,
  }
}

const markOf = ({ key, id }: PageMark): PageMark => ({ key, id })
