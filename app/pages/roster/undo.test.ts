import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { anAccount, anEmail } from '#test/factories.ts'
import { elements, wordsOf } from '#test/html.ts'
import { alertsOf, byId, type Page } from '#test/page.ts'
import { aLeaderWithRosters } from '#test/roster-steps.ts'
import { change, rowsOf } from '#test/rows.ts'
import { aHouse } from '#test/visitor.ts'

const owners = () => `Owner,Address,Email\nAna Reyes,4 Elm St,${anEmail()}`

test('an import is undone after one more question, and says so', async ({ db }) => {
  const { communityId, visitor, review, work, rosterOf } = await aLeaderWithRosters(aHouse(db))
  const page = await review(owners())
  const form = rosterOf(page)
  const report = await work(await visitor.send(page, `${form}/import`, {}, 'Import one row'))
  expect(await rowsOf(db, communityId, 'properties')).toHaveLength(1)
  const question = await visitor.click(report, 'Undo this import')
  expect(question.words).toContain('Its invitations are voided')
  const undone = await visitor.send(question, `${form}/undo`, {}, 'Undo this import')
  expect(undone.words).toContain('This import was undone Taken back on')
  expect(undone.words).not.toContain('Mend the rest here')
  expect(await rowsOf(db, communityId, 'properties')).toEqual([])
  expect((await visitor.post(`${form}/undo`, {})).status).toBe(409)
})

test('once somebody has joined it stays, and the page says how many', async ({ db }) => {
  const { communityId, visitor, review, work, rosterOf } = await aLeaderWithRosters(aHouse(db))
  const page = await review(owners())
  const form = rosterOf(page)
  await work(await visitor.send(page, `${form}/import`, {}, 'Import one row'))
  const member = (await rowsOf(db, communityId, 'members')).find(({ joinedAt }) => !joinedAt)!
  const { id: accountId } = await anAccount(db)
  const joined = { joinedAt: new Date(), accountId }
  await change(db, 'members', { communityId, id: member.id }, joined)
  const refused = await visitor.send(
    await visitor.open(`${form}/undo`),
    `${form}/undo`,
    {},
    'Undo this import',
  )
  expect(refused.status).toBe(409)
  expect(alertsOf(refused)).toEqual([expect.stringContaining('One person has joined')])
})

test('an import that failed part way is undone where it could be tried again', async ({ db }) => {
  const { communityId, visitor, review, work, rosterOf } = await aLeaderWithRosters(aHouse(db))
  const page = await review(`${owners()}\nBo Chen,6 Elm St,${anEmail()}`)
  const form = rosterOf(page)
  await work(await visitor.send(page, `${form}/import`, {}, 'Import 2 rows'))
  const [roster] = await rowsOf(db, communityId, 'rosters')
  const stuck = { askedFor: 'import', askedAt: new Date(), failedAt: new Date(), finishedAt: null }
  const stuckAfter = async (doneRows: number) => {
    await change(db, 'rosters', { communityId, id: roster!.id }, { ...stuck, doneRows })
    return visitor.open(form)
  }
  const [none, part, whole] = [await stuckAfter(0), await stuckAfter(1), await stuckAfter(2)]
  const buttons = (page: Page) =>
    elements(byId(page, 'import'), 'button')
      .concat(elements(byId(page, 'import'), 'a'))
      .map(wordsOf)
  expect(buttons(none)).toEqual(['Go on with the import'])
  for (const page of [part, whole])
    expect(buttons(page)).toEqual(['Go on with the import', 'Undo this import'])
  const question = await visitor.click(whole, 'Undo this import')
  const undone = await visitor.send(question, `${form}/undo`, {}, 'Undo this import')
  expect(undone.words).toContain('This import was undone')
  expect(await rowsOf(db, communityId, 'properties')).toEqual([])
})

test('what failed before anything was imported has nothing to undo', async ({ db }) => {
  const { communityId, visitor, review, rosterOf } = await aLeaderWithRosters(aHouse(db))
  const page = await review(owners())
  const [roster] = await rowsOf(db, communityId, 'rosters')
  const stuck = { askedFor: 'import', askedAt: new Date(), failedAt: new Date() }
  await change(db, 'rosters', { communityId, id: roster!.id }, stuck)
  const told = await visitor.open(rosterOf(page))
  expect(alertsOf(told)[0]).toContain('This did not work')
  expect(told.words).not.toContain('Undo')
})
