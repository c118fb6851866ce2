import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Application, aFolder, freePort, startApplication } from '../e2e/application.ts'
import { type Inside, lookInside } from '../e2e/faults/house.ts'

/** The built application on a folder of its own, and its database seen from outside. */
export type Stage = { app: Application; inside: Inside; close(): Promise<void> }

export async function openStage(env: Record<string, string> = {}): Promise<Stage> {
  const folder = await aFolder()
  const app = await startApplication({
    dataDir: folder.path,
    env: { NODE_ENV: 'production', TRUSTED_PROXIES: '127.0.0.1 ::1', ...env },
  })
  const inside = await lookInside(folder.path)
  return {
    app,
    inside,
    async close() {
      await inside.close()
      await app.stop()
      await folder.remove()
    },
  }
}

/** A peer as a process of its own: a script of `bench/peers` that listens on `PORT`. */
export async function startPeer(
  script: string,
  env: Record<string, string> = {},
): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort()
  const file = fileURLToPath(new URL(`./peers/${script}`, import.meta.url))
  const child: ChildProcess = spawn(process.execPath, [file], {
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout!, 'data')
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}
