import { spawn } from 'node:child_process'
import { open, readFile, stat, truncate } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { giveToServer, serverAccount } from './account.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { type DataFolder, livingServer, openDataFolder, type Starting } from './data-folder.ts'

/** A PostgreSQL server of our own, reachable through a socket in its folder only. */
export type EmbeddedServer = {
  /** A `postgres://` address on its Unix socket; it does not change when the server restarts. */
  address: string
  /**
   * Leaves the server; the last process to leave stops it. What was committed is on disk either way.
   */
  leave(): Promise<void>
}

/** How long a server may take to answer, crash recovery included, in milliseconds. */
const patience = 60_000

/** How often a server that exits at once is started again before we give up. */
const mostLaunches = 15

/** How long we wait, when it could not be started, before we try again, in milliseconds. */
const pause = 2_000

/** Held shared by every process that uses the server, so that the last one to leave can tell. */
const inUse = 7_263_401

/** The server's own log is emptied at start beyond this size, in bytes. */
const longestLog = 10 * 1024 * 1024

/**
 * Starts PostgreSQL on `folder`, or joins the one that is already running there: another process may
 * share the folder, and a server outlives a kill -9 of the application. If it dies while we use it,
 * it is started again at once, and where that fails, as on a full disk, until it succeeds.
 *
 * Whenever a program of PostgreSQL has just been started and there is nothing to do but wait,
 * `meanwhile` is called.
 *
 * Throws with the server's own words when it does not accept connections within a minute.
 */
export async function startEmbedded(
  folder: string,
  { meanwhile = () => {} }: { meanwhile?: () => void } = {},
): Promise<EmbeddedServer> {
  const binaries = await findBinaries(folder)
  const place = await openDataFolder(folder, { binaries, meanwhile })
  const address = `postgres://postgres@/postgres?host=${encodeURIComponent(place.sockets)}`
  let leaving = false
  let watch: pg.Client
  const take = async (): Promise<void> => {
    watch = await joinServer(place, { binaries, meanwhile })
    watch.once('end', takeAgain)
  }
  const takeAgain = async (): Promise<void> => {
    while (!leaving) {
      try {
        return await take()
      } catch {
        await sleep(pause, undefined, { ref: false })
      }
    }
  }
  await take()
  return {
    address,
    async leave() {
      leaving = true
      if (await isLastUser(watch)) await stopServer(place)
      await watch.end().catch(() => {})
    },
  }
}

/** Makes sure the server runs, and takes a place among its users. */
async function joinServer(place: DataFolder, starting: Starting): Promise<pg.Client> {
  for (;;) {
    await ensureRunning(place, starting)
    const client = new pg.Client({ host: place.sockets, user: 'postgres', database: 'postgres' })
    client.on('error', () => {}) // told by the `end` that follows
    try {
      await client.connect()
      await client.query('select pg_advisory_lock_shared($1)', [inUse])
      return client
    } catch {
      await client.end().catch(() => {})
    }
  }
}

async function isLastUser(watch: pg.Client): Promise<boolean> {
  try {
    await watch.query('select pg_advisory_unlock_shared($1)', [inUse])
    const answer = await watch.query('select pg_try_advisory_lock($1) as last', [inUse])
    return answer.rows[0].last
  } catch {
    return false
  }
}

async function ensureRunning(place: DataFolder, { binaries, meanwhile }: Starting): Promise<void> {
  const giveUpAt = performance.now() + patience
  let launches = 0
  let ours: { running: boolean } | null = null
  while (performance.now() < giveUpAt && launches <= mostLaunches) {
    const answer = await knock(place)
    if (answer === 'open') return
    if (answer === 'silent' && !ours?.running && !(await livingServer(place.data))) {
      if (launches > 0) await sleep(100)
      ours = await launch(place, binaries)
      launches += 1
      meanwhile()
    }
    await sleep(10)
  }
  const log = await readFile(place.log, 'utf8').catch(() => '')
  throw new Error(`The embedded PostgreSQL did not start:\n${log.slice(-2000)}`)
}

/** Tries the door: open, being opened (start-up, recovery, shutdown), or nobody home. */
async function knock(place: DataFolder): Promise<'open' | 'busy' | 'silent'> {
  const client = new pg.Client({ host: place.sockets, user: 'postgres', database: 'postgres' })
  client.on('error', () => {})
  try {
    await client.connect()
    return 'open'
  } catch (error) {
    return (error as { code?: string }).code === '57P03' ? 'busy' : 'silent'
  } finally {
    await client.end().catch(() => {})
  }
}

/**
 * The server gets a session of its own, so that Ctrl-C in our terminal leaves it running until we
 * have finished, and writes to a file, so that it outlives us.
 */
async function launch(place: DataFolder, { postgres }: Binaries): Promise<{ running: boolean }> {
  const tooLong = await stat(place.log).then(
    (log) => log.size > longestLog,
    () => false,
  )
  if (tooLong) await truncate(place.log)
  await giveToServer(place.data)
  const settings = ['listen_addresses=', 'max_connections=200', 'log_min_messages=warning']
  const options = settings.flatMap((setting) => ['-c', setting])
  await using log = await open(place.log, 'a', 0o600)
  const child = spawn(postgres, ['-D', place.data, '-k', place.sockets, ...options], {
    ...serverAccount,
    cwd: place.data,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  })
  const state = { running: true }
  child.once('error', () => (state.running = false))
  child.once('exit', () => (state.running = false))
  child.unref()
  return state
}

/**
 * Stops the server in order: open transactions are rolled back, the rest is written to disk. The last
 * thing it does is to take its lock file away.
 */
async function stopServer(place: DataFolder): Promise<void> {
  const pid = await livingServer(place.data)
  if (pid === null) return
  process.kill(pid, 'SIGINT')
  const giveUpAt = performance.now() + patience
  while ((await livingServer(place.data)) === pid && performance.now() < giveUpAt) await sleep(10)
}
