import { expect } from 'vitest'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import { aCommunity, aMember } from '#test/factories.ts'
import { aMemberWith, aRole, setDefault } from '#test/roles.ts'
import { rowOf, rowsOf } from '#test/rows.ts'
import { createRole } from './create-role.ts'
import { editRole } from './edit-role.ts'
import { listRoles } from './list-roles.ts'
import { type Actor, NotAllowed, type Permission } from './permission.ts'
import { fingerprintOf, mostRoles, type RoleDescription } from './role.ts'

const refused = (because: string) => ({ ok: false, refusal: { because } })
const done = { ok: true, value: null }

type Given = Partial<RoleDescription>
const described = (given: Given = {}): RoleDescription => ({
  ...{ name: 'Treasurer', isLeader: false, permissions: ['view property'] as Permission[] },
  ...given,
})
const create = (db: Parameters<typeof createRole>[0], by: Actor, given: Given = {}) =>
  createRole(db, by, { ...described(given), submission: newId() })

test('a role is created once, however often its form is sent, and stands in the log', async ({
  db,
}) => {
  const { communityId, leader } = await aCommunity(db)
  const form = { ...described(), submission: newId() }
  const created = { ok: true, value: { roleId: form.submission } }
  expect(await createRole(db, leader, form)).toEqual(created)
  expect(await createRole(db, leader, form)).toEqual(created)
  const roles = await listRoles(db, leader)
  const own = { name: 'Treasurer', system: null, isLeader: false, permissions: ['view property'] }
  const used = { active: 0, pending: 0, suspended: 0, codes: 0, isDefault: false, isOwn: false }
  expect(roles[2]).toMatchObject({ id: form.submission, ...own, ...used, isWithin: true })
  expect(roles.map(({ name }) => name)).toEqual([
    ...['Community Leader', 'Board Member', 'Treasurer', 'Resident'],
  ])
  const events = await rowsOf(db, communityId, 'auditEvents')
  expect(events.filter(({ deed }) => deed === 'created role')).toMatchObject([
    { actorId: leader.memberId, facts: { name: 'Treasurer', permissions: ['view property'] } },
  ])
})

test.for([
  'treasurer',
  'TREASURER',
  'Tréasurer',
  'Treasurer.',
  'Resident',
  'lider de la Comunidad',
])('two roles are not called the same: %s', async (name, { db }) => {
  const { leader } = await aCommunity(db)
  await create(db, leader)
  expect(await create(db, leader, { name })).toEqual(refused('name is taken'))
})

test('of two who give a new role the same name at once, one does', async ({ db }) => {
  const { leader } = await aCommunity(db)
  const outcomes = await Promise.all(
    ['Treasurer', 'treasurer'].map((name) => create(db, leader, { name })),
  )
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
})

test('nobody makes a role of what they lack, and only leaders make leader roles', async ({
  db,
}) => {
  const { leader } = await aCommunity(db)
  const { by } = await aMemberWith(db, leader, ['change member role', 'view leaders'])
  expect(await create(db, by, { permissions: ['view property'] })).toEqual(refused('may not grant'))
  expect(await create(db, by, { permissions: [], isLeader: true })).toEqual(
    refused('may not grant'),
  )
  expect(await create(db, by, { permissions: ['view leaders'] })).toMatchObject({ ok: true })
  expect(await create(db, leader, { name: 'President', isLeader: true })).toMatchObject({
    ok: true,
  })
  const board = await aMemberWith(db, leader, ['view community preferences'])
  await expect(create(db, board.by)).rejects.toThrow(NotAllowed)
})

test('a community has at most so many roles', async ({ db }) => {
  const { leader } = await aCommunity(db)
  for (let made = 3; made < mostRoles; made += 1) await aRole(db, leader)
  expect(await create(db, leader)).toEqual(refused('too many'))
})

test('a role is described anew, once, by whoever has seen how it is', async ({ db }) => {
  const { communityId, leader } = await aCommunity(db)
  const roleId = await aRole(db, leader, described())
  const next = described({ name: 'Bookkeeper', permissions: ['view leaders', 'view audit log'] })
  const seen = fingerprintOf(described())
  expect(await editRole(db, leader, { roleId, seen, ...next })).toEqual(done)
  expect(await rowOf(db, 'roles', { communityId, id: roleId })).toMatchObject(next)
  const late = await editRole(db, leader, { roleId, seen, ...described() })
  expect(late).toEqual(refused('changed meanwhile'))
  expect(await editRole(db, leader, { roleId, seen: fingerprintOf(next), ...next })).toEqual(done)
  const events = await rowsOf(db, communityId, 'auditEvents')
  expect(events.filter(({ deed }) => deed === 'changed role')).toMatchObject([
    {
      facts: {
        ...{ name: 'Bookkeeper', was: 'Treasurer' },
        ...{ added: ['view leaders', 'view audit log'], removed: ['view property'] },
      },
    },
  ])
})

test('Community Leader never changes; Board Member and Resident keep their names', async ({
  db,
}) => {
  const { communityId, leader } = await aCommunity(db)
  const roles = await rowsOf(db, communityId, 'roles')
  const edit = (system: string, given: Given) => {
    const { id, ...role } = roles.find((one) => one.system === system)!
    const now = role as unknown as RoleDescription
    return editRole(db, leader, { ...now, ...given, roleId: id, seen: fingerprintOf(now) })
  }
  expect(await edit('leader', { permissions: [] })).toEqual(refused('never changes'))
  expect(await edit('board', { name: 'Chair', isLeader: true, permissions: [] })).toEqual(done)
  const board = roles.find(({ system }) => system === 'board')!
  expect(await rowOf(db, 'roles', { communityId, id: board.id })).toMatchObject({
    ...{ name: 'Board Member', isLeader: false, permissions: [] },
  })
})

test.for([
  ['of another community', 'unknown role', described(), described()],
  ['with a permission the actor lacks', 'beyond you', { permissions: ['view audit log'] }, {}],
  ['to have a permission the actor lacks', 'may not grant', {}, { permissions: ['import roster'] }],
  ['that leads', 'beyond you', { isLeader: true }, {}],
  ['to lead', 'may not grant', {}, { isLeader: true }],
  ['to be called like another', 'name is taken', {}, { name: 'resident' }],
] as [string, string, Given, Given][])(
  'who may change roles does not change one %s',
  async ([what, because, is, shall], { db }) => {
    const { leader } = await aCommunity(db)
    const { by } = await aMemberWith(db, leader, ['change member role', 'view property'])
    const elsewhere = what === 'of another community' ? (await aCommunity(db)).leader : leader
    const now = described(is)
    const roleId = await aRole(db, elsewhere, now)
    const edit = { ...now, ...shall, roleId, seen: fingerprintOf(now) }
    expect(await editRole(db, by, edit)).toEqual(refused(because))
  },
)

test('whoever takes Change Member Role from themselves is asked first', async ({ db }) => {
  const { communityId, leader } = await aCommunity(db)
  const { by, roleId } = await aMemberWith(db, leader, ['change member role'])
  const { name } = await rowOf(db, 'roles', { communityId, id: roleId })
  const now = described({ name, permissions: ['change member role'] })
  const edit = { ...now, permissions: [], roleId, seen: fingerprintOf(now) }
  expect(await editRole(db, by, edit)).toEqual(refused('shuts you out'))
  expect(await editRole(db, by, { ...edit, isSure: true })).toEqual(done)
  await expect(editRole(db, by, edit)).rejects.toThrow(NotAllowed)
})

test('the role that everybody gets by themselves does not become a leader role', async ({ db }) => {
  const { leader } = await aCommunity(db)
  const roleId = await aRole(db, leader, described())
  await setDefault(db, leader, roleId)
  const edit = { ...described({ isLeader: true }), roleId, seen: fingerprintOf(described()) }
  expect(await editRole(db, leader, edit)).toEqual(refused('default role'))
})

test('who sees the preferences sees the roles, with how many have each', async ({ db }) => {
  const { communityId, leader } = await aCommunity(db)
  const roleId = await aRole(db, leader, described())
  const states = [
    {},
    {},
    { joinedAt: null, accountId: null },
    { suspendedAt: new Date(), suspendedBecause: 'arrears' },
    { leftAt: new Date() },
  ]
  for (const state of states) await aMember(db, { communityId, ...state, roleId } as never)
  const { by } = await aMemberWith(db, leader, ['view community preferences'])
  const treasurer = (await listRoles(db, by)).find(({ id }) => id === roleId)
  expect(treasurer).toMatchObject({ active: 2, pending: 1, suspended: 1, isWithin: false })
  const { by: resident } = await aMemberWith(db, leader, ['view active members'])
  expect(() => listRoles(db, resident)).toThrow(NotAllowed)
})
