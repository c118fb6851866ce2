/** How many rows tell what the columns are. */
const mostSamples = 300

/**
 * Which of so many rows are looked at, from 0 and in order: some of the whole file, so that the first page
 * alone does not decide. Of places that were chosen so, all are chosen again.
 */
export function samplePlaces(rowCount: number): number[] {
  const step = Math.max(1, rowCount / mostSamples)
  return Array.from({ length: Math.min(rowCount, mostSamples) }, (_, at) => Math.floor(at * step))
}
