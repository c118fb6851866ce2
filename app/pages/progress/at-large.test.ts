import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { addDays } from '#domain/days.ts'
import { voidBatch } from '#domain/invitations/void-batch.ts'
import { test } from '#test/database.ts'
import { anOpenCode } from '#test/factories.ts'
import { aHousehold } from '#test/households.ts'
import { comeTo, homeAt } from '#test/open-codes.ts'
import { linkOf } from '#test/page.ts'
import { aBatch } from '#test/passes.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse } from '#test/visitor.ts'

/** The progress of a community in whose only home somebody has joined. */
async function aFinishedTown(db: Db) {
  const work = await aLeaderAtWork(aHouse(db))
  await aHousehold(db, { town: work })
  return { ...work, progress: `${work.home}/progress` }
}

test('nothing is left to do only when no code without a home can bring anybody in', async ({
  db,
}) => {
  const { visitor, leader, progress, home } = await aFinishedTown(db)
  const done = await visitor.open(progress)
  expect(done.words).toContain('Somebody of every home has joined. There is nothing left to do')
  const batchId = await aBatch(db, leader, { count: 3 })
  await anOpenCode(db, { by: leader, contact: 'bo@example.com' })
  await anOpenCode(db, { by: leader, at: addDays(new Date(), -400) })

  const page = await visitor.open(progress)

  expect(page.words).toContain('Somebody of every home has joined. 4 codes without a home')
  expect(page.words).not.toContain('nothing left')
  expect(linkOf(page, 'View Invitation Status')).toBe(`${home}/invitations/status`)
  await voidBatch(db, leader, { batchId })
  expect((await visitor.open(progress)).words).toContain('1 code without a home has not been used')
})

test('a home that waits to be confirmed stands before everything else', async ({ db }) => {
  const { visitor, leader, progress, home } = await aFinishedTown(db)
  await comeTo(db, leader, { toldHome: homeAt('90 OAK LN') })
  const page = await visitor.open(progress)
  expect(page.words).toContain('1 home waits until you confirm it.')
  expect(page.words).not.toMatch(/nothing left|without a home has/)
  const list = await visitor.click(page, 'Confirm Homes')
  expect([list.path, list.words]).toEqual([
    `${home}/invitations/confirm`,
    expect.stringContaining('90 OAK LN'),
  ])
})
