import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { filledIn } from '#test/fill-in.ts'
import type { Page } from '#test/page.ts'
import { aLeaderWithRosters, verdictTabs } from '#test/roster-steps.ts'
import { aHouse } from '#test/visitor.ts'

test('the template has every column and two examples, in the language of the page', async ({
  db,
}) => {
  const { visitor, rosters, bring, work } = await aLeaderWithRosters(aHouse(db))
  for (const language of ['en', 'es']) {
    await visitor.post('/account/language', { language })
    const answer = await visitor.get(`${rosters}/template.csv`)
    await visitor.post('/account/language', { language: 'en' })
    const columns = (await bring(await answer.text(), 'template.csv')) as Page
    const fields = Object.values(filledIn(columns, columns.path)).slice(0, -1)
    expect(fields).toEqual([
      ...['firstName', 'lastName', 'address', 'lot', 'unit', 'city', 'state', 'zip', 'email'],
      ...['phone', 'household', 'householdRole', 'occupancy', 'role', 'title'],
    ])
    const checked = await work(await visitor.send(columns, columns.path, {}, 'Check the rows'))
    expect(verdictTabs(checked)).toEqual(['Create 2'])
  }
})
