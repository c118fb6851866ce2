import { expect } from 'vitest'
import { enterCommunity } from '#domain/communities/enter-community.ts'
import { inviteMember } from '#domain/invitations/invite-member.ts'
import { endAccess } from '#domain/support/end-access.ts'
import { test } from '#test/database.ts'
import { endTrial } from '#test/end-trial.ts'
import { aCommunity, aMember, aNewcomer, key } from '#test/factories.ts'
import { rowsOf } from '#test/rows.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { anAccess, aSupportAgent, purpose } from '#test/support.ts'
import { aHouse, aSignedInVisitor, letterTo } from '#test/visitor.ts'

test('leaders see on their home page who of support is inside, and end it there at once', async ({
  db,
}) => {
  const house = aHouse(db)
  const { visitor, home, slug, leader } = await aLeaderAtWork(house)
  expect((await visitor.open(home)).words).not.toContain('Communitrak Support')
  const agent = await aSupportAgent(db)
  await anAccess(db, { agent, slug, leader })
  const own = await aSignedInVisitor(house, { accountId: agent.accountId, secondStep: 'app' })
  expect((await own.get(home)).status).toBe(200)
  const told = await visitor.open(home)
  expect(told.words).toContain('Sam Ode of Communitrak Support may act here for Lee Board until')
  const page = await visitor.click(told, 'See it, or end it')
  expect(page.words).toContain(purpose)
  const [access] = await rowsOf(db, leader.communityId, 'supportAccesses')
  const ended = await visitor.send(page, `${page.path}/${access!.id}/end`)
  expect(ended.words).toContain('Support is outside.')
  expect(ended.words).toContain('Nobody of support is inside.')
  expect(ended.words).toContain('Ended by Lee Board')
  expect((await own.get(home)).status).toBe(404)
  const again = await visitor.post(`${page.path}/${access!.id}/end`, {})
  expect(again.headers.get('location')).toBe(`${page.path}?over`)
})

test('the board reads of it and cannot end it; a community that stands still can', async ({
  db,
}) => {
  const house = aHouse(db)
  const { slug, communityId, leader } = await aCommunity(db)
  const accessId = await anAccess(db, { agent: await aSupportAgent(db), slug, leader })
  const { accountId } = await aMember(db, { communityId, role: 'board' })
  const board = await aSignedInVisitor(house, { accountId: accountId! })
  const page = `/c/${slug}/preferences/support`
  const read = await board.open(page)
  expect([read.status, read.words]).toEqual([200, expect.stringContaining(purpose)])
  expect(read.words).not.toContain('End access now')
  expect((await board.post(`${page}/${accessId}/end`, {})).status).toBe(403)
  await endTrial(db, communityId)
  const visitor = await aSignedInVisitor(house, leader)
  const ended = await visitor.send(await visitor.open(page), `${page}/${accessId}/end`)
  expect(ended.words).toContain('Support is outside.')
})

test('what an agent did stands in the log as support’s deed for the leader, also in its file', async ({
  db,
}) => {
  const { visitor, home, slug, leader } = await aLeaderAtWork(aHouse(db))
  const agent = await aSupportAgent(db)
  const accessId = await anAccess(db, { agent, slug, leader })
  const asking = { accountId: agent.accountId, from: null, hasSecondStep: true }
  const entered = await enterCommunity(db, asking, slug)
  if (!entered.ok) throw new Error(entered.refusal.because)
  await inviteMember(db, entered.value.by, aNewcomer(), { key })
  await inviteMember(db, leader, aNewcomer({ firstName: 'Cy' }), { key })
  await endAccess(db, leader, { accessId })
  const log = await visitor.open(`${home}/audit`)
  const support = 'Communitrak Support (Sam Ode), for Lee Board'
  expect(log.words).toContain(`${support}, invited Bo Chen`)
  expect(log.words).toContain('Lee Board invited Cy Chen')
  expect(log.words).not.toContain(`${support}, invited Cy Chen`)
  expect(log.words).toContain(`${support}, may enter the community for 4 hours`)
  expect(log.words).toContain(`Purpose ${purpose}`)
  expect(log.words).toContain('Lee Board ended the access of Sam Ode of Communitrak Support')
  const about = await visitor.open(`${home}/audit?kind=support`)
  expect(about.words).not.toContain('invited')
  const file = await (await visitor.post(`${home}/audit/export`, {})).text()
  expect(file).toContain(`"${support}"`)
})

test('every leader is told by e-mail, in their language, at whose word support came', async ({
  db,
}) => {
  const house = aHouse(db)
  const { slug, communityId, leader } = await aCommunity(db, { name: 'Ivy Row' })
  const second = await aMember(db, { communityId, role: 'leader', firstName: 'Ruth' })
  await aMember(db, { communityId, role: 'board' })
  await db
    .updateTable('accounts')
    .set({ locale: 'es' })
    .where('id', '=', second.accountId!)
    .execute()
  await anAccess(db, { agent: await aSupportAgent(db), slug, leader })
  const queued = await rowsOf(db, communityId, 'deliveries')
  const letters = queued.filter(({ template }) => template === 'support access')
  expect(letters).toHaveLength(2)
  const own = letters.find(({ memberId }) => memberId === leader.memberId)!
  const letter = await letterTo(house, own.recipient, 'support access')
  expect(letter).toMatchObject({ template: 'support access', leader: null, purpose })
  const other = await letterTo(house, second.email!, 'support access')
  expect(other).toMatchObject({ leader: 'Lee Board', firstName: 'Ruth', agent: 'Sam Ode' })
  expect(other).toMatchObject({ url: `http://communitrak.test/c/${slug}/preferences/support` })
})
