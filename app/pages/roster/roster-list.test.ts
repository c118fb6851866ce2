import { expect } from 'vitest'
import { aBroughtRoster } from '#test/brought-rosters.ts'
import { test } from '#test/database.ts'
import { elements, wordsOf } from '#test/html.ts'
import type { Page } from '#test/page.ts'
import { aLeaderWithRosters } from '#test/roster-steps.ts'
import { aHouse } from '#test/visitor.ts'

test('more than fifty rosters are listed on pages, and the oldest is reached', async ({ db }) => {
  const { leader, visitor, rosters } = await aLeaderWithRosters(aHouse(db))
  const bring = async (name: string) =>
    aBroughtRoster(db, leader, { fileName: name, rows: [['Name']] })
  for (let at = 1; at <= 50; at += 1) await bring(`list ${at}.csv`)
  const namesOf = (page: Page) => elements(elements(page.root, 'tbody')[0]!, 'a').map(wordsOf)
  const full = await visitor.open(rosters)
  expect(namesOf(full)).toHaveLength(50)
  expect(full.words).not.toMatch(/Older|Newer/)
  await bring('newest.csv')
  const older = await visitor.click(await visitor.open(rosters), 'Older')
  expect(namesOf(older)).toEqual(['list 1.csv'])
  expect(older.words).not.toContain('Older')
  const newer = await visitor.click(older, 'Newer')
  expect([namesOf(newer)[0], namesOf(newer).length]).toEqual(['newest.csv', 50])
  expect(newer.words).not.toContain('Newer')
  const lost = `${rosters}?after=0.${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}`
  expect((await visitor.open(lost)).path).toBe(rosters)
  for (const odd of ['?after=x', '?before=99999999999999.x'])
    expect(namesOf(await visitor.open(rosters + odd))).toHaveLength(50)
})
