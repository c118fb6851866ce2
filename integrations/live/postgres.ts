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
  const watchers = new Map<string, Set<() => void>>()
  const closing = new AbortController()
  let listener: ReturnType<Listen> | null = null
  const wake = (topic: string) => {
    for (const wakeOne of watchers.get(topic) ?? []) wakeOne()
  }
  const open = () =>
    listen({
      channels: [channel],
      onTold: (_, topic) => wake(topic),
      onReady: () => [...watchers.keys()].forEach(wake),
    })
  return {
    async *watch(topic, signal) {
      listener ??= open()
      await listener
      const bell = aBell()
      const end = AbortSignal.any([signal, closing.signal])
      end.addEventListener('abort', bell.ring)
      enlist(watchers, topic, bell.ring)
      try {
        while (!end.aborted) {
          yield
          await bell.rung()
        }
      } finally {
        end.removeEventListener('abort', bell.ring)
        dismiss(watchers, topic, bell.ring)
      }
    },
    async close() {
      closing.abort()
      await (await listener)?.stop()
    },
  }
}

/** Rung while nobody waits, it is heard by the next who does. */
function aBell() {
  let next = Promise.withResolvers<void>()
  return {
    ring: () => next.resolve(),
    async rung() {
      await next.promise
      next = Promise.withResolvers<void>()
    },
  }
}

function enlist(watchers: Map<string, Set<() => void>>, topic: string, ring: () => void): void {
  const known = watchers.get(topic) ?? new Set()
  watchers.set(topic, known.add(ring))
}

function dismiss(watchers: Map<string, Set<() => void>>, topic: string, ring: () => void): void {
  const known = watchers.get(topic)
  known?.delete(ring)
  if (known?.size === 0) watchers.delete(topic)
}
