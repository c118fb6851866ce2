import { expect, test as plain } from 'vitest'
import { permissionGroups } from '#app/permission-words.ts'
import type { Db } from '#database/connect.ts'
import { newId } from '#domain/new-id.ts'
import { permissions } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aCommunity, aMember } from '#test/factories.ts'
import { alertsOf, byId, describedBy, type Page } from '#test/page.ts'
import { aMemberWith, aRole, systemRole } from '#test/roles.ts'
import { rowOf, rowsOf } from '#test/rows.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse, aSignedInVisitor } from '#test/visitor.ts'

async function aTown(db: Db) {
  const house = aHouse(db)
  const at = await aLeaderAtWork(house)
  return { ...at, house, lee: at.visitor, roles: `${at.home}/roles` }
}

/** The address a page was asked at, without what stands behind it. */
const addressOf = (page: Page) => page.path.split('?')[0]!

plain('every permission stands on the screens once', () => {
  expect(Object.values(permissionGroups).flat().toSorted()).toEqual([...permissions].toSorted())
})

test('starting from another role keeps the name that was typed', async ({ db }) => {
  const { lee, leader, roles } = await aTown(db)
  const from = await systemRole(db, leader, 'board')
  const typed = { name: 'Treasurer', from }
  const started = await lee.send(
    await lee.open(`${roles}/new`),
    `${roles}/new`,
    typed,
    'Start from it',
  )
  expect(started.path).toBe(`${roles}/new?${new URLSearchParams({ from, name: 'Treasurer' })}`)
  expect(byId(started, 'name').attributes.value).toBe('Treasurer')
  const made = await lee.send(started, `${roles}/new`, {}, 'Create this role')
  expect(made.title).toBe('Treasurer · Communitrak')
})

test('a leader makes a role from another, changes it, and deletes it', async ({ db }) => {
  const { lee, leader, home, roles } = await aTown(db)
  const list = await lee.click(await lee.open(home), 'Roles')
  expect(list.words).toContain('Community Leader 1 person has it')
  expect(list.words).toContain('View Audit Log Community Leader ✓ yes Board Member – no')
  const board = await lee.click(list, 'Board Member')
  const form = await lee.click(board, 'Make a copy')
  expect(form.path).toBe(`${roles}/new?from=${await systemRole(db, leader, 'board')}`)
  const made = await lee.send(form, `${roles}/new`, { name: ' Treasurer ' }, 'Create this role')
  expect([made.status, made.title]).toEqual([200, 'Treasurer · Communitrak'])
  expect(made.words).toContain('The role is there.')
  expect(made.words).toContain('Nobody has it')

  const changed = await lee.send(made, addressOf(made), {
    ...{ name: 'Bookkeeper', permissions: ['view audit log', 'export members'] },
  })
  expect(changed.words).toContain('Saved. It holds from the next page')
  const after = await lee.open(roles)
  expect(after.words).toContain(
    'View Audit Log Community Leader ✓ yes Board Member – no Bookkeeper ✓ yes',
  )
  const asked = await lee.click(await lee.click(after, 'Bookkeeper'), 'Delete this role')
  expect(asked.words).toContain('Nobody has this role')
  const gone = await lee.send(asked, addressOf(asked))
  expect(gone.words).toContain('The role is deleted.')
  expect(gone.words).not.toContain('Bookkeeper')

  const log = await lee.open(`${home}/audit`)
  expect(log.words).toContain('Lee Board deleted the role Bookkeeper')
  expect(log.words).toContain('Lee Board changed the role Bookkeeper')
  expect(log.words).toContain('May now also Export Members, View Audit Log')
})

test('a role in use goes only together with the choice of another one', async ({ db }) => {
  const { lee, leader, communityId, roles } = await aTown(db)
  const { by, roleId } = await aMemberWith(db, leader, [])
  const page = `${roles}/${roleId}/delete`
  const asked = await lee.open(page)
  expect(asked.words).toContain('1 person has it')
  const refused = await lee.send(asked, page)
  expect([refused.status, describedBy(refused, 'toId')]).toEqual([
    409,
    'Somebody has this role. Please choose the role that takes its place.',
  ])
  expect((await lee.post(page, { toId: 'x' })).status).toBe(400)
  expect((await lee.post(page, { toId: newId() })).status).toBe(409)
  const toId = await systemRole(db, leader, 'resident')
  expect((await lee.send(refused, page, { toId })).words).toContain('The role is deleted.')
  expect((await rowOf(db, 'members', { communityId, id: by.memberId })).roleId).toBe(toId)
})

test.for([
  ['no name', 400, { name: '' }, 'name', 'at most 60 characters'],
  ['200 characters', 400, { name: 'x'.repeat(200) }, 'name', 'at most 60 characters'],
  ['a control character', 400, { name: 'Trea\u0007surer' }, 'name', 'at most 60 characters'],
  ['a web address', 400, { name: 'www.example.com' }, 'name', 'without web or e-mail addresses'],
  ['the name of another role', 409, { name: 'RESIDENT' }, 'name', 'There is a role of this name'],
] as const)(
  'a role with %s is refused, and keeps what was typed',
  async ([, status, typed, field, words], { db }) => {
    const { lee, roles } = await aTown(db)
    const form = await lee.open(`${roles}/new`)
    const filled = { ...typed, permissions: ['import roster'] }
    const refused = await lee.send(form, `${roles}/new`, filled, 'Create this role')
    expect([refused.status, describedBy(refused, field)]).toEqual([
      status,
      expect.stringContaining(words),
    ])
    expect(refused.html).toMatch(/id="import-roster"[^>]* checked/)
    expect(refused.html).not.toMatch(/id="view-leaders"[^>]* checked/)
  },
)

test('a forged permission is told clearly, and a form that somebody overtook is looked through', async ({
  db,
}) => {
  const { lee, leader, roles, communityId } = await aTown(db)
  const roleId = await aRole(db, leader, { name: 'Treasurer', permissions: ['view property'] })
  const page = `${roles}/${roleId}`
  const form = await lee.open(page)
  const forged = await lee.post(page, { name: 'Treasurer', permissions: 'fly' })
  expect(forged.status).toBe(400)
  expect(await forged.text()).toContain('names a permission that does not exist')
  const tab = await lee.open(page)
  await lee.send(tab, page, { permissions: ['view leaders'] })
  const late = await lee.send(form, page, { permissions: ['view audit log'] })
  expect(late.status).toBe(409)
  expect(alertsOf(late)[0]).toContain('Somebody else has changed this role meanwhile')
  expect(late.html).toMatch(/id="view-audit-log"[^>]* checked/)
  expect((await lee.send(late, page)).words).toContain('Saved.')
  const { permissions } = await rowOf(db, 'roles', { communityId, id: roleId })
  expect(permissions).toEqual(['view audit log'])
})

test('whoever may only look reads what each role may do, and finds nothing to press', async ({
  db,
}) => {
  const { house, communityId, leader, roles } = await aTown(db)
  const { accountId } = await aMember(db, { communityId, role: 'board' })
  const board = await aSignedInVisitor(house, { accountId: accountId! })
  const list = await board.open(roles)
  expect(list.words).toContain('Changing them takes the permission Change Member Role.')
  const page = await board.open(`${roles}/${await systemRole(db, leader, 'resident')}`)
  expect(page.words).toContain('View Leaders See who the Community Leaders are.')
  expect(page.html).not.toContain('type="checkbox"')
  expect(page.words).not.toContain('Make a copy')
  expect((await board.post(page.path, { permissions: 'view property' })).status).toBe(403)
})

test('what may do more than oneself can be looked at, and not changed by a forged form', async ({
  db,
}) => {
  const { house, leader, roles } = await aTown(db)
  const { by, roleId } = await aMemberWith(db, leader, ['change member role'])
  const helper = await aSignedInVisitor(house, by)
  const board = `${roles}/${await systemRole(db, leader, 'board')}`
  const page = await helper.open(board)
  expect(page.words).toContain('This role may do something that you may not')
  expect(page.html).not.toContain('type="checkbox"')
  expect((await helper.post(board, { permissions: 'change member role' })).status).toBe(409)
  expect((await helper.post(`${board}/see`, {})).status).toBe(404)
  expect((await helper.open(`${board}/delete`)).words).toContain('It cannot be deleted.')

  const own = await helper.open(`${roles}/${roleId}`)
  expect(describedBy(own, 'view-property')).toContain('You do not have this yourself')
  const raised = await helper.post(own.path, { permissions: 'import roster', name: 'Mine' })
  expect(raised.status).toBe(409)
  const asked = await helper.send(own, addressOf(own), { permissions: [], name: 'Mine' })
  expect([asked.status, alertsOf(asked)[0]]).toEqual([
    409,
    expect.stringContaining('your own role'),
  ])
  await helper.send(asked, addressOf(asked), { permissions: [], sure: true })
  expect((await helper.open(roles)).status).toBe(403)
})

test('a permission that is taken from a role is gone at the next request', async ({ db }) => {
  const { house, lee, leader, communityId, home, roles } = await aTown(db)
  const { accountId } = await aMember(db, { communityId, role: 'board' })
  const board = await aSignedInVisitor(house, { accountId: accountId! })
  expect((await board.open(`${home}/properties`)).status).toBe(200)
  const page = `${roles}/${await systemRole(db, leader, 'board')}`
  await lee.send(await lee.open(page), page, { permissions: ['view active members'] })
  expect((await board.open(`${home}/properties`)).status).toBe(403)
})

test('roles of another community are not there', async ({ db }) => {
  const { lee, roles, communityId } = await aTown(db)
  const foreign = await aRole(db, (await aCommunity(db)).leader)
  for (const path of ['', '/delete']) {
    expect((await lee.get(`${roles}/${foreign}${path}`)).status).toBe(404)
    expect((await lee.post(`${roles}/${foreign}${path}`, { name: 'Mine' })).status).toBe(404)
  }
  expect((await lee.post(`${roles}/${foreign}/see`, {})).status).toBe(404)
  expect(await rowsOf(db, communityId, 'roles')).toHaveLength(3)
})
