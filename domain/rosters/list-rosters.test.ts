import { expect } from 'vitest'
import { NotAllowed } from '#domain/roles/permission.ts'
import { aBroughtRoster, changeRoster } from '#test/brought-rosters.ts'
import { test } from '#test/database.ts'
import { aLeader } from '#test/factories.ts'
import { discardRoster } from './discard-roster.ts'
import { listRosters, type RosterPage, rostersOnPage } from './list-rosters.ts'

const [april, may] = [new Date('2030-04-02T10:00:00Z'), new Date('2030-05-02T10:00:00Z')]

const idsOf = ({ rosters }: RosterPage) => rosters.map(({ id }) => id)

test('rosters are listed newest first, each with who brought it', async ({ db }) => {
  const by = await aLeader(db)
  const early = await aBroughtRoster(db, by, { at: april })
  const late = await aBroughtRoster(db, by, { at: may })
  const nobodys = await aBroughtRoster(db, by, { at: april })
  await changeRoster(db, by, { rosterId: nobodys, madeBy: null })
  const listed = await listRosters(db, by)
  const [first, second] = [early, nobodys].sort().reverse()
  expect(idsOf(listed)).toEqual([late, first, second])
  const makers = new Map(listed.rosters.map(({ id, madeBy }) => [id, madeBy]))
  expect([makers.get(late), makers.get(nobodys)]).toEqual(['Lee Board', null])
})

test('a page that is exactly full leads nowhere; with one more, to the oldest and back', async ({
  db,
}) => {
  const by = await aLeader(db)
  const made = await bringMany(db, by, rostersOnPage)
  const full = await listRosters(db, by)
  expect(idsOf(full)).toEqual(made)
  expect(full).toMatchObject({ older: null, newer: null })

  const oldest = await aBroughtRoster(db, by, { at: april })
  const first = await listRosters(db, by)
  expect(idsOf(first)).toEqual(made)
  expect(first.newer).toBeNull()
  const second = await listRosters(db, by, { after: first.older })
  expect(idsOf(second)).toEqual([oldest])
  expect(second.older).toBeNull()
  const back = await listRosters(db, by, { before: second.newer })
  expect(back).toEqual({ ...first, newer: null })
})

test('three pages are walked there and back without a gap, also when a mark is discarded', async ({
  db,
}) => {
  const by = await aLeader(db)
  const made = await bringMany(db, by, rostersOnPage * 2 + 1)
  const first = await listRosters(db, by)
  await discardRoster(db, by, { rosterId: first.older!.id })
  const second = await listRosters(db, by, { after: first.older })
  const third = await listRosters(db, by, { after: second.older })
  expect([first, second, third].flatMap(idsOf)).toEqual(made)
  const back = await listRosters(db, by, { before: third.newer })
  expect(back).toEqual(second)
  expect(idsOf(await listRosters(db, by, { before: back.newer }))).toEqual(
    idsOf(first).slice(0, -1),
  )
})

test('nobody lists what is of another community, or without the permission', async ({ db }) => {
  const [by, stranger] = [await aLeader(db), await aLeader(db)]
  await aBroughtRoster(db, by)
  expect(await listRosters(db, stranger)).toEqual({ rosters: [], older: null, newer: null })
  const actor = { ...by, permissions: new Set(['invite members'] as const) }
  expect(() => listRosters(db, actor)).toThrow(NotAllowed)
})

/** Brings so many, all at one moment; answers their ids as they are listed. */
async function bringMany(
  db: Parameters<typeof aBroughtRoster>[0],
  by: Parameters<typeof aBroughtRoster>[1],
  count: number,
): Promise<string[]> {
  const made: string[] = []
  for (let at = 0; at < count; at += 1) made.push(await aBroughtRoster(db, by, { at: may }))
  return made.sort().reverse()
}
