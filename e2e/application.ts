import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
// @ts-expect-error: a script, without types
import { nodeOptions } from '../bin/prepare.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
/** The built application, for Node. */
export const main = join(root, 'build', 'server', 'main.js')

/** Runs a command of the built application. Answers what it printed; throws with that where it fails. */
export function runCommand(
  words: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ stdout: string; stderr: string }> {
  return promisify(execFile)(process.execPath, [main, ...words], {
    env: { PATH: process.env.PATH, ...env },
  })
}

/** Where the embedded server of a running application is; for the owner. */
export function addressIn(dataDir: string): string {
  return `postgres://postgres@/postgres?host=${encodeURIComponent(join(dataDir, 'postgres'))}`
}

/** The built application as a process of its own, on a free port of this machine. */
export type Application = {
  url: string
  dataDir: string
  process: ChildProcess
  /** Everything it has written so far. */
  said(): string
  /** Asks it to stop, and waits until it has. Answers its exit code. */
  stop(): Promise<number | null>
  /** Kills it without a word, and waits until it is gone. */
  kill(): Promise<void>
}

/** Starts the application and waits until it is ready, at most `patience` milliseconds. */
export async function startApplication({
  dataDir,
  port,
  env = {},
  patience = 30_000,
}: {
  dataDir: string
  port?: number
  env?: Record<string, string>
  patience?: number
}): Promise<Application> {
  const own = port ?? (await freePort())
  const url = `http://localhost:${own}`
  const child = spawn(process.execPath, [...nodeOptions, main, 'serve'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      PORT: String(own),
      PUBLIC_URL: url,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      ...env,
    },
  })
  let said = ''
  child.stdout.on('data', (words) => (said += words))
  child.stderr.on('data', (words) => (said += words))
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const application: Application = {
    url,
    dataDir,
    process: child,
    said: () => said,
    async stop() {
      child.kill('SIGTERM')
      return gone
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
  await ready(application, patience)
  return application
}

/** Waits until the application says that it is ready. */
export async function ready({ url, process: child, said }: Application, patience = 30_000) {
  const giveUpAt = Date.now() + patience
  while (Date.now() < giveUpAt) {
    if (child.exitCode !== null) break
    const answer = await fetch(`${url}/readyz`).catch(() => null)
    if (answer?.ok) return
    await sleep(20)
  }
  child.kill('SIGKILL')
  throw new Error(`The application did not become ready:\n${said()}`)
}

/** A port nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

/** A folder for one test, and the way to clear it away. */
export async function aFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'communitrak-e2e-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}
