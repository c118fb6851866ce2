import { performance } from 'node:perf_hooks'

/** One line of the table: what was measured beside what, and the limit it has to keep. */
export type Row = {
  /** The number of the target, `P4`. */
  target: string
  what: string
  ours: number
  /** What it is compared with in the same run. */
  peer: number
  unit: string
  /** Ours over peer, as the target states it. */
  ratio: number
  limit: string
  met: boolean
  /** Where the peer is named, and anything a reader should know. */
  note: string
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** How often each measurement is taken, ours and the peer's in turn. */
export const rounds = 5

/** Takes several measurements in turn, so that a machine that slows down slows all of them; medians. */
export async function inTurn<Name extends string>(
  measures: Record<Name, () => Promise<number>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(measures) as Name[]
  const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
    Name,
    number[]
  >
  for (let round = 0; round < rounds; round += 1)
    for (const name of names) taken[name].push(await measures[name]())
  return Object.fromEntries(names.map((name) => [name, median(taken[name])])) as Record<
    Name,
    number
  >
}

/** Does `work` for every item, so many at once; answers how many a second. */
export async function perSecond<Item>(
  items: readonly Item[],
  { atOnce }: { atOnce: number },
  work: (item: Item) => Promise<unknown>,
): Promise<number> {
  let next = 0
  const startedAt = performance.now()
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) await work(items[index]!)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return items.length / ((performance.now() - startedAt) / 1000)
}

/** Milliseconds that `work` takes, one after the other; the median of so many. */
export async function millisecondsOf(times: number, work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let time = 0; time < times; time += 1) {
    const startedAt = performance.now()
    await work()
    taken.push(performance.now() - startedAt)
  }
  return median(taken)
}

/** A row whose ours must be at least so many times the peer's. */
export function atLeast(row: Omit<Row, 'ratio' | 'limit' | 'met'>, limit: number): Row {
  const ratio = row.ours / row.peer
  return { ...row, ratio, limit: `≥ ${limit}x`, met: ratio >= limit }
}

/** A row whose ours may be at most so many times the peer's. */
export function atMost(row: Omit<Row, 'ratio' | 'limit' | 'met'>, limit: number): Row {
  const ratio = row.ours / row.peer
  return { ...row, ratio, limit: `≤ ${limit}x`, met: ratio <= limit }
}

/** Each of several readings, by what it is called, beside the most milliseconds that any of them may take. */
export async function within(
  limit: number,
  reads: Readonly<Record<string, () => Promise<unknown>>>,
  { target, times }: { target: string; times: number },
): Promise<Row[]> {
  const rows: Row[] = []
  for (const [what, read] of Object.entries(reads)) {
    await read()
    const ours = await millisecondsOf(times, read)
    rows.push(atMost({ target, what, ours, peer: limit, unit: 'ms', note: 'the limit' }, 1))
  }
  return rows
}
