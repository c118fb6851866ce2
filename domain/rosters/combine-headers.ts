/**
 * Names the columns after a header of one line, or of two: what the upper line says holds for the columns to
 * its right too, up to the next that it names (as in cells that were merged), and comes first.
 */
export function combineHeaders(
  upper: readonly string[] | null,
  lower: readonly string[],
  width: number,
): string[] {
  let group = ''
  return Array.from({ length: width }, (_, column) => {
    const above = tidy(upper?.[column])
    const below = tidy(lower[column])
    if (above !== '') group = above
    return below === '' ? above : joined(group, below)
  })
}

/** Both words, where neither says the other already. */
function joined(group: string, own: string): string {
  const [some, more] = [group.toLowerCase(), own.toLowerCase()]
  if (more.includes(some)) return own
  return some.includes(more) ? group : `${group} ${own}`
}

const tidy = (cell = '') => cell.trim().replace(/\s+/g, ' ')
