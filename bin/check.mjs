/** Everything that can be told without running the product: form, types, law, dead code, drift. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodeProgram, root } from './prepare.mjs'
import { run, runTool, step } from './run-step.mjs'

const cruised = ['app', 'domain', 'database', 'integrations', 'server', 'test', 'e2e', 'bench']

const checks = {
  'format and lint': () => runTool('biome', ['check', '.']),
  'styles for older browsers': () => runTool('stylelint', ['app/**/*.css']),
  types: async () => {
    const generated = await runTool('react-router', ['typegen'])
    return generated.ok ? runTool('tsc', ['--noEmit']) : generated
  },
  'dependency law': () => runTool('depcruise', cruised),
  'unused code': () => runTool('knip', []),
  'table types match the migrations': tablesMatch,
}

/** The types of our tables are generated; nobody may have forgotten to. */
async function tablesMatch() {
  const file = join(root, 'database', 'tables.ts')
  const before = readFileSync(file, 'utf8')
  const generated = await run(nodeProgram(), [join(root, 'database', 'generate-tables.ts')])
  if (!generated.ok || readFileSync(file, 'utf8') === before) return generated
  return { ok: false, said: 'database/tables.ts was out of date. It is now generated anew.' }
}

/** Runs all checks, two at a time; answers how many passed, and the names of those that failed. */
export async function check() {
  const waiting = Object.entries(checks)
  const count = { passed: 0, skipped: 0, failed: [] }
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (await step(...next)) count.passed += 1
      else count.failed.push(next[0])
    }
  }
  await Promise.all([worker(), worker()])
  return count
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { failed } = await check()
  process.exit(failed.length === 0 ? 0 : 1)
}
