import { expect } from 'vitest'
import { newId } from '#domain/new-id.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { aCrowd } from '#test/crowd.ts'
import { test } from '#test/database.ts'
import { aLeader, anInvitation } from '#test/factories.ts'
import { change } from '#test/rows.ts'
import { nameMembers } from './name-members.ts'

const need = 'invite members'

test('those who were ticked are named in the order of names, and nobody else', async ({ db }) => {
  const by = await aLeader(db)
  const stranger = await anInvitation(db)
  const [zoe, ana, bo] = await aCrowd(db, by.communityId, [
    { firstName: 'Zoe', lastName: 'Reyes' },
    { firstName: 'Ana', lastName: 'Reyes' },
    { firstName: 'Bo', lastName: 'Ångström' },
    { firstName: 'Not', lastName: 'Ticked' },
  ])
  const memberIds = [zoe!, ana!, bo!, stranger.memberId, newId(), zoe!]

  expect(await nameMembers(db, by, { memberIds, need })).toEqual([
    { id: bo, name: 'Bo Ångström' },
    { id: ana, name: 'Ana Reyes' },
    { id: zoe, name: 'Zoe Reyes' },
  ])
  expect(await nameMembers(db, by, { memberIds: [], need })).toEqual([])
})

test('nobody is named to those who may not invite', async ({ db }) => {
  const leader = await aLeader(db)
  const by = { ...leader, permissions: new Set(['admin view members'] as const) }

  await expect(nameMembers(db, by, { memberIds: [leader.memberId], need })).rejects.toThrow(
    NotAllowed,
  )
})

test('a record that has become part of another is named as the other, once', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const [stays, goes] = await aCrowd(db, communityId, [
    { firstName: 'Robert', lastName: 'Smith' },
    { firstName: 'Bob', lastName: 'Smith' },
  ])
  await change(
    db,
    'members',
    { communityId, id: goes! },
    { leftAt: new Date(), mergedInto: stays! },
  )
  const robert = [{ id: stays, name: 'Robert Smith' }]
  expect(await nameMembers(db, by, { memberIds: [goes!], need })).toEqual(robert)
  expect(await nameMembers(db, by, { memberIds: [goes!, stays!], need })).toEqual(robert)
})
