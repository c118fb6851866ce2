import { expect } from 'vitest'
import { newId } from '#domain/new-id.ts'
import { refuse } from '#domain/result.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aLeader, aMember, anEmail, anInvitation } from '#test/factories.ts'
import { aMerge, aMerging, bobAndRobert, look, stepDown } from '#test/merges.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { mergeMembers } from './merge-members.ts'
import { previewMerge } from './preview-merge.ts'

const june = new Date('2030-06-01T12:00:00Z')

test('a suspension is never lost, and nobody shuts themselves out', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const [bob, robert] = [await aMember(db, { communityId }), await aMember(db, { communityId })]
  const suspended = { suspendedAt: june, suspendedBecause: 'Noise' }
  await change(db, 'members', robert, suspended)
  const own = { one: by.memberId, other: robert.id }
  expect((await look(db, by, own)).because).toBe('shuts you out')
  const away = await look(db, by, { one: by.memberId, other: bob.id }, { signIn: 'other' })
  expect(away.because).toBe('shuts you out')
  await aMerge(db, by, { one: bob.id, other: robert.id })
  expect(await rowOf(db, 'members', bob)).toMatchObject(suspended)
})

test('who is waited for and was suspended before joins as suspended', async ({ db }) => {
  const { by, two, robert } = await bobAndRobert(db)
  const suspended = { suspendedAt: june, suspendedBecause: 'Noise' }
  await change(db, 'members', { communityId: by.communityId, id: two.one }, suspended)
  await aMerge(db, by, two)
  const { communityId } = by
  expect(await rowOf(db, 'members', { communityId, id: robert.memberId })).toMatchObject(suspended)
})

test('a community keeps a leader: the last one cannot become less by merging', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const [lead, other] = [
    await aMember(db, { communityId, role: 'leader' }),
    await aMember(db, { communityId }),
  ]
  const two = { one: lead.id, other: other.id }
  const demoting = { role: 'other' } as const
  expect((await look(db, by, two, demoting)).because).toBeNull()
  await stepDown(db, by)
  const merging = await aMerging(db, by, two, demoting)
  expect(await mergeMembers(db, by, merging)).toEqual(refuse({ because: 'last leader' }))
  expect((await look(db, by, two)).because).toBeNull()
})

test('nobody merges a record with a permission they lack, nor chooses a role without the permission', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const [lead, bob] = [
    await aMember(db, { communityId, role: 'leader' }),
    await aMember(db, { communityId }),
  ]
  const board = (await rowsOf(db, communityId, 'roles')).find(({ system }) => system === 'board')!
  const robert = await aMember(db, { communityId, roleId: board.id })
  const without = (permission: string) => ({
    ...by,
    permissions: new Set([...by.permissions].filter((one) => one !== permission)),
  })
  const clerk = without('change member role')
  const theirs = await aMerging(db, clerk, { one: lead.id, other: bob.id })
  expect(await mergeMembers(db, clerk, theirs)).toEqual(refuse({ because: 'may not grant' }))
  const two = { one: bob.id, other: robert.id }
  const raised = await aMerging(db, clerk, two, { role: 'other' })
  await expect(mergeMembers(db, clerk, raised)).rejects.toThrow(
    new NotAllowed('change member role'),
  )
  expect(await mergeMembers(db, clerk, await aMerging(db, clerk, two))).toMatchObject({ ok: true })

  for (const permission of [
    'admin view members',
    'view member email',
    'view member phone',
    'view member property address',
    'update member contact info',
    'manage households',
  ]) {
    expect(() => mergeMembers(db, without(permission), theirs)).toThrow(NotAllowed)
    expect(() => previewMerge(db, without(permission), { two, chosen: {} })).toThrow(NotAllowed)
  }
})

test('one record twice, nobody, and members of other communities are no pair', async ({ db }) => {
  const by = await aLeader(db)
  const { id: bob } = await aMember(db, { communityId: by.communityId })
  const { id: stranger } = await aMember(db, {
    communityId: (await aLeader(db)).communityId,
  })
  const ask = (one: string, other: string) =>
    previewMerge(db, by, { two: { one, other }, chosen: {} })
  expect(await ask(bob, bob)).toEqual(refuse({ because: 'same record' }))
  expect(await ask(bob, newId())).toEqual(refuse({ because: 'unknown' }))
  expect(await ask(stranger, bob)).toEqual(refuse({ because: 'unknown' }))
})

test('a third record that waits under the name and address is merged first', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const shared = anEmail('chen')
  const [a, b, c] = [
    await anInvitation(db, { by }),
    await anInvitation(db, { by }),
    await anInvitation(db, { by }),
  ]
  await change(db, 'members', { communityId, id: b.memberId }, { email: shared })
  await change(db, 'members', { communityId, id: c.memberId }, { email: shared, nameKey: 'x' })
  const two = { one: a.memberId, other: c.memberId }
  const taking = { email: 'other' } as const
  expect((await look(db, by, two, taking)).because).toBe('a third waits')
  expect((await look(db, by, two, { email: 'one' })).because).toBeNull()
})

test('names that do not agree, and names that are all that agrees, are looked at twice', async ({
  db,
}) => {
  const { by, two, robert } = await bobAndRobert(db)
  const { communityId } = by
  expect((await look(db, by, two)).doubts).toEqual([])
  const mary = await aMember(db, { communityId, firstName: 'Mary', lastName: 'Smith' })
  const married = { one: robert.memberId, other: mary.id }
  expect((await look(db, by, married)).doubts).toEqual(['other name', 'two sign-ins'])
  const merging = { ...(await aMerging(db, by, married)), isSure: false }
  expect(await mergeMembers(db, by, merging)).toEqual(refuse({ because: 'not sure' }))
  const father = await anInvitation(db, { by, newcomer: { firstName: 'Bob', lastName: 'Smith' } })
  const named = { one: father.memberId, other: robert.memberId }
  expect((await look(db, by, named)).doubts).toEqual(['only the name'])
})
