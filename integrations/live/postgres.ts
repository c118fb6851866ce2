import type { Live, Told } from './live.ts'

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
  const open = () =>
    listen({
      channels: [channel],
      onTold(_, topic) {
        for (const bell of watchers.get(topic) ?? []) bell.ring(topic)
      },
      onReady() {
        for (const bells of watchers.values()) for (const bell of bells) bell.miss()
      },
    })
  return {
    async *watch(about, signal) {
      const topics = typeof about === 'string' ? [about] : about
      listener ??= open()
      await listener
      const bell = aBell()
      const end = AbortSignal.any([signal, closing.signal])
      end.addEventListener('abort', bell.wake)
      enlist(watchers, topics, bell)
      try {
        while (!end.aborted) {
          yield bell.told()
          await bell.rung()
        }
      } finally {
        end.removeEventListener('abort', bell.wake)
        dismiss(watchers, topics, bell)
      }
    },
    async close() {
      closing.abort()
      await (await listener)?.stop()
    },
  }
}

type Bell = ReturnType<typeof aBell>
type Watchers = Map<string, Set<Bell>>

/** It tells what it was rung for since it was asked last; rung while nobody waits, it is heard by the next who does. */
function aBell() {
  let next = Promise.withResolvers<void>()
  let about = new Set<string>()
  let mayHaveMissed = true
  return {
    ring(topic: string) {
      about.add(topic)
      next.resolve()
    },
    miss() {
      mayHaveMissed = true
      next.resolve()
    },
    wake: () => next.resolve(),
    told(): Told {
      const told = { about, mayHaveMissed }
      about = new Set()
      mayHaveMissed = false
      next = Promise.withResolvers<void>()
      return told
    },
    rung: () => next.promise,
  }
}

function enlist(watchers: Watchers, topics: readonly string[], bell: Bell): void {
  for (const topic of topics) {
    const known = watchers.get(topic) ?? new Set()
    watchers.set(topic, known.add(bell))
  }
}

function dismiss(watchers: Watchers, topics: readonly string[], bell: Bell): void {
  for (const topic of topics) {
    const known = watchers.get(topic)
    known?.delete(bell)
    if (known?.size === 0) watchers.delete(topic)
  }
}
