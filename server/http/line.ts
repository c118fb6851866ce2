/** Takes part in a line; gives back how to leave it, or why not to go on. */
export type Line = (signal: AbortSignal) => Promise<'gone' | 'too long' | { leave(): void }>

/**
 * Lets `most` work at once and the others wait in the order in which they came, each at most `patience`
 * milliseconds. Under load everybody then waits about as long, and what is half done stays little. Those who
 * go away while they wait lose their place and cost nothing.
 */
export function aLine({ most, patience }: { most: number; patience: number }): Line {
  let working = 0
  const waiting = new Set<() => void>()

  function leave() {
    const [next] = waiting
    if (!next) {
      working -= 1
      return
    }
    next()
  }

  return (signal) => {
    if (working < most) {
      working += 1
      return Promise.resolve({ leave })
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => end('too long'), patience)
      const goAway = () => end('gone')
      const begin = () => end({ leave })
      function end(outcome: Awaited<ReturnType<Line>>) {
        clearTimeout(timer)
        signal.removeEventListener('abort', goAway)
        waiting.delete(begin)
        resolve(outcome)
      }
      signal.addEventListener('abort', goAway)
      waiting.add(begin)
    })
  }
}
