import type { Live } from './live.ts'

/** Listens to one channel of the database until it is stopped, however often the connection breaks. */
type Listen = (given: {
  channels: readonly string[]
  onTold: (channel: string, payload: string) => void
  onReady: () => void
}) => Promise<{ stop(): Promise<void> }>

/** Where the database tells what happens; the payload is the topic. */
const channel = 'communitrak_live'

/** Hears of everything over one connection to PostgreSQL, opened when somebody watches for the first time. */
export function postgresLive(listen: Listen): Live {
  const watchers: Watchers = new Map()
  const closing = new AbortController()
  let listener: ReturnType<Listen> | null = null
  const wake = (topic: string) => {
    for (const ring of watchers.get(topic) ?? []) ring(topic)
  }
  const open = () =>
    listen({
      channels: [channel],
      onTold: (_, topic) => wake(topic),
      onReady: () => [...watchers.keys()].forEach(wake),
    })
  return {
    async *watch(about, signal) {
      const topics = typeof about === 'string' ? [about] : about
      listener ??= open()
      await listener
      const bell = aBell(topics)
      const end = AbortSignal.any([signal, closing.signal])
      end.addEventListener('abort', bell.wake)
      enlist(watchers, topics, bell.ring)
      try {
        while (!end.aborted) {
          yield bell.told()
          await bell.rung()
        }
      } finally {
        end.removeEventListener('abort', bell.wake)
        dismiss(watchers, topics, bell.ring)
      }
    },
    async close() {
      closing.abort()
      await (await listener)?.stop()
    },
  }
}

type Ring = (topic: string) => void
type Watchers = Map<string, Set<Ring>>

/** It tells what it was rung for since it was asked last; rung while nobody waits, it is heard by the next who does. */
function aBell(atFirst: readonly string[]) {
  let next = Promise.withResolvers<void>()
  let rungFor = new Set(atFirst)
  return {
    ring(topic: string) {
      rungFor.add(topic)
      next.resolve()
    },
    wake: () => next.resolve(),
    told(): ReadonlySet<string> {
      const told = rungFor
      rungFor = new Set()
      next = Promise.withResolvers<void>()
      return told
    },
    rung: () => next.promise,
  }
}

function enlist(watchers: Watchers, topics: readonly string[], ring: Ring): void {
  for (const topic of topics) {
    const known = watchers.get(topic) ?? new Set()
    watchers.set(topic, known.add(ring))
  }
}

function dismiss(watchers: Watchers, topics: readonly string[], ring: Ring): void {
  for (const topic of topics) {
    const known = watchers.get(topic)
    known?.delete(ring)
    if (known?.size === 0) watchers.delete(topic)
  }
}
