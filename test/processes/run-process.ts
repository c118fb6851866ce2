import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Where a program of this folder is. */
export function programOf(name: string): string {
  return fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
}

/** Runs a program of this folder to its end. Answers what it said; throws when it failed. */
export async function runProcess(name: string, ...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [programOf(name), ...args])
  return stdout
}
