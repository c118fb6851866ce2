import { expect } from 'vitest'
import { type Actor, NotAllowed, type Permission } from '#domain/roles/permission.ts'
import { systemRoles } from '#domain/roles/system-roles.ts'
import { aCrowd } from '#test/crowd.ts'
import { test } from '#test/database.ts'
import { aLeader } from '#test/factories.ts'
import { change } from '#test/rows.ts'
import { listMembers } from './list-members.ts'
import { countedMembers, countMembers, memberTabs, requireTab, tabsOf } from './member-tabs.ts'

const april = new Date('2026-04-01T12:00:00Z')

const suspended = { suspendedAt: april, suspendedBecause: 'unpaid dues' }
const waiting = { joinedAt: null, accountId: null }

const community = [
  { firstName: 'Active' },
  { firstName: 'Board', role: 'board' as const },
  { firstName: 'Chair', role: 'leader' as const },
  { firstName: 'Pending', ...waiting },
  { firstName: 'Pending chair', ...waiting, role: 'leader' as const },
  { firstName: 'Left', leftAt: april },
  { firstName: 'Left chair', leftAt: april, role: 'leader' as const },
  { firstName: 'Never came', ...waiting, leftAt: april },
  { firstName: 'Suspended', ...suspended },
  { firstName: 'Suspended chair', ...suspended, role: 'leader' as const },
]

const tabs = {
  all: ['Active', 'Board', 'Chair', 'Lee', 'Pending', 'Pending chair'],
  active: ['Active', 'Board', 'Chair', 'Lee'],
  leaders: ['Chair', 'Lee'],
  inactive: ['Left', 'Left chair', 'Never came', 'Suspended', 'Suspended chair'],
  pending: ['Pending', 'Pending chair'],
}

test.for(memberTabs)('the tab %s shows its members and counts them', async (tab, { db }) => {
  const by = await aLeader(db)
  await aCrowd(db, by.communityId, community)
  const { members } = await listMembers(db, by, { tab, search: '', sort: 'name' })

  expect(members.map(({ firstName }) => firstName).sort()).toEqual(tabs[tab])
  expect((await countMembers(db, by))[tab]).toBe(tabs[tab].length)
})

test('a record that was merged into another stands on no tab', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const [id, mergedInto] = await aCrowd(db, communityId, [{}, {}])
  await change(db, 'members', { communityId, id: id! }, { leftAt: april, mergedInto: mergedInto! })

  for (const tab of memberTabs) {
    const { members } = await listMembers(db, by, { tab, search: '', sort: 'name' })
    expect(members.map((member) => member.id)).not.toContain(id)
  }
  expect(await countMembers(db, by)).toEqual({
    all: 2,
    active: 2,
    leaders: 1,
    inactive: 0,
    pending: 0,
  })
})

test('members of other communities are not counted', async ({ db }) => {
  const by = await aLeader(db)
  const neighbour = await aLeader(db)
  await aCrowd(db, neighbour.communityId, community)

  expect(await countMembers(db, by)).toEqual({
    all: 1,
    active: 1,
    leaders: 1,
    inactive: 0,
    pending: 0,
  })
})

test('counting ends where the numbers would no longer be read', async ({ db }) => {
  const by = await aLeader(db)
  await aCrowd(
    db,
    by.communityId,
    Array.from({ length: countedMembers + 20 }, () => ({ email: null })),
  )

  expect((await countMembers(db, by)).all).toBe(countedMembers + 1)
})

/** Somebody who may do no more than this. */
function may(permissions: readonly Permission[]): Actor {
  const nobody = { communityId: '', memberId: '', accountId: '', from: null }
  return { ...nobody, permissions: new Set(permissions) }
}

test.for([
  ['leader', ['all', 'active', 'leaders', 'inactive', 'pending']],
  ['board', ['all', 'active', 'leaders', 'inactive', 'pending']],
  ['resident', ['active', 'leaders']],
] as const)('the role %s opens the tabs %j and no others', ([system, open]) => {
  const by = may(systemRoles.find((role) => role.system === system)!.permissions)

  expect(tabsOf(by)).toEqual(open)
  for (const tab of memberTabs)
    if ((open as readonly string[]).includes(tab)) expect(() => requireTab(by, tab)).not.toThrow()
    else expect(() => requireTab(by, tab)).toThrow(NotAllowed)
})

test.for([
  ['view active members', ['active']],
  ['view leaders', ['leaders']],
  ['admin view members', ['all', 'inactive', 'pending']],
  ['invite members', []],
] as const)('the permission to %s opens the tabs %j', ([permission, open]) => {
  expect(tabsOf(may([permission]))).toEqual(open)
})
