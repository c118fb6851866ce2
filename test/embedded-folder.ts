import { type ChildProcess, execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { onTestFinished, test as plain } from 'vitest'
import { startEmbedded } from '#database/embedded/start-embedded.ts'
import { programOf } from './processes/run-process.ts'

/** A folder for an embedded server; whatever still runs there when the test ends is ended too. */
export async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'communitrak-folder-'))
  await chmod(folder, 0o755)
  onTestFinished(async () => {
    const pid = serverOf(folder)
    if (pid !== null && isRunning(pid)) process.kill(pid, 'SIGKILL')
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  return folder
}

/** `test` with the files of a server that has run before, to be copied: making them takes longest. */
export const test = plain.extend(
  'used',
  { scope: 'file' },
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixtures wanted from this pattern
  async ({}, { onCleanup }) => {
    const folder = await mkdtemp(join(tmpdir(), 'communitrak-used-'))
    onCleanup(() => rm(folder, { recursive: true }))
    const server = await startEmbedded(folder)
    await server.leave()
    return join(folder, 'postgres')
  },
)

/** A folder whose server has run before, and rests. */
export async function aUsedFolder(used: string): Promise<string> {
  const folder = await aFolder()
  await promisify(execFile)('cp', ['-a', used, folder])
  return folder
}

/** Another process that uses the server of a folder. */
export type User = {
  process: ChildProcess
  address: string
  /** Leaves the server, and answers the exit code. */
  leave(): Promise<number>
  /** Dies without a word, as of a power cut. */
  die(): Promise<void>
}

/** Starts a process that uses the server of a folder, and waits until it does. */
export async function aUser(folder: string): Promise<User> {
  const child = fork(programOf('use-server'), [folder], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr!.on('data', (words) => (said += words))
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = once(child, 'exit')
  const failed = ended.then(() => Promise.reject(new Error(said)))
  const [address] = await Promise.race([once(child, 'message'), failed])
  failed.catch(() => {})
  return {
    process: child,
    address,
    async leave() {
      child.send('leave')
      const [code] = await ended
      return code
    },
    async die() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** The number of the server process that a folder names; null for none. */
export function serverOf(folder: string): number | null {
  try {
    const lockFile = readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8')
    return Number.parseInt(lockFile, 10) || null // it is empty for a moment
  } catch {
    return null
  }
}

/** Whether a process runs; one that has ended and waits to be noticed does not. */
export function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

/** Waits until something holds; throws after `seconds`. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  { seconds }: { seconds: number },
): Promise<void> {
  const giveUpAt = Date.now() + seconds * 1000
  while (!(await holds())) {
    if (Date.now() > giveUpAt) throw new Error(`It did not come true within ${seconds} s.`)
    await sleep(20)
  }
}
