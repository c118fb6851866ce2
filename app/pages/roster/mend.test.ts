import { expect } from 'vitest'
import { linesOf } from '#test/brought-rosters.ts'
import { test } from '#test/database.ts'
import { anEmail } from '#test/factories.ts'
import { filledIn } from '#test/fill-in.ts'
import { aLeaderWithRosters } from '#test/roster-steps.ts'
import { aHouse } from '#test/visitor.ts'

const owners = 'Name;Lot;E-Mail\nAna Reyes;6;ana@gmial.com\nBo Chen;7;bo@gmial.com'
const save = 'Save and check again'

test('two leaders at once: what one has mended or left out the other does not take back by saving', async ({
  db,
}) => {
  const { communityId, visitor, review, work, rosterOf } = await aLeaderWithRosters(aHouse(db))
  const page = await review(owners)
  const form = `${rosterOf(page)}/rows`
  const email = anEmail('ana')
  await visitor.send(page, form, { 'cell-2-2': email, out: ['3'] }, save)
  await work(await visitor.send(page, form, {}, save))
  const rosterId = rosterOf(page).split('/').at(-1)!
  const [ana, bo] = await linesOf(db, { communityId }, { table: 'rosterRows', rosterId })
  expect([ana!.mended, ana!.leftOutAt]).toEqual([['Ana Reyes', '6', email], null])
  expect([bo!.mended, bo!.leftOutAt]).toEqual([null, expect.any(Date)])
})

test('a cell of several lines stays so where nobody typed in it, however long it is', async ({
  db,
}) => {
  const { communityId, visitor, review, rosterOf } = await aLeaderWithRosters(aHouse(db))
  for (const more of ['or none', 'x'.repeat(15_000)]) {
    const page = await review(`Name;Lot;E-Mail\nBo Chen;7;"bo@gmial.com\n${more}"`)
    const form = `${rosterOf(page)}/rows`
    expect(filledIn(page, form)['cell-2-2']).toBe(`bo@gmial.com ${more}`.slice(0, 500))
    expect(page.html.length).toBeLessThan(50_000)
    await visitor.send(page, form, {}, save)
    const rosterId = rosterOf(page).split('/').at(-1)!
    const [row] = await linesOf(db, { communityId }, { table: 'rosterRows', rosterId })
    expect(row!.mended).toBeNull()
  }
})

test('where only an organisation is named, a person is asked for, and no address that stands there', async ({
  db,
}) => {
  const { review } = await aLeaderWithRosters(aHouse(db))
  const page = await review('Name;Lot;E-Mail\nThe Miller Family Trust;7;trust@example.com')
  expect(page.words).toContain('Only an organisation is named')
  expect(page.words).not.toContain('Nobody in this home has an e-mail address')
  const without = await review('Name;Lot;E-Mail\nBo Chen;8;')
  expect(without.words).toContain('Nobody in this home has an e-mail address')
})
