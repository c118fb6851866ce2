/** Runs one step of the checks, and says in one line how it went; what it wrote only if it failed. */
import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { nodeProgram, root } from './prepare.mjs'

/** Answers whether the program ended well, and what it wrote. */
export function run(program, args, env = {}) {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, PATH: path, FORCE_COLOR: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    child.stdout.on('data', (words) => (said += words))
    child.stderr.on('data', (words) => (said += words))
    child.on('error', (error) => resolve({ ok: false, said: String(error) }))
    child.on('exit', (code) => resolve({ ok: code === 0, said }))
  })
}

/** Runs a program of a package that npm has installed. */
export function runTool(name, args, env) {
  return run(nodeProgram(), [join(root, 'node_modules', '.bin', name), ...args], env)
}

/** Runs `work` and prints how it went. Answers whether it went well. */
export async function step(name, work) {
  const startedAt = performance.now()
  const { ok, said } = await work()
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${ok ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (!ok) console.log(said.trim().replace(/^/gm, '  '))
  return ok
}
