import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { test } from '#test/database.ts'
import { everyAddress } from '#test/every-address.ts'
import { aMember } from '#test/factories.ts'
import { aRole, systemRole } from '#test/roles.ts'
import { change, rowOf } from '#test/rows.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse, aSignedInVisitor } from '#test/visitor.ts'

const banner = 'You see Maple Court as people with the role Resident do. Nothing you do is saved.'

const html = 'text/html; charset=utf-8'

/** A leader who looks at their community as a resident, and a resident. */
async function aLookingLeader(db: Db) {
  const house = aHouse(db)
  const at = await aLeaderAtWork(house)
  const role = `${at.home}/roles/${await systemRole(db, at.leader, 'resident')}`
  const { accountId } = await aMember(db, { communityId: at.communityId })
  const resident = await aSignedInVisitor(house, { accountId: accountId! })
  const seen = await at.visitor.send(await at.visitor.open(role), `${role}/see`)
  return { ...at, house, role, resident, lee: at.visitor, seen }
}

test('a leader looks around as a resident, changes nothing, and comes back to the role', async ({
  db,
}) => {
  const { lee, seen, home, role } = await aLookingLeader(db)
  expect([seen.path, seen.words]).toEqual([home, expect.stringContaining(banner)])
  expect(seen.words).not.toContain('Invite Members')
  expect(seen.words).not.toContain('Preferences')
  const list = await lee.open(`${home}/members`)
  expect(list.words).toContain(banner)
  const refused = await lee.post(`${home}/preferences/two-factor`, { asked: 'on' })
  expect([refused.status, await refused.text()]).toEqual([
    403,
    expect.stringContaining('This was not saved'),
  ])
  const back = await lee.send(list, `${home}/roles/back`)
  expect(back.path).toBe(role)
  expect(back.words).not.toContain(banner)
  expect(back.words).toContain('Preferences')
})

test('every page, file and stream of the community answers them as it answers a resident', async ({
  db,
}) => {
  const { lee, resident, slug } = await aLookingLeader(db)
  const id = '00000000-0000-7000-8000-000000000000'
  const inside = everyAddress({ slug, channel: 'email' }, id).filter((path) =>
    path.startsWith(`/c/${slug}`),
  )
  expect(inside.length).toBeGreaterThan(70)
  for (const path of inside) {
    const [seen, own] = [await lee.get(path), await resident.get(path)]
    expect([path, seen.status]).toEqual([path, own.status])
    if (/[/](roles[/]back|contact([/](seen|typing))?)$/.test(path)) continue // to oneself, or to support
    const refused = await lee.post(path, { told: 'daily' })
    expect([path, refused.status, refused.headers.get('content-type')]).toEqual([path, 403, html])
    expect([path, await refused.text()]).toEqual([path, expect.stringContaining('Back to myself')])
  }
})

test('a file that cannot be found or may not be had is told of on a page', async ({ db }) => {
  const { lee, resident, slug } = await aLookingLeader(db)
  const id = '00000000-0000-7000-8000-000000000000'
  const files = ['roster/template.csv', `members/${id}/photo`, `invitations/passes/${id}/print`]
  for (const visitor of [lee, resident]) {
    for (const path of files) {
      const refused = await visitor.get(`/c/${slug}/${path}`)
      expect([path, refused.status < 500, refused.headers.get('content-type')]).toEqual([
        ...[path, true, html],
      ])
      expect([path, await refused.text()]).toEqual([path, expect.stringContaining('<h1>')])
    }
  }
})

test('it ends with the role, with the session, and for whom it was not', async ({ db }) => {
  const { house, lee, leader, communityId, home } = await aLookingLeader(db)
  const kept = lee.cookies.get('seen-as')!
  const other = await aMember(db, { communityId, role: 'leader' })
  const cora = await aSignedInVisitor(house, { accountId: other.accountId! })
  cora.cookies.set('seen-as', kept)
  expect((await cora.open(home)).words).not.toContain('Nothing you do is saved')

  const gone = await aRole(db, leader)
  lee.cookies.set('seen-as', `${leader.memberId}.${gone}`)
  expect((await lee.open(home)).words).toContain('Nothing you do is saved')
  lee.cookies.set('seen-as', `${leader.memberId}.${communityId}`)
  expect((await lee.open(home)).words).not.toContain('Nothing you do is saved')
  lee.cookies.set('seen-as', kept)
  await lee.post('/sign-out', {})
  expect(lee.cookies.has('seen-as')).toBe(false)
})

test('it lasts an hour, and no script reads it', async ({ db }) => {
  const { lee, role, home } = await aLookingLeader(db)
  await lee.post(`${home}/roles/back`, {})
  const answer = await lee.post(`${role}/see`, {})
  expect(answer.headers.get('set-cookie')).toMatch(
    /^seen-as=[0-9a-f.-]+; Path=\/; Max-Age=3600; HttpOnly; SameSite=Lax$/,
  )
})

test('who loses the permission to change roles is themselves again', async ({ db }) => {
  const { lee, leader, communityId, home } = await aLookingLeader(db)
  await aMember(db, { communityId, role: 'leader' })
  const roleId = await systemRole(db, leader, 'board')
  await change(db, 'members', { communityId, id: leader.memberId }, { roleId })
  const page = await lee.open(home)
  expect(page.words).not.toContain('Nothing you do is saved')
  expect((await rowOf(db, 'members', { communityId, id: leader.memberId })).roleId).toBe(roleId)
})
