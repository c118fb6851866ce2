/**
 * All checks and tests: first what can be told without running, then the suite on the PostgreSQL of
 * npm, what asks a database once more on an older one where the system has it, and at last the
 * journeys in a browser. What failed is said once more at the end, where a log is read first. Words behind
 * the command choose test files: `npm test -- domain/invitations`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { check } from './check.mjs'
import { failuresIn } from './failures.mjs'
import { startOlderPostgres } from './older-postgres.mjs'
import { runTool, step } from './run-step.mjs'

const chosen = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'communitrak-results-'))
const total = { passed: 0, failed: 0, skipped: 0 }
const failures = []

function add(count) {
  for (const key of Object.keys(total)) total[key] += count[key]
}

/** Runs Vitest and counts its tests; a run that does not come to its end counts as one failure. */
async function suite(name, args, env) {
  const results = join(folder, `${name.replaceAll(/\W+/g, '-')}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
  const ok = await step(name, () =>
    runTool('vitest', ['run', ...args, ...reporters, ...chosen], env),
  )
  try {
    const report = JSON.parse(readFileSync(results, 'utf8'))
    const { numPassedTests, numFailedTests, numPendingTests } = report
    const failed = ok ? 0 : Math.max(1, numFailedTests)
    add({ passed: numPassedTests, failed, skipped: numPendingTests })
    const named = failuresIn(report)
    failures.push(...(ok || named.length > 0 ? named : [name]))
  } catch {
    add({ passed: 0, failed: 1, skipped: 0 })
    failures.push(`${name} did not come to its end`)
  }
}

const startedAt = performance.now()
if (chosen.length === 0) {
  const { failed, ...count } = await check()
  add({ ...count, failed: failed.length })
  failures.push(...failed)
}
await suite('the suite on the PostgreSQL of npm', ['--passWithNoTests'])
const older = chosen.length === 0 ? await startOlderPostgres() : null
if (older) {
  const name = `the suite on the PostgreSQL ${older.version} of this system`
  const asking = ['domain', 'database', 'server/open-database', 'server/worker']
  const notEmbedded = '--exclude=database/embedded/**' // that one is a server of its own
  await suite(name, [...asking, notEmbedded], { TEST_DATABASE_URL: older.url })
  await suite(
    `the main job in a browser on PostgreSQL ${older.version}`,
    ['--config', 'e2e/vitest.config.ts', 'e2e/main-job'],
    {
      TEST_DATABASE_URL: older.url,
    },
  )
  await older.stop()
} else if (chosen.length === 0) {
  console.log('– no older PostgreSQL on this system: skipped')
  total.skipped += 1
}
await suite('journeys and faults', ['--config', 'e2e/vitest.config.ts', '--passWithNoTests'])
rmSync(folder, { recursive: true })
for (const failure of failures) console.log(`✗ ${failure}`)
console.log(`${((performance.now() - startedAt) / 1000).toFixed(0)} s`)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed === 0 ? 0 : 1)
