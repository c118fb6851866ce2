import pg from 'pg'
import { applicationRole } from '#database/connect.ts'
import { jobs } from './jobs.ts'
import { type QueueName, queueKey } from './queue.ts'
import type { Services } from './services.ts'

export type Worker = { stop(): Promise<void> }

type Wiring = {
  address: string
  services: Services
  /** Writes the nightly backup; absent where the database is not ours to back up. */
  backUp: (() => Promise<void>) | null
}

/** How often a worker looks for messages that are due, without being told, in milliseconds. */
const heartbeat = 10_000

/** Backups are made at night, in UTC. */
const backupCron = '40 2 * * *'

/**
 * Runs the jobs: on schedule, and deliveries the moment one is queued. Any number of workers may run;
 * each piece of work is done by one of them.
 */
export async function startWorker({ address, services, backUp }: Wiring): Promise<Worker> {
  const { PgBoss } = await import('pg-boss')
  const { log } = services
  const stopping = new AbortController()
  const boss = new PgBoss({
    connectionString: address,
    options: `-c role=${applicationRole}`,
    max: 4,
    migrate: false,
    reindex: false,
    monitorVacuum: false,
    useListenNotify: true,
  })
  boss.on('error', (error) => log.warn({ err: error }, 'the job queue met an error'))
  await boss.start()
  const run = async (name: QueueName, cron: string, work: () => Promise<unknown>) => {
    await boss.work(queueKey(name), { pollingIntervalSeconds: 5 }, async () => {
      await work().catch((error) => {
        log.error({ err: error, job: name }, 'a job failed')
        throw error
      })
    })
    await boss.schedule(queueKey(name), cron)
  }
  for (const [name, { cron, work }] of Object.entries(jobs))
    await run(name as QueueName, cron, () => work(services, stopping.signal))
  if (backUp) await run('back up', backupCron, backUp)
  const wake = () => boss.send(queueKey('send deliveries')).catch(() => {})
  const pulse = setInterval(wake, heartbeat)
  const listener = await listenForDeliveries(address, { wake, log })
  return {
    async stop() {
      stopping.abort()
      clearInterval(pulse)
      await listener.stop()
      await boss.stop({ graceful: true, timeout: 20_000 })
    },
  }
}

/** Hears of every delivery the moment it is queued; after a broken connection it listens again. */
async function listenForDeliveries(
  address: string,
  { wake, log }: { wake: () => unknown; log: Services['log'] },
): Promise<Worker> {
  let stopped = false
  let client: pg.Client | null = null
  const listen = async (): Promise<void> => {
    if (stopped) return
    const fresh = new pg.Client({ connectionString: address })
    fresh.on('error', () => {}) // told by the `end` that follows
    try {
      await fresh.connect()
      fresh.on('notification', wake)
      fresh.once('end', () => setTimeout(listen, 500).unref())
      await fresh.query('listen communitrak_deliveries')
      client = fresh
      wake()
    } catch (error) {
      log.warn({ err: error }, 'cannot hear of new deliveries; trying again')
      await fresh.end().catch(() => {})
      setTimeout(listen, 1000).unref()
    }
  }
  await listen()
  return {
    async stop() {
      stopped = true
      await client?.end().catch(() => {})
    },
  }
}
