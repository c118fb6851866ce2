import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { expect, onTestFinished } from 'vitest'
import {
  aFolder,
  aUsedFolder,
  aUser,
  isRunning,
  serverOf,
  test,
  until,
} from '#test/embedded-folder.ts'
import { giveToServer, serverAccount } from './account.ts'
import { type EmbeddedServer, startEmbedded } from './start-embedded.ts'

const patient = { timeout: 30_000 }

/** So many starts in vain are more than one try makes before it gives up. */
const moreThanOneGo = 20

test(
  'an empty folder becomes a server, and what was written is there at the second start',
  patient,
  async () => {
    const folder = await aFolder()
    const first = await startEmbedded(folder)
    const pid = serverOf(folder)!
    await write(first.address, 'a line')
    expect(isRunning(pid)).toBe(true)
    await first.leave()
    await ended(pid)
    expect(serverOf(folder)).toBeNull()

    const second = await startEmbedded(folder)
    expect(second.address).toBe(first.address)
    expect(await linesOf(second.address)).toEqual(['a line'])
    await second.leave()
    expect(serverOf(folder)).toBeNull()
  },
)

test(
  'the server is no root, shows its files to nobody else, and listens on no network',
  patient,
  async ({ used }) => {
    const { folder, server } = await aRunningServer(used)
    const pid = serverOf(folder)!
    const uid = Number(/^Uid:\t(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
    const data = statSync(join(folder, 'postgres'))
    expect(uid).toBe(serverAccount.uid ?? process.getuid!())
    expect(uid).not.toBe(0)
    expect({ owner: data.uid, mode: data.mode & 0o777 }).toEqual({ owner: uid, mode: 0o700 })
    const settings = await ask(server.address, 'show listen_addresses; show fsync')
    expect(settings).toEqual([[{ listen_addresses: '' }], [{ fsync: 'on' }]])
  },
)

test('of two processes that use one folder either may leave first', patient, async ({ used }) => {
  const folder = await aUsedFolder(used)
  const starter = await aUser(folder)
  const joiner = await aUser(folder)
  const pid = serverOf(folder)!
  expect(joiner.address).toBe(starter.address)
  await write(joiner.address, 'before')

  expect(await starter.leave()).toBe(0)
  expect(serverOf(folder)).toBe(pid)
  await write(joiner.address, 'after')
  expect(await linesOf(joiner.address)).toEqual(['before', 'after'])

  expect(await joiner.leave()).toBe(0)
  await ended(pid)
})

test(
  'processes that begin at the same moment on an empty folder share one server',
  patient,
  async () => {
    const folder = await aFolder()
    const users = await Promise.all([aUser(folder), aUser(folder), aUser(folder)])
    const pid = serverOf(folder)!
    expect(new Set(users.map(({ address }) => address)).size).toBe(1)
    expect((await readdir(folder)).sort()).toEqual(['postgres', 'postgres.log'])
    expect(await Promise.all(users.map((user) => user.leave()))).toEqual([0, 0, 0])
    await ended(pid)
  },
)

test(
  'a server that is killed while in use comes back by itself, with all that was committed',
  patient,
  async ({ used }) => {
    const { folder, server } = await aRunningServer(used)
    const pool = new pg.Pool({ connectionString: server.address })
    pool.on('error', () => {})
    onTestFinished(() => pool.end())
    await write(server.address, 'committed')
    const open = await pool.connect()
    open.on('error', () => {})
    await open.query("begin; insert into lines values ('not committed')")
    const killed = serverOf(folder)!

    process.kill(killed, 'SIGKILL')

    await until(() => isOpen(pool), { seconds: 30 })
    open.release(true)
    expect(serverOf(folder)).not.toBe(killed)
    expect(await linesOf(server.address)).toEqual(['committed'])
  },
)

test(
  'a server whose starter has left comes back as well, again and again',
  patient,
  async ({ used }) => {
    const folder = await aUsedFolder(used)
    const starter = await aUser(folder)
    const server = await startEmbedded(folder)
    onTestFinished(() => server.leave())
    await starter.leave()
    for (let round = 1; round <= 2; round += 1) {
      const killed = serverOf(folder)!
      process.kill(killed, 'SIGKILL')
      await until(() => ![killed, null].includes(serverOf(folder)), { seconds: 30 })
      await until(() => answers(server.address), { seconds: 30 })
    }
  },
)

test(
  'a server that is killed and cannot be started is started as soon as it can be',
  patient,
  async ({ used }) => {
    const { folder, server } = await aRunningServer(used)
    await write(server.address, 'committed')
    const settings = join(folder, 'postgres', 'postgresql.conf')
    const right = readFileSync(settings)
    await writeFile(settings, 'shared_buffers = plenty\n')

    process.kill(serverOf(folder)!, 'SIGKILL')

    await until(() => failedStarts(folder) > moreThanOneGo, { seconds: 25 })
    await writeFile(settings, right)
    await until(() => answers(server.address), { seconds: 30 })
    expect(await linesOf(server.address)).toEqual(['committed'])
  },
)

test(
  'a server outlives the process that started it, and the next one adopts it',
  patient,
  async ({ used }) => {
    const folder = await aUsedFolder(used)
    const user = await aUser(folder)
    const pid = serverOf(folder)!
    await write(user.address, 'a line')
    await user.die()
    expect(isRunning(pid)).toBe(true)

    const server = await startEmbedded(folder)
    expect(serverOf(folder)).toBe(pid)
    await until(async () => (await usersOf(server.address)) === 1, { seconds: 30 })
    expect(await linesOf(server.address)).toEqual(['a line'])
    await server.leave()
    await ended(pid)
  },
)

test(
  'when application and server are killed both, the next start finds what was committed',
  patient,
  async ({ used }) => {
    const folder = await aUsedFolder(used)
    const user = await aUser(folder)
    await write(user.address, 'a line')
    await user.die()
    process.kill(serverOf(folder)!, 'SIGKILL')

    const server = await startEmbedded(folder)
    onTestFinished(() => server.leave())
    expect(await linesOf(server.address)).toEqual(['a line'])
  },
)

test('a folder may be deeper than the path of a socket', patient, async () => {
  const folder = join(await aFolder(), 'a'.repeat(60), 'b'.repeat(60))
  const server = await startEmbedded(folder)
  onTestFinished(async () => {
    await server.leave()
    await rm(sockets, { recursive: true })
  })
  const sockets = decodeURIComponent(/host=(.+)$/.exec(server.address)![1]!)
  expect(sockets.startsWith(folder)).toBe(false)
  expect(statSync(sockets).mode & 0o777).toBe(0o700)
  expect(await answers(server.address)).toBe(true)
})

test(
  'a lock file that names somebody else’s process does not keep the server from starting',
  patient,
  async ({ used }) => {
    const folder = await aUsedFolder(used)
    const somebody = spawn('sleep', ['60'], serverAccount)
    onTestFinished(() => void somebody.kill('SIGKILL'))
    const lockFile = join(folder, 'postgres', 'postmaster.pid')
    const lines = [somebody.pid, join(folder, 'postgres'), 1, 5432, join(folder, 'postgres'), '']
    await writeFile(lockFile, `${lines.join('\n')}\n`)
    await giveToServer(lockFile)

    const server = await startEmbedded(folder)
    onTestFinished(() => server.leave())
    expect(await answers(server.address)).toBe(true)
    expect(isRunning(somebody.pid!)).toBe(true)
  },
)

test(
  'files half made by a process that died are cleared; those of one that lives are left',
  patient,
  async () => {
    const folder = await aFolder()
    const living = `postgres.making-${process.ppid}`
    await mkdir(join(folder, 'postgres.making-999999999'))
    await writeFile(join(folder, 'postgres.making-999999999', 'PG_VERSION'), '18\n')
    await mkdir(join(folder, living))

    const server = await startEmbedded(folder)
    onTestFinished(() => server.leave())
    expect((await readdir(folder)).sort()).toEqual(['postgres', 'postgres.log', living])
  },
)

test(
  'files that are still being written for a process that died are cleared too',
  patient,
  async () => {
    const folder = await aFolder()
    const unfinished = join(folder, 'postgres.making-999999999')
    await mkdir(unfinished)
    const writing = 'for i in $(seq 8000); do : > "$0/$i"; done'
    const orphan = spawn('sh', ['-c', writing, unfinished], { stdio: 'ignore' })
    onTestFinished(() => void orphan.kill('SIGKILL'))
    await until(() => readdirSync(unfinished).length > 9, { seconds: 10 })

    const server = await startEmbedded(folder)
    onTestFinished(() => server.leave())
    expect((await readdir(folder)).sort()).toEqual(['postgres', 'postgres.log'])
  },
)

test(
  'files of another PostgreSQL are refused in words, and left as they are',
  patient,
  async () => {
    const folder = await aFolder()
    const data = join(folder, 'postgres')
    await mkdir(data)
    await writeFile(join(data, 'PG_VERSION'), '16\n')
    await expect(startEmbedded(folder)).rejects.toThrow(
      `${data} was made by PostgreSQL 16, and this is 18. Restore a backup into an empty DATA_DIR.`,
    )
    expect(await readdir(data)).toEqual(['PG_VERSION'])
  },
)

test.skipIf(serverAccount.uid === undefined)(
  'a folder that the server’s own user cannot reach is refused in words',
  async () => {
    const hidden = join(await aFolder(), 'private')
    await mkdir(hidden, { mode: 0o700 })
    const folder = join(hidden, 'data')
    await expect(startEmbedded(folder)).rejects.toThrow(
      `the user it runs as instead cannot reach ${folder}. Choose another DATA_DIR.`,
    )
    await chmod(hidden, 0o755)
    expect(existsSync(join(folder, 'postgres'))).toBe(false)
  },
)

test('a server that cannot start tells why in its own words', patient, async ({ used }) => {
  const folder = await aUsedFolder(used)
  await writeFile(join(folder, 'postgres', 'postgresql.conf'), 'shared_buffers = plenty\n')
  await expect(startEmbedded(folder)).rejects.toThrow(
    /The embedded PostgreSQL did not start:[\s\S]*invalid value for parameter "shared_buffers": "plenty"/,
  )
})

function failedStarts(folder: string): number {
  return readFileSync(join(folder, 'postgres.log'), 'utf8').split('"plenty"').length - 1
}

/** Waits until a process that has been asked to stop is gone. */
function ended(pid: number): Promise<void> {
  return until(() => !isRunning(pid), { seconds: 30 })
}

/** A server on a folder of its own that is left when the test ends. */
async function aRunningServer(used: string): Promise<{ folder: string; server: EmbeddedServer }> {
  const folder = await aUsedFolder(used)
  const server = await startEmbedded(folder)
  onTestFinished(() => server.leave())
  return { folder, server }
}

async function ask(address: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    const answers = await client.query(statement)
    return [answers].flat().map(({ rows }) => rows)
  } finally {
    await client.end()
  }
}

async function write(address: string, line: string): Promise<void> {
  await ask(
    address,
    `create table if not exists lines (line text); insert into lines values ('${line}')`,
  )
}

async function linesOf(address: string): Promise<string[]> {
  const [rows] = (await ask(address, 'select line from lines')) as { line: string }[][]
  return rows!.map(({ line }) => line)
}

/** How many processes hold on to the server; one that died is forgotten a moment later. */
async function usersOf(address: string): Promise<number> {
  const [rows] = (await ask(
    address,
    "select count(*)::int as users from pg_locks where locktype = 'advisory'",
  )) as { users: number }[][]
  return rows![0]!.users
}

function answers(address: string): Promise<boolean> {
  return ask(address, 'select 1').then(
    () => true,
    () => false,
  )
}

function isOpen(pool: pg.Pool): Promise<boolean> {
  return pool.query('select 1').then(
    () => true,
    () => false,
  )
}
