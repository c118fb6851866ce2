import { expect } from 'vitest'
import { addDays } from '#domain/days.ts'
import { askLeader } from '#domain/invitations/ask-leader.ts'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import { aCommunity, aMember, anAccount, anInvitation } from '#test/factories.ts'
import { filledIn } from '#test/fill-in.ts'
import { elements, wordsOf } from '#test/html.ts'
import type { Page } from '#test/page.ts'
import { aRole } from '#test/roles.ts'
import { change, rowsOf } from '#test/rows.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse, aSignedInVisitor, aVisitor, type House } from '#test/visitor.ts'

/** A leader who has been told that somebody with another address asks about an invitation. */
async function aLeaderWithNotice(house: House) {
  const { db, limits } = house.services
  const at = await aLeaderAtWork(house)
  const { communityId } = at
  const { invitationId } = await anInvitation(db, { by: at.leader })
  const account = await anAccount(db)
  const asked = await askLeader(
    db,
    { limits },
    {
      account: { id: account.id, email: account.email },
      communityId,
      invitationId,
      from: null,
      locale: 'en',
    },
  )
  if (!asked.ok) throw new Error(asked.refusal.because)
  const [notice] = await rowsOf(db, communityId, 'notices')
  return { ...at, asker: account.email, noticeId: notice!.id }
}

/** The steps of the checklist that are done. */
const doneOf = (page: Page) =>
  elements(elements(page.root, 'ol')[0]!, 'li')
    .map((step) => elements(step, 'span').map(wordsOf))
    .filter((words) => words.includes('done'))
    .map((words) => words.find((one) => one !== '✓' && one !== 'done'))

test('a leader of a new community is led from nothing to the first invitation', async ({ db }) => {
  const { visitor, home, leader } = await aLeaderAtWork(aHouse(db))
  const page = await visitor.open(home)
  expect(page.title).toBe('Maple Court · Communitrak')
  expect(page.words).toContain('Your trial: ')
  expect(doneOf(page)).toEqual(['Your community is created'])
  expect((await visitor.click(page, 'Bring in your homes and people')).path).toBe(`${home}/roster`)
  const wizard = await visitor.click(page, 'Invite a fellow board member')
  expect(wizard.title).toBe('Invite Member · Communitrak')
  await anInvitation(db, { by: leader })
  const later = await visitor.open(home)
  expect(later.words).toContain('One person has joined, one is still expected.')
  expect(later.words).toContain('The one home has not joined yet')
  expect(doneOf(later)).toEqual(['Your community is created', 'Invite everybody'])
  expect((await visitor.click(later, 'Import roster')).path).toBe(`${home}/roster`)
})

test.for([
  [14, '14 days left'],
  [1, 'one day left'],
] as const)('%s days before the trial ends it says “%s”', async ([days, words], { db }) => {
  const house = aHouse(db)
  const { slug, leader } = await aCommunity(db, { trialEndsAt: addDays(new Date(), days) })
  const visitor = await aSignedInVisitor(house, leader)
  expect((await visitor.open(`/c/${slug}`)).words).toContain(`Your trial: ${words}`)
})

test('a resident reads who they are here and goes to their neighbours, and is told no notices', async ({
  db,
}) => {
  const house = aHouse(db)
  const { home, communityId, asker } = await aLeaderWithNotice(house)
  const { accountId } = await aMember(db, { communityId })
  const visitor = await aSignedInVisitor(house, { accountId: accountId! })
  const page = await visitor.open(home)
  expect(page.words).toContain('You are here as Resident.')
  expect(page.words).not.toMatch(/Your trial|For you to look at|Invite Member/)
  expect(page.html).not.toContain(asker)
  const neighbours = await visitor.click(page, 'See your neighbours')
  expect(neighbours.title).toBe('Community Members · Communitrak')
})

test('a notice stands on the home page of every leader until one has dealt with it', async ({
  db,
}) => {
  const house = aHouse(db)
  const { visitor, home, communityId, asker, noticeId } = await aLeaderWithNotice(house)
  const second = await aMember(db, { communityId, role: 'leader' })
  const other = await aSignedInVisitor(house, { accountId: second.accountId! })
  const words = `Someone who signs in with ${asker} holds the invitation of Bo Chen and asks for help.`
  const page = await visitor.open(home)
  expect(page.words).toContain(words)
  expect((await other.open(home)).words).toContain(words)
  const settled = await visitor.send(page, `${home}/notices/${noticeId}/settle`)
  expect([settled.status, settled.path]).toEqual([200, home])
  for (const one of [visitor, other])
    expect((await one.open(home)).words).not.toContain('For you to look at')
  const again = await visitor.send(page, `${home}/notices/${noticeId}/settle`)
  expect(again.path).toBe(home)
})

test('from who asks for a new invitation it is one click to the one that ran out', async ({
  db,
}) => {
  const house = aHouse(db)
  const { visitor, home, leader } = await aLeaderAtWork(house)
  const { code } = await anInvitation(db, { by: leader, at: addDays(new Date(), -100) })
  const stranger = aVisitor(house)
  await stranger.send(await stranger.open(`/join/${code}`), '/join/resident/ask-again')
  const page = await visitor.open(home)
  expect(page.words).toContain('Bo Chen has an invitation that has run out, and would like a new')
  const list = await visitor.click(page, 'See the invitation')
  expect([list.path, list.words]).toEqual([
    `${home}/invitations/status?search=Bo+Chen`,
    expect.stringContaining('Bo Chen'),
  ])
})

test('a leader role that may not see people has a home page all the same', async ({ db }) => {
  const house = aHouse(db)
  const { communityId, slug, leader } = await aCommunity(db)
  const { id, accountId } = await aMember(db, { communityId })
  const roleId = await aRole(db, leader, { isLeader: true, permissions: ['view audit log'] })
  await change(db, 'members', { communityId, id }, { roleId })
  const visitor = await aSignedInVisitor(house, { accountId: accountId! })
  const page = await visitor.open(`/c/${slug}`)
  expect([page.status, page.title]).toEqual([200, 'Maple Court · Communitrak'])
  expect(page.words).not.toContain('have joined')
})

test('a resident and a leader of another community take no notice away', async ({ db }) => {
  const house = aHouse(db)
  const { visitor, home, communityId, noticeId } = await aLeaderWithNotice(house)
  const { accountId } = await aMember(db, { communityId })
  const resident = await aSignedInVisitor(house, { accountId: accountId! })
  const path = `${home}/notices/${noticeId}/settle`
  expect((await resident.post(path, {})).status).toBe(403)
  const stranger = await aLeaderAtWork(house)
  expect((await stranger.visitor.post(path, {})).status).toBe(404)
  await stranger.visitor.post(`${stranger.home}/notices/${noticeId}/settle`, {})
  for (const id of ['nonsense', '%00', newId()])
    expect((await visitor.open(`${home}/notices/${id}/settle`)).path).toBe(home)
  expect((await visitor.open(home)).words).toContain('For you to look at')
})

test('a leader chooses how to be told, and nothing else is taken for an answer', async ({ db }) => {
  const { visitor, home } = await aLeaderAtWork(aHouse(db))
  const form = `${home}/notices/told`
  const page = await visitor.open(home)
  expect(filledIn(page, form)).toEqual({ told: 'at once' })
  const chosen = await visitor.send(page, form, { told: 'daily' })
  expect([chosen.path, filledIn(chosen, form)]).toEqual([home, { told: 'daily' }])
  for (const told of ['never', '', 'at once\u0000']) await visitor.post(form, { told })
  expect(filledIn(await visitor.open(home), form)).toEqual({ told: 'daily' })
})

test('who is made a resident at noon reads the page of residents a minute later', async ({
  db,
}) => {
  const house = aHouse(db)
  const { home, communityId } = await aLeaderAtWork(house)
  const { id, accountId } = await aMember(db, { communityId, role: 'leader' })
  const visitor = await aSignedInVisitor(house, { accountId: accountId! })
  expect((await visitor.open(home)).words).toContain('Your trial')
  const roles = await rowsOf(db, communityId, 'roles')
  const roleId = roles.find(({ system }) => system === 'resident')!.id
  await change(db, 'members', { communityId, id }, { roleId })
  expect((await visitor.open(home)).words).toContain('You are here as Resident.')
  expect((await visitor.get(`${home}/members/invite`)).status).toBe(403)
})
