import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { giveToServer, letServerPass, serverAccount, serverCanReach } from './account.ts'
import type { Binaries } from './binaries.ts'

/** The PostgreSQL whose programs npm installs. */
const majorVersion = '18'

/** The longest path of a Unix socket that every platform takes, in bytes. */
const longestSocketPath = 103

/** Where one embedded server keeps its files, and where it listens. */
export type DataFolder = { data: string; sockets: string; log: string }

/** The programs that are started, and what can be done while they run. */
export type Starting = { binaries: Binaries; meanwhile: () => void }

/**
 * Finds or makes the database files in `folder` (`DATA_DIR`).
 *
 * The files are made aside and moved into place whole, so that a crash or a second process at the
 * same moment leaves either nothing or all of them. Throws in plain words where the user the server
 * runs as cannot reach `folder`.
 */
export async function openDataFolder(folder: string, starting: Starting): Promise<DataFolder> {
  await mkdir(folder, { recursive: true, mode: 0o755 })
  await letServerPass(folder)
  if (!serverCanReach(folder))
    throw new Error(
      `PostgreSQL does not run as root, and the user it runs as instead cannot reach ${folder}. Choose another DATA_DIR.`,
    )
  const data = join(folder, 'postgres')
  if (!existsSync(join(data, 'PG_VERSION'))) await makeDatabaseFiles(folder, data, starting)
  await refuseOtherVersions(data)
  return { data, sockets: await socketFolder(data), log: join(folder, 'postgres.log') }
}

async function refuseOtherVersions(data: string): Promise<void> {
  const version = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim()
  if (version !== majorVersion)
    throw new Error(
      `${data} was made by PostgreSQL ${version}, and this is ${majorVersion}. Restore a backup into an empty DATA_DIR.`,
    )
}

async function makeDatabaseFiles(
  folder: string,
  data: string,
  { binaries: { initdb }, meanwhile }: Starting,
) {
  await clearUnfinished(folder)
  const unfinished = `${data}.making-${process.pid}`
  await mkdir(unfinished, { mode: 0o700 })
  await giveToServer(unfinished)
  const options = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8']
  const made = run(initdb, ['-D', unfinished, ...options], unfinished)
  meanwhile()
  await made
  await rename(unfinished, data).catch(async (error) => {
    await rm(unfinished, { recursive: true, force: true })
    if (!existsSync(join(data, 'PG_VERSION'))) throw error
  })
}

/** How often and how soon files are removed again that somebody still writes, in milliseconds; three quarters of a minute in all. */
const whileWritten = { maxRetries: 30, retryDelay: 100 }

/** Removes what processes that died while making the files left behind; `initdb` may outlive them for a moment. */
async function clearUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const maker = /^postgres\.making-(\d+)$/.exec(name)?.[1]
    if (maker && !isAlive(Number(maker)))
      await rm(join(folder, name), { recursive: true, force: true, ...whileWritten })
  }
}

function run(program: string, args: string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...serverAccount,
      cwd,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (words) => (said += words))
    child.once('error', reject)
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${program} failed:\n${said}`)),
    )
  })
}

/** Sockets live beside the data, or in a short folder of their own where that path is too long. */
async function socketFolder(data: string): Promise<string> {
  if (Buffer.byteLength(`${data}/.s.PGSQL.5432`) <= longestSocketPath) return data
  const name = createHash('sha256').update(data).digest('hex').slice(0, 16)
  const short = join(tmpdir(), `communitrak-${name}`)
  await mkdir(short, { mode: 0o700 }).catch(() => {})
  if (!lstatSync(short).isDirectory()) throw new Error(`${short} is in the way; remove it.`)
  await giveToServer(short)
  await chmod(short, 0o700)
  return short
}

/**
 * The process that `postmaster.pid` names, if it is alive and a PostgreSQL: a server of this folder, or
 * about to be. A stale file whose number another program now bears is removed, since PostgreSQL would
 * take that program for itself and refuse to start.
 */
export async function livingServer(data: string): Promise<number | null> {
  const lockFile = join(data, 'postmaster.pid')
  const pid = Number.parseInt(await readFile(lockFile, 'utf8').catch(() => ''), 10)
  if (!Number.isInteger(pid) || !isAlive(pid)) return null
  const program = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => 'postgres')
  if (program.startsWith('postgres')) return pid
  await rm(lockFile, { force: true })
  return null
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
