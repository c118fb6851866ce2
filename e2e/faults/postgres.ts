import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, chmod, mkdir, open, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { giveToServer, serverAccount } from '#database/embedded/account.ts'
import { findBinaries } from '#database/embedded/binaries.ts'

/** A PostgreSQL of nobody's: it stays dead when it is killed, and may stand by for another. */
export type Postgres = {
  data: string
  /** Its Unix socket. */
  socket: string
  /** For `DATABASE_URL`, past every line. */
  address: string
  start(): Promise<void>
  kill(): Promise<void>
  /** Asks it something as its owner, or a database of it by its name. */
  ask(statement: string, database?: string): Promise<Record<string, unknown>[]>
}

const run = promisify(execFile)

/** Makes a server in a folder, and starts it. */
export async function aPostgres(folder: string): Promise<Postgres> {
  const data = join(folder, 'primary')
  await chmod(folder, 0o755)
  await mkdir(data, { mode: 0o700 })
  await giveToServer(data)
  const { initdb } = await findBinaries(folder)
  const options = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync']
  await run(initdb, ['-D', data, ...options], { ...serverAccount, cwd: data })
  const server = serverIn(folder, data)
  await server.start()
  return server
}

/** Makes and starts another server that stands by: nothing is acknowledged there that it has not got. */
export async function aStandbyOf(primary: Postgres, folder: string): Promise<Postgres> {
  const data = join(folder, 'standby')
  const client = new pg.Client(primary.address)
  await client.connect()
  await client.query("select pg_backup_start('standby', true)")
  await run('cp', ['-a', primary.data, data])
  const label = await client.query('select labelfile from pg_backup_stop(false)')
  await client.end()
  for (const name of ['postmaster.pid', '.s.PGSQL.5432', '.s.PGSQL.5432.lock'])
    await rm(join(data, name))
  const follow = `primary_conninfo = 'host=${primary.data} user=postgres application_name=standby'\n`
  await appendFile(join(data, 'postgresql.auto.conf'), follow)
  for (const [name, words] of [
    ['backup_label', label.rows[0].labelfile],
    ['standby.signal', ''],
  ]) {
    await writeFile(join(data, name), words)
    await giveToServer(join(data, name))
  }
  const standby = serverIn(folder, data)
  await standby.start()
  await primary.ask("alter system set synchronous_standby_names = 'standby'")
  await primary.ask('select pg_reload_conf()')
  const isThere = () => primary.ask("select from pg_stat_replication where sync_state = 'sync'")
  while ((await isThere()).length === 0) await sleep(20)
  return standby
}

function serverIn(folder: string, data: string): Postgres {
  const address = `postgres://postgres@/postgres?host=${encodeURIComponent(data)}`
  let gone = Promise.resolve()
  let kill = () => {}
  const ask = async (statement: string, database = 'postgres') => {
    const client = new pg.Client({ host: data, user: 'postgres', database })
    client.on('error', () => {}) // told to whoever asks
    try {
      await client.connect()
      return (await client.query(statement)).rows
    } finally {
      await client.end().catch(() => {})
    }
  }
  return {
    ...{ data, address, ask, socket: join(data, '.s.PGSQL.5432') },
    async start() {
      const { postgres } = await findBinaries(folder)
      await using log = await open(`${data}.log`, 'a')
      const settings = ['-c', 'listen_addresses=', '-c', 'max_connections=200']
      const launch = () => {
        const child = spawn(postgres, ['-D', data, '-k', data, ...settings], {
          ...serverAccount,
          cwd: data,
          stdio: ['ignore', log.fd, log.fd],
        })
        kill = () => void child.kill('SIGKILL')
        gone = once(child, 'exit').then(() => {})
        return child
      }
      let child = launch()
      while (!(await ask('select').catch(() => null))) {
        await sleep(20)
        if (child.exitCode !== null) child = launch() // those of a killed server were still there
      }
    },
    async kill() {
      kill()
      await gone
    },
  }
}
