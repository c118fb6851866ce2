import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { suppress } from '#domain/suppressions/suppress.ts'
import { test } from '#test/database.ts'
import { aCommunity, aMember } from '#test/factories.ts'
import { filledIn } from '#test/fill-in.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { aHouse, aSignedInVisitor } from '#test/visitor.ts'

/** A member at the page of what they choose in their community. */
async function aMemberAtHome(db: Db, role: 'resident' | 'leader' = 'resident') {
  const house = aHouse(db)
  const { communityId, slug } = await aCommunity(db)
  const { id, accountId, email } = await aMember(db, { communityId, role })
  const visitor = await aSignedInVisitor(house, { accountId: accountId! })
  const path = `/account/communities/${slug}`
  const record = { communityId, id }
  const member = () => rowOf(db, 'members', record)
  return { house, communityId, slug, record, email: email!, visitor, path, member }
}

test('nothing is shown until the person says so, and the page says what is', async ({ db }) => {
  const { visitor, path, member, record } = await aMemberAtHome(db)
  await change(db, 'members', record, { phone: '+15125550123' })
  const page = await visitor.open(path)
  expect(filledIn(page, `${path}/privacy`)).toEqual({})
  expect(page.words).toContain('Email Not shown Phone Not shown Home address Not shown')
  expect(page.words).toContain('Community Leader: Email, Phone, Home address')
  const saved = await visitor.send(page, `${path}/privacy`, { showPhone: true })
  expect(saved.words).toContain('Saved. It holds at once.')
  expect(saved.words).toContain('Email Not shown Phone (512) 555-0123')
  expect(filledIn(saved, `${path}/privacy`)).toEqual({ showPhone: 'on' })
  expect((await member()).answers).toMatchObject({ showEmail: false, showPhone: true })
})

test('a choice leaves one line in the audit log, and the same choice none', async ({ db }) => {
  const { visitor, path, communityId, record } = await aMemberAtHome(db)
  for (let times = 0; times < 2; times += 1)
    await visitor.send(await visitor.open(path), `${path}/privacy`, { showEmail: true })
  const events = await rowsOf(db, communityId, 'auditEvents')
  expect(events.filter(({ deed }) => deed === 'chose preferences')).toEqual([
    expect.objectContaining({
      memberId: record.id,
      facts: { showEmail: true, showPhone: false, showPhoto: false },
    }),
  ])
})

test('texts are a choice of its own, and privacy stays as it was', async ({ db }) => {
  const { visitor, path, member } = await aMemberAtHome(db)
  await visitor.send(await visitor.open(path), `${path}/privacy`, { showEmail: true })
  const page = await visitor.open(path)
  expect(page.words).toContain('For this we need your number')
  await visitor.send(page, `${path}/told`, { toldByText: true })
  const answers = { showEmail: true, showPhone: false, showPhoto: false, toldByText: true }
  expect((await member()).answers).toEqual(answers)
})

test('a leader chooses how notices come; a resident is not asked, and cannot smuggle it in', async ({
  db,
}) => {
  const leader = await aMemberAtHome(db, 'leader')
  const page = await leader.visitor.open(leader.path)
  expect(filledIn(page, `${leader.path}/told`)).toEqual({ told: 'at once' })
  await leader.visitor.send(page, `${leader.path}/told`, { told: 'daily' })
  expect(await leader.member()).toMatchObject({ told: 'daily' })
  await leader.visitor.post(`${leader.path}/told`, { told: 'never' })
  expect(await leader.member()).toMatchObject({ told: 'daily' })
  const resident = await aMemberAtHome(db)
  expect(filledIn(await resident.visitor.open(resident.path), `${resident.path}/told`)).toEqual({})
  await resident.visitor.post(`${resident.path}/told`, { told: 'daily' })
  expect(await resident.member()).toMatchObject({ told: 'at once' })
})

test.for([
  ['unsubscribed', 'You have asked that this community send no invitations'],
  ['complained', 'You have told your mail provider'],
  ['bounced', 'Does your mailbox work again?'],
] as const)('who %s may say that they want messages again', async ([because, words], { db }) => {
  const { visitor, path, communityId, email } = await aMemberAtHome(db)
  const now = new Date()
  await inCommunity(db, communityId, async (db) => {
    await suppress(db, { communityId, recipient: email, because, now })
    await suppress(db, { communityId, recipient: 'bo@example.com', because, now })
  })
  const page = await visitor.open(path)
  expect(page.words).toContain(words)
  const lifted = await visitor.send(page, `${path}/again`)
  expect(lifted.words).not.toContain(words)
  const rows = await rowsOf(db, communityId, 'suppressions')
  const left = rows.filter(({ liftedAt }) => liftedAt === null)
  expect(left.map(({ recipient }) => recipient)).toEqual(['bo@example.com'])
})

test('a community of others is not there, and nothing can be chosen in it', async ({ db }) => {
  const { visitor } = await aMemberAtHome(db)
  const other = await aMemberAtHome(db)
  for (const path of [other.path, '/account/communities/nowhere', '/account/communities/%00']) {
    expect((await visitor.get(path)).status).toBe(404)
    for (const deed of ['privacy', 'told', 'again']) {
      const answer = await visitor.post(`${path}/${deed}`, { showEmail: 'on' })
      expect([answer.status, await answer.text()]).toEqual([
        404,
        expect.stringContaining('We cannot find this page'),
      ])
    }
  }
  expect((await other.member()).answers).toEqual({})
})

test('what is smuggled into the form of privacy is not kept', async ({ db }) => {
  const { visitor, path, member } = await aMemberAtHome(db)
  await visitor.post(`${path}/privacy`, { showEmail: 'yes', showPhone: 'on', role: 'leader' })
  expect((await member()).answers).toEqual({
    showEmail: false,
    showPhone: true,
    showPhoto: false,
  })
})
