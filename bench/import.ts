import { connect } from '#database/connect.ts'
import { migrate } from '#database/migrate.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { bringRoster } from '#domain/rosters/bring-roster.ts'
import { checkRoster } from '#domain/rosters/check-roster.ts'
import { importRoster } from '#domain/rosters/import-roster.ts'
import { workerSpreadsheets } from '#integrations/spreadsheets/in-worker.ts'
import type { Spreadsheets } from '#integrations/spreadsheets/spreadsheets.ts'
import { aCommunity } from '#test/factories.ts'
import type { Inside } from '../e2e/faults/house.ts'
import { atMost, inTurn, type Row } from './measure.ts'
import { aRoster, copyOf } from './rosters.ts'
import { freshDatabaseBeside } from './scratch.ts'
import type { Stage } from './stage.ts'

const size = 10_000

/**
 * P1: a roster of 10,000 rows from its bytes to people, codes and messages, beside COPY of the rows that
 * it leaves behind.
 */
export async function measureImport({ inside }: Stage): Promise<Row[]> {
  const address = await freshDatabaseBeside(inside, 'copy_import')
  const peer = connect(address, { as: 'owner', most: 1 })
  await migrate(peer)
  const spreadsheets = workerSpreadsheets()
  let imported = ''
  let files = 0
  const rates = await inTurn({
    ours: async () => {
      const { leader } = await aCommunity(inside.db)
      imported = leader.communityId
      files += 1
      const bytes = aRoster(files, size)
      const startedAt = performance.now()
      await importFile(inside, leader, { bytes, spreadsheets })
      return (performance.now() - startedAt) / 1000
    },
    peer: () => copyOf(inside, address, imported),
  })
  await peer.destroy()
  const about = { target: 'P1', what: '10,000 rows read, understood, planned and imported' }
  const note = 'COPY of the same rows'
  return [atMost({ ...about, ours: rates.ours, peer: rates.peer, unit: 's', note }, 2.5)]
}

async function importFile(
  { db, key }: Inside,
  by: Actor,
  { bytes, spreadsheets }: { bytes: Uint8Array; spreadsheets: Spreadsheets },
): Promise<void> {
  const read = await spreadsheets.read(bytes, { name: 'owners.csv' })
  if (!read.ok) throw new Error(read.refusal.because)
  const file = { fileName: 'owners.csv', sheet: read.value, bytes, sends: 'now' } as const
  const rosterId = await bringRoster(db, by, file)
  await checkRoster(db, by, { rosterId })
  const done = await importRoster(db, by, { rosterId }, { key })
  if (!done.ok || done.value.applied !== size) throw new Error('Not all were imported.')
}
