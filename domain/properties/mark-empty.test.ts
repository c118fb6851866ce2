import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { newId } from '#domain/new-id.ts'
import { countHomes } from '#domain/passes/homes-without-members.ts'
import { makePassesForHomes } from '#domain/passes/make-passes-for-homes.ts'
import { readPasses } from '#domain/passes/read-passes.ts'
import { listWaitingHomes } from '#domain/progress/list-waiting-homes.ts'
import { readProgress } from '#domain/progress/read-progress.ts'
import { accept, refuse } from '#domain/result.ts'
import { type Actor, NotAllowed } from '#domain/roles/permission.ts'
import { undoRoster } from '#domain/rosters/undo-roster.ts'
import { test } from '#test/database.ts'
import { aLeader, anInvitation, key } from '#test/factories.ts'
import { aHome } from '#test/passes.ts'
import { anImport } from '#test/planned-rosters.ts'
import { aRow, atStreet, called } from '#test/roster-rows.ts'
import { change, rowsOf } from '#test/rows.ts'
import { markEmpty } from './mark-empty.ts'
import { readProperty } from './read-property.ts'

const elm = atStreet('1 ELM ST')

const isEmpty = async (db: Db, by: Actor, propertyId: string) => {
  const read = await readProperty(db, by, { propertyId })
  if (!read.ok) throw new Error(read.refusal.because)
  return read.value.emptySince !== null
}

/** The homes that wait, by their doors, and how many are counted as empty. */
async function waitingIn(db: Db, by: Actor) {
  const question = { holdUp: null, search: '', after: null }
  const { homes } = await listWaitingHomes(db, by, question)
  const { waiting, empty } = await countHomes(db, by)
  expect(waiting).toBe(homes.length)
  expect((await readProgress(db, by)).empty).toBe(empty)
  return { doors: homes.map(({ door }) => door), empty }
}

test('a home that stands empty is not waited for and gets no pass with the others', async ({
  db,
}) => {
  const by = await aLeader(db)
  const propertyId = await aHome(db, by, { street: '1 ELM ST' })
  await aHome(db, by, { street: '2 OAK ST' })
  expect(await waitingIn(db, by)).toEqual({ doors: ['1 ELM ST', '2 OAK ST'], empty: 0 })
  expect(await markEmpty(db, by, { propertyId, isEmpty: true })).toEqual(accept(null))
  expect(await markEmpty(db, by, { propertyId, isEmpty: true })).toEqual(accept(null))
  expect(await waitingIn(db, by)).toEqual({ doors: ['2 OAK ST'], empty: 1 })
  expect(await isEmpty(db, by, propertyId)).toBe(true)
  const made = await makePassesForHomes(db, by, { submission: newId() }, { key })
  expect(made).toMatchObject({ value: { made: 1 } })
  await makePassesForHomes(db, by, { submission: newId(), propertyId }, { key })
  expect(await readPasses(db, by, 'homes', { key })).toHaveLength(1)
  expect(await readPasses(db, by, { propertyId }, { key })).toHaveLength(1)
  expect(await markEmpty(db, by, { propertyId, isEmpty: false })).toEqual(accept(null))
  expect(await waitingIn(db, by)).toMatchObject({ empty: 0 })
  const deeds = (await rowsOf(db, by.communityId, 'auditEvents')).map(({ deed }) => deed)
  expect(deeds.filter((deed) => deed.startsWith('marked'))).toEqual([
    ...['marked property empty', 'marked property lived in'],
  ])
})

test('it ends as soon as somebody is expected there, and does not come back when they leave', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const propertyId = await aHome(db, by, { street: '1 ELM ST' })
  await markEmpty(db, by, { propertyId, isEmpty: true })
  const { memberId: id } = await anInvitation(db, {
    by,
    newcomer: { place: { home: elm, householdName: null } },
  })
  expect(await isEmpty(db, by, propertyId)).toBe(false)
  expect(await markEmpty(db, by, { propertyId, isEmpty: true })).toMatchObject({
    refusal: { because: 'lived in' },
  })
  await change(db, 'members', { communityId, id }, { leftAt: new Date() })
  expect(await isEmpty(db, by, propertyId)).toBe(false)
  expect(await waitingIn(db, by)).toEqual({ doors: ['1 ELM ST'], empty: 0 })
})

function verdictsOf(db: Db, { communityId }: Actor, rosterId: string): Promise<string[]> {
  return inCommunity(db, communityId, async (db) => {
    const plans = db.selectFrom('rosterPlans').select('verdict').where('rosterId', '=', rosterId)
    const rows = await plans.where('communityId', '=', communityId).orderBy('line').execute()
    return rows.map(({ verdict }) => verdict)
  })
}

test('a roster says which homes stand empty, once, and undoing it takes that back', async ({
  db,
}) => {
  const by = await aLeader(db)
  const propertyId = await aHome(db, by, { street: '1 ELM ST' })
  const bo = called('Bo Chen', { email: 'bo@example.com' })
  const [vacant, nobodyTold] = [aRow(elm, []), aRow(atStreet('3 ASH ST'), [], { isVacant: false })]
  const oak = atStreet('2 OAK ST')
  const rosterId = await anImport(db, by, [vacant, nobodyTold, aRow(oak, []), aRow(oak, [bo])])
  expect(await verdictsOf(db, by, rosterId)).toEqual(['update', 'create', 'create', 'create'])
  expect(await waitingIn(db, by)).toEqual({ doors: ['3 ASH ST', '2 OAK ST'], empty: 1 })
  const again = await anImport(db, by, [aRow(elm, [])])
  expect(await verdictsOf(db, by, again)).toEqual(['unchanged'])
  await undoRoster(db, by, { rosterId })
  expect(await isEmpty(db, by, propertyId)).toBe(false)
  await anImport(db, by, [aRow(elm, [])])
  expect(await isEmpty(db, by, propertyId)).toBe(true)
})

test('only who may update homes says so, and only of homes that are there', async ({ db }) => {
  const [by, other] = [await aLeader(db), await aLeader(db)]
  const propertyId = await aHome(db, other, { street: '1 ELM ST' })
  const unknown = refuse({ because: 'unknown property' })
  expect(await markEmpty(db, by, { propertyId, isEmpty: true })).toEqual(unknown)
  const permissions = new Set(by.permissions)
  permissions.delete('update property')
  const clerk = { ...by, permissions }
  expect(() => markEmpty(db, clerk, { propertyId, isEmpty: true })).toThrow(NotAllowed)
})
