import { measureBulkInvite } from './bulk-invite.ts'
import { measureConsole } from './console.ts'
import { measureGrowth } from './growth.ts'
import { measureImport } from './import.ts'
import { measureLargeImport } from './import-large.ts'
import { measureInvite } from './invite.ts'
import type { Row } from './measure.ts'
import { measureJoinPage, measureListPage } from './pages.ts'
import { measurePasses } from './passes.ts'
import { fillCommunities } from './people.ts'
import { measureRedeem } from './redeem.ts'
import { measureRowSecurity } from './row-security.ts'
import { measureSearch } from './search.ts'
import { measureSending } from './sending.ts'
import { measureSignIn } from './sign-in.ts'
import { openStage, type Stage } from './stage.ts'
import { measureStart } from './start.ts'

/** Everything that can be measured, by the number of its target. */
const targets: Record<string, () => Promise<Row[]>> = {
  P1: () => onStage(measureImport),
  P2: () => onStage(measureLargeImport, 'all'),
  P3: () => onStage(measureBulkInvite),
  P4: () => onStage(measureInvite),
  P5: () => onStage(redeemSmallAndLarge),
  P6: () => onStage(measureRowSecurity),
  P7: () => onStage(measureSignIn),
  P8: () => onStage(measureJoinPage),
  P9: () => onStage(measureListPage),
  P10: measureSending,
  P11: measureStart,
  P12: async () => [
    ...(await onStage(measureSearch)),
    ...(await onStage(measureConsole)),
    ...(await measureGrowth()),
  ],
  P13: measurePasses,
}

async function onStage(
  measure: (stage: Stage) => Promise<Row[]>,
  role: 'web' | 'all' = 'web',
): Promise<Row[]> {
  const stage = await openStage({ ROLE: role })
  try {
    return await measure(stage)
  } finally {
    await stage.close()
  }
}

async function redeemSmallAndLarge({ inside }: Stage): Promise<Row[]> {
  const small = await measureRedeem(inside)
  await fillCommunities(inside, { communities: 100, members: 10_000, everybodyWaits: true })
  return [...small, ...(await measureRedeem(inside))]
}

const chosen = process.argv.slice(2)
const rows: Row[] = []
for (const [target, measure] of Object.entries(targets)) {
  if (chosen.length > 0 && !chosen.includes(target)) continue
  process.stderr.write(`${target} …\n`)
  rows.push(...(await measure()))
}
process.stdout.write(`${table(rows)}\n\n${JSON.stringify(rows)}\n`)

function table(rows: readonly Row[]): string {
  const cells = rows.map(({ target, what, ours, peer, unit, ratio, limit, met, note }) => [
    target,
    what,
    `${figure(ours)} ${unit}`,
    `${figure(peer)} ${unit}`,
    `${ratio.toFixed(2)}`,
    limit,
    met ? 'met' : 'NOT MET',
    note,
  ])
  const all = [['', 'what', 'ours', 'peer', 'ratio', 'limit', '', 'peer is'], ...cells]
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)))
  return all
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  '))
    .join('\n')
}

function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 10 ? 1 : 2)
}
