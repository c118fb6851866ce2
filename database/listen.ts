import pg from 'pg'

type Listening = {
  channels: readonly string[]
  /** Somebody notified a channel. */
  onTold: (channel: string, payload: string) => void
  /** It listens, for the first time or again: what was told meanwhile has been missed. */
  onReady?: () => void
  onTrouble?: (error: unknown) => void
}

/** How long it waits before it tries a broken connection again, in milliseconds. */
const patience = 500

/** How often it asks whether the line still stands, and how long an answer may take, in milliseconds. */
const heartbeat = 10_000
const longestSilence = 5_000

const connecting = {
  keepAlive: true,
  connectionTimeoutMillis: longestSilence,
  query_timeout: longestSilence,
}

/**
 * Listens to channels of a PostgreSQL server over a connection of its own, which it opens again whenever it
 * breaks or goes dead: within 15 s. Answers when it listens, or when the first try failed.
 */
export async function listen(
  address: string,
  { channels, onTold, onReady, onTrouble }: Listening,
): Promise<{ stop(): Promise<void> }> {
  let stopped = false
  let client: pg.Client | null = null
  const again = () => setTimeout(begin, patience).unref()
  const begin = async (): Promise<void> => {
    if (stopped) return
    const fresh = new pg.Client({ connectionString: address, ...connecting })
    fresh.on('error', () => {}) // told by the `end` that follows
    try {
      await fresh.connect()
      fresh.on('notification', ({ channel, payload }) => onTold(channel, payload ?? ''))
      const pulse = setInterval(() => feel(fresh), heartbeat).unref()
      fresh.once('end', () => {
        clearInterval(pulse)
        again()
      })
      for (const channel of channels) await fresh.query(`listen ${pg.escapeIdentifier(channel)}`)
      client = fresh
      onReady?.()
    } catch (error) {
      onTrouble?.(error)
      await fresh.end().catch(() => {})
      again()
    }
  }
  await begin()
  return {
    async stop() {
      stopped = true
      await client?.end().catch(() => {})
    },
  }
}

/** Hangs up where no answer comes: nobody is told of a line that goes dead. */
async function feel(client: pg.Client): Promise<void> {
  await client.query('select').catch(() => client.end().catch(() => {}))
}
