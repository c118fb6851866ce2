/** How long the process works on before it lets newcomers in, in milliseconds. */
const turn = 5

/** How long the others wait for one piece at most, in milliseconds: none may hold up all. */
const longest = 1000

let last: Promise<unknown> = Promise.resolve()
let began = Number.NEGATIVE_INFINITY

/**
 * Does work that takes long without waiting: one piece after the other, in the order asked for, and a few
 * milliseconds at a time. In between the process lets newcomers in, of whom it takes one a turn; many who came at
 * once would otherwise wait behind all that those let in ask meanwhile. A failure is its asker's alone.
 */
export function inTurn<Made>(work: () => Made | Promise<Made>): Promise<Made> {
  const made = last.then(untilMayGoOn).then(work)
  last = ended(made)
  return made
}

/** Waits until a piece has ended, well or badly, and not longer than all may wait for it. */
async function ended(made: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, longest)
  })
  await Promise.race([made, late]).catch(() => undefined)
  clearTimeout(timer)
}

async function untilMayGoOn(): Promise<void> {
  if (performance.now() - began < turn) return
  await new Promise((resolve) => setImmediate(resolve))
  began = performance.now()
}
