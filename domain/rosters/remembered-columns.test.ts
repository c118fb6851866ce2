import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aLeader } from '#test/factories.ts'
import type { Column, Meaning } from './field.ts'
import { readRememberedColumns, rememberColumns } from './remembered-columns.ts'

function aColumn(header: string, meaning: Meaning, confidence: number): Column {
  const nobody = { who: null, person: 0 } as const
  const key = header.toLowerCase() || 'column 1'
  return { index: 0, header, key, field: 'ignore', meaning, confidence, ...nobody }
}

const remember = (db: Db, { communityId }: Actor, columns: Column[]) =>
  inCommunity(db, communityId, (db) => rememberColumns(db, communityId, columns))

test('columns are remembered as fine as they were, but none without a header', async ({ db }) => {
  const by = await aLeader(db)
  await remember(db, by, [aColumn('Cell', 'mobilePhone', 0.95), aColumn('', 'email', 1)])
  await remember(db, by, [aColumn('Where', 'address', 0.5), aColumn('x'.repeat(201), 'email', 1)])
  expect(await readRememberedColumns(db, by)).toEqual({
    cell: { meaning: 'mobilePhone', confidence: 0.95 },
    where: { meaning: 'address', confidence: 0.5 },
  })
})

test('a correction yields only to another, and what was confirmed is as sure as it ever was', async ({
  db,
}) => {
  const by = await aLeader(db)
  const about = async (column: Column) => {
    await remember(db, by, [column])
    return (await readRememberedColumns(db, by)).who
  }
  const kept = [
    [aColumn('Who', 'address', 0.5), { meaning: 'address', confidence: 0.5 }],
    [aColumn('Who', 'fullName', 0.6), { meaning: 'fullName', confidence: 0.6 }],
    [aColumn('Who', 'fullName', 0.5), { meaning: 'fullName', confidence: 0.6 }],
    [aColumn('Who', 'fullName', 0.9), { meaning: 'fullName', confidence: 0.9 }],
    [aColumn('Who', 'title', 1), { meaning: 'title', confidence: 1 }],
    [aColumn('Who', 'fullName', 0.95), { meaning: 'title', confidence: 1 }],
    [aColumn('Who', 'role', 1), { meaning: 'role', confidence: 1 }],
  ] as const
  for (const [column, expected] of kept) expect(await about(column)).toEqual(expected)
})

test('a field that was stored alone is what a person said', async ({ db }) => {
  const by = await aLeader(db)
  const rosterColumns = JSON.stringify({ remarks: 'email' })
  await inCommunity(db, by.communityId, (db) =>
    db.updateTable('communities').set({ rosterColumns }).where('id', '=', by.communityId).execute(),
  )
  expect(await readRememberedColumns(db, by)).toEqual({
    remarks: { meaning: 'email', confidence: 1 },
  })
})
