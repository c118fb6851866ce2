import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findBinaries } from '#database/embedded/binaries.ts'
import { aFolder, startApplication } from '../e2e/application.ts'
import { atMost, inTurn, type Row } from './measure.ts'

const nobody = 65534
const account = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}

/** P11: until the application is ready, beside the bare server's own start on a folder of its own. */
export async function measureStart(): Promise<Row[]> {
  const [usedOurs, usedBare] = [await aFolder(), await aFolder()]
  await chmod(usedBare.path, 0o755)
  await ours(usedOurs.path)
  await bare(usedBare.path)
  const times = await inTurn({
    fresh: () => onFreshFolder(ours),
    bareFresh: () => onFreshFolder(bare),
    used: () => ours(usedOurs.path),
    bareUsed: () => bare(usedBare.path),
  })
  await Promise.all([usedOurs.remove(), usedBare.remove()])
  const about = { target: 'P11', unit: 'ms' }
  return [
    atMost(
      {
        ...about,
        what: 'ready on a fresh folder',
        ours: times.fresh,
        peer: times.bareFresh,
        note: 'initdb and the bare server',
      },
      3,
    ),
    atMost(
      {
        ...about,
        what: 'ready on a used folder',
        ours: times.used,
        peer: times.bareUsed,
        note: 'the bare server',
      },
      3,
    ),
  ]
}

async function onFreshFolder(start: (folder: string) => Promise<number>): Promise<number> {
  const folder = await aFolder()
  await chmod(folder.path, 0o755)
  const taken = await start(folder.path)
  await folder.remove()
  return taken
}

async function ours(dataDir: string): Promise<number> {
  const startedAt = performance.now()
  const app = await startApplication({ dataDir, env: { NODE_ENV: 'production' } })
  const taken = performance.now() - startedAt
  await app.stop()
  return taken
}

async function bare(folder: string): Promise<number> {
  const startedAt = performance.now()
  const { initdb, postgres } = await findBinaries(folder)
  const data = join(folder, 'bare')
  await mkdir(data, { recursive: true, mode: 0o700 })
  if (account.uid) await chown(data, nobody, nobody)
  const options = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8']
  spawnSync(initdb, ['-D', data, ...options], { ...account, cwd: data })
  const server = spawn(postgres, ['-D', data, '-k', data, '-c', 'listen_addresses='], {
    ...account,
    cwd: data,
    stdio: 'ignore',
  })
  while (!(await accepts(data))) await sleep(5)
  const taken = performance.now() - startedAt
  server.kill('SIGINT')
  await once(server, 'exit')
  return taken
}

async function accepts(sockets: string): Promise<boolean> {
  const client = new pg.Client({ host: sockets, user: 'postgres', database: 'postgres' })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
