import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { anEmail } from '#test/factories.ts'
import { filledIn } from '#test/fill-in.ts'
import type { Page } from '#test/page.ts'
import { aLeaderWithRosters, verdictTabs } from '#test/roster-steps.ts'
import { rowsOf } from '#test/rows.ts'
import { aHouse } from '#test/visitor.ts'

/** Owners whose e-mail addresses stand under “Contact”, which only many of them together tell. */
const owners = [
  'Owner,Home,Contact',
  ...Array.from({ length: 12 }, (_, at) => `Ana Reyes,${at + 1} Elm St,${anEmail('ana')}`),
  'Bo Chen,21 Elm St,',
  'Cy Diaz,22 Elm St,ask her',
].join('\r\n')

test('the rows that are left are read as the whole file was, and those mended are imported', async ({
  db,
}) => {
  const at = await aLeaderWithRosters(aHouse(db))
  const { communityId, visitor, bring, work, rosterOf } = at
  const whole = (await bring(owners)) as Page
  const asked = await visitor.send(whole, whole.path, {}, 'Check the rows')
  const review = await work(asked)
  expect(verdictTabs(review)).toEqual(['Needs attention 2', 'Create 12'])
  await work(await visitor.send(review, `${rosterOf(review)}/import`, {}, 'Import 12 rows'))

  const file = await (await visitor.get(`${rosterOf(review)}/attention.csv`)).text()
  expect(file).toBe(
    'Owner,Home,Contact,Household\r\nBo Chen,21 Elm St,,\r\nCy Diaz,22 Elm St,ask her,\r\n',
  )
  const rest = (await bring(file.replace('21 Elm St,', '21 Elm St,bo@example.com'))) as Page
  expect(filledIn(rest, rest.path)).toEqual({
    ...filledIn(whole, whole.path),
    'column-3': 'household',
  })
  const checked = await work(await visitor.send(rest, rest.path, {}, 'Check the rows'))
  expect(verdictTabs(checked)).toEqual(['Needs attention 1', 'Create 1'])
  await work(await visitor.send(checked, `${rosterOf(checked)}/import`, {}, 'Import one row'))
  expect(await rowsOf(db, communityId, 'members')).toContainEqual(
    expect.objectContaining({ firstName: 'Bo', email: 'bo@example.com' }),
  )
})

test('what the rest is taken for can still be corrected', async ({ db }) => {
  const { visitor, bring, work } = await aLeaderWithRosters(aHouse(db))
  const whole = (await bring(owners)) as Page
  await work(await visitor.send(whole, whole.path, {}, 'Check the rows'))
  const file = 'Owner,Home,Contact\r\nBo Chen,21 Elm St,Treasurer'
  const rest = (await bring(file)) as Page
  expect(filledIn(rest, rest.path)).toMatchObject({ 'column-2': 'email' })
  expect(rest.words).toContain('Please look at these')
  await work(await visitor.send(rest, rest.path, { 'column-2': 'title' }, 'Check the rows'))
  const again = (await bring(file)) as Page
  expect(filledIn(again, again.path)).toMatchObject({ 'column-2': 'title' })
})
