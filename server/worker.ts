import { applicationRole, hangsUp } from '#database/connect.ts'
import { listen } from '#database/listen.ts'
import { reportRosters } from '#domain/conversations/report-rosters.ts'
import { jobs } from './jobs.ts'
import { type QueueName, queueKey } from './queue.ts'
import type { RosterWork } from './rosters/in-thread.ts'
import { takeUpRosters } from './rosters/take-up-rosters.ts'
import { wordReport } from './rosters/word-report.ts'
import type { Services } from './services.ts'

export type Worker = { stop(): Promise<void> }

type Wiring = {
  address: string
  services: Services
  /** Writes the nightly backup; absent where the database is not ours to back up. */
  backUp: (() => Promise<void>) | null
  /** Checks and imports rosters. */
  rosters: RosterWork
}

/** How often a worker looks for messages, rosters and knocks that wait, without being told, in milliseconds. */
const heartbeat = 10_000

/** How many rosters a worker has under way at most. */
const rostersAtOnce = 2

/** What the database tells, and the work that waits then. */
const tidings: Record<string, QueueName> = {
  communitrak_deliveries: 'send deliveries',
  communitrak_rosters: 'work on rosters',
  communitrak_knocks: 'answer knocks',
}

/** Backups are made at night, in UTC. */
const backupCron = '40 2 * * *'

/**
 * Runs the jobs: on schedule, and deliveries the moment one is queued. Any number of workers may run;
 * each piece of work is done by one of them.
 */
export async function startWorker({ address, services, backUp, rosters }: Wiring): Promise<Worker> {
  const { PgBoss } = await import('pg-boss')
  const { log } = services
  const stopping = new AbortController()
  const boss = new PgBoss({
    connectionString: address,
    options: `-c role=${applicationRole}`,
    ...hangsUp,
    max: 4,
    migrate: false,
    reindex: false,
    monitorVacuum: false,
    useListenNotify: true,
  })
  boss.on('error', (error) => log.warn({ err: error }, 'the job queue met an error'))
  await boss.start()
  const run = async (
    name: QueueName,
    { cron, atOnce = 1 }: { cron: string; atOnce?: number },
    work: () => Promise<unknown>,
  ) => {
    const options = { pollingIntervalSeconds: 5, localConcurrency: atOnce }
    await boss.work(queueKey(name), options, async () => {
      await work().catch((error) => {
        log.error({ err: error, job: name }, 'a job failed')
        throw error
      })
    })
    await boss.schedule(queueKey(name), cron)
  }
  for (const [name, { cron, work }] of Object.entries(jobs))
    await run(name as QueueName, { cron }, () => work(services, stopping.signal))
  await run('work on rosters', { cron: '* * * * *', atOnce: rostersAtOnce }, async () => {
    try {
      await takeUpRosters(services.db, rosters, stopping.signal)
    } finally {
      await reportRosters(services.db, { word: (report) => wordReport(report, services) })
    }
  })
  if (backUp) await run('back up', { cron: backupCron }, backUp)
  const wake = (name: QueueName) => boss.send(queueKey(name)).catch(() => {})
  const wakeAll = () => Object.values(tidings).forEach(wake)
  const pulse = setInterval(wakeAll, heartbeat)
  const listener = await listen(address, {
    channels: Object.keys(tidings),
    onTold: (channel) => wake(tidings[channel]!),
    onReady: wakeAll,
    onTrouble: (error) => log.warn({ err: error }, 'cannot hear of new work; trying again'),
  })
  return {
    async stop() {
      stopping.abort()
      clearInterval(pulse)
      await listener.stop()
      await boss.stop({ graceful: true, timeout: 20_000 })
    },
  }
}
