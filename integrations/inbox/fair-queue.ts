/** Who is handed over when not everything that waits can be. */
export type FairQueue = {
  /** At most so many of those that wait, oldest first; whoever was left longest ago, or never, before the others. */
  choose(waiting: readonly number[], most: number): number[]
  /** Remembers of one that was chosen that it was left. */
  leave(one: number): void
}

/** Messages are named by numbers that grow. What was left is forgotten once it waits no more. */
export function fairQueue(): FairQueue {
  let round = 0
  let left = new Map<number, number>()
  const roundOf = (one: number) => left.get(one) ?? 0
  return {
    choose(waiting, most) {
      round += 1
      left = new Map(waiting.filter((one) => left.has(one)).map((one) => [one, roundOf(one)]))
      return [...waiting]
        .sort((a, b) => roundOf(a) - roundOf(b) || a - b)
        .slice(0, most)
        .sort((a, b) => a - b)
    },
    leave: (one) => void left.set(one, round),
  }
}
