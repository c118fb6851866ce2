import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { test } from '#test/database.ts'
import { anEmail, anInvitation } from '#test/factories.ts'
import { elements, wordsOf } from '#test/html.ts'
import { aPerson } from '#test/identity.ts'
import { alertsOf, type Page } from '#test/page.ts'
import { change, rowsOf } from '#test/rows.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse, aSignedInVisitor, aVisitor, type House, letterTo } from '#test/visitor.ts'

/** A house that remembers every word it answered, headers too. */
function aListeningHouse(db: Db): House & { heard: string[] } {
  const house = aHouse(db)
  const heard: string[] = []
  return {
    ...house,
    heard,
    async ask(request, address) {
      const answer = await house.ask(request, address)
      heard.push(await answer.clone().text(), JSON.stringify([...answer.headers]))
      return answer
    },
  }
}

/** Somebody signed in who holds an invitation made for another address. */
async function aHolder(house: House) {
  const { db } = house.services
  const leader = await aLeaderAtWork(house)
  const newcomer = { email: anEmail('secret-name') }
  const invitation = await anInvitation(db, { by: leader.leader, newcomer })
  const holder = await aPerson(db, house.services)
  const visitor = await aSignedInVisitor(house, holder)
  const page = await visitor.open(`/join/${invitation.code}`)
  const { communityId } = leader
  const joined = async () =>
    (await rowsOf(db, communityId, 'members')).find(({ id }) => id === invitation.memberId)!
      .accountId
  return { ...invitation, holder, visitor, page, leader, communityId, joined }
}

const headings = (page: Page) => elements(page.root, 'h1', 'h2').map(wordsOf)

test('an invitation for another address shows three ways out, and nothing happens without a click', async ({
  db,
}) => {
  const house = aHouse(db)
  const { page, visitor, holder, joined, communityId } = await aHolder(house)
  expect([page.status, page.path]).toEqual([200, '/join/resident'])
  expect(headings(page)).toEqual([
    'This invitation was made for s•••@example.com',
    'I have an account with that address',
    'I can read mail at that address',
    'Neither of the two',
  ])
  expect(page.title).toBe('This invitation was made for s•••@example.com · Communitrak')
  expect(page.words).toContain(`You are signed in as ${holder.email}.`)
  const events = (await rowsOf(db, communityId, 'auditEvents')).length
  await visitor.open('/join/resident')
  const forced = await visitor.post('/join/resident/join', {})
  expect(forced.headers.get('location')).toBe('/join/resident')
  expect(await joined()).toBeNull()
  expect(await rowsOf(db, communityId, 'auditEvents')).toHaveLength(events)
  expect(await rowsOf(db, communityId, 'notices')).toEqual([])
})

test('the invited address is never told in full to anyone but its owner', async ({ db }) => {
  const house = aListeningHouse(db)
  const { page, visitor, email, code } = await aHolder(house)
  await visitor.send(page, '/join/resident/ask-proof')
  await visitor.send(page, '/join/resident/ask-proof')
  await visitor.send(page, '/join/resident/ask-leader')
  await visitor.post('/join/resident/join', {})
  await visitor.get('/join/resident.data')
  const stranger = aVisitor(house)
  await stranger.open(`/join/${code}`)
  await stranger.get('/join/resident.data')
  await stranger.post('/join/resident/sign-up', { email: 'wrong' })
  await stranger.post('/join/resident/sign-up.data', { email: 'wrong' })
  const { proofUrl } = await letterTo(house, email, 'mailbox proof')
  await visitor.open(new URL(proofUrl).pathname)
  expect(house.heard.length).toBeGreaterThan(20)
  expect(house.heard.filter((words) => words.includes(email.split('@')[0]!))).toEqual([])
})

test('the first way out: the owner of the address signs in, with the code kept', async ({ db }) => {
  const house = aHouse(db)
  const { page, visitor, email, joined } = await aHolder(house)
  const { password, accountId } = await aPerson(db, house.services, { email })
  const signIn = await visitor.send(page, '/sign-out', {}, 'Sign in with the other account')
  const joining = await visitor.send(signIn, '/sign-in', { email, password })
  await visitor.send(joining, '/join/resident/join')
  expect(await joined()).toBe(accountId)
})

test('the second way out: a link to the invited address lets this account join', async ({ db }) => {
  const house = aHouse(db)
  const { page, visitor, email, holder, joined } = await aHolder(house)
  const sent = await visitor.send(page, '/join/resident/ask-proof')
  expect(sent.words).toContain('We have sent a link to s•••@example.com. Open it to join.')
  const letter = await letterTo(house, email, 'mailbox proof')
  expect(letter.askedBy).toBe(holder.email)
  const mailbox = aVisitor(house)
  const link = new URL(letter.proofUrl).pathname
  await mailbox.ask(link, { method: 'HEAD' })
  const asked = await mailbox.open(link)
  expect(asked.words).toContain(`Somebody who signs in as ${holder.email} wants to join`)
  expect(await joined()).toBeNull()
  const done = await mailbox.send(asked, link)
  expect([done.status, headings(done)]).toEqual([200, ['Thank you. You are in.']])
  expect(mailbox.cookies.has('session')).toBe(false)
  expect(await joined()).toBe(holder.accountId)
})

test('the third way out: the leaders are told who asks', async ({ db }) => {
  const house = aHouse(db)
  const { page, visitor, holder, leader } = await aHolder(house)
  const asked = await visitor.send(page, '/join/resident/ask-leader')
  expect(asked.status).toBe(200)
  expect(asked.words).toContain('The Community Leaders have been told.')
  expect((await leader.visitor.open(leader.home)).words).toContain(
    `Someone who signs in with ${holder.email} holds the invitation of Bo Chen and asks for help.`,
  )
})

test.for(['ask-proof', 'ask-leader'])('nobody can %s again and again', async (way, { db }) => {
  const house = aHouse(db)
  const { page, visitor } = await aHolder(house)
  await visitor.send(page, `/join/resident/${way}`)
  const again = await visitor.send(page, `/join/resident/${way}`)
  expect(again.status).toBe(429)
  expect(alertsOf(again)).toEqual([
    'You have just asked for this. Please wait a little before you ask again.',
  ])
  expect(headings(again)).toHaveLength(4)
})

test('the ways out are not for the person the invitation was made for', async ({ db }) => {
  const house = aHouse(db)
  const { code, email } = await anInvitation(db)
  const visitor = await aSignedInVisitor(house, await aPerson(db, house.services, { email }))
  await visitor.open(`/join/${code}`)
  for (const way of ['ask-proof', 'ask-leader']) {
    const answer = await visitor.post(`/join/resident/${way}`, {})
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/join/resident'])
  }
})

test.for([
  ['nonsense', async () => '/join/prove/nonsense'],
  [
    'the link of a voided invitation',
    async (house, { communityId, invitationId, email }) => {
      const voided = { voidedAt: new Date(), voidedBecause: 'withdrawn', sealedCode: null }
      const { proofUrl } = await letterTo(house, email, 'mailbox proof')
      await change(house.services.db, 'invitations', { communityId, id: invitationId }, voided)
      return new URL(proofUrl).pathname
    },
  ],
  [
    'a link of three days ago',
    async (house, { communityId, email }) => {
      const { db } = house.services
      const { proofUrl } = await letterTo(house, email, 'mailbox proof')
      const [proof] = await rowsOf(db, communityId, 'mailboxProofs')
      const askedAt = new Date(Date.now() - 3 * 86_400_000)
      await change(db, 'mailboxProofs', { communityId, id: proof!.id }, { askedAt } as object)
      return new URL(proofUrl).pathname
    },
  ],
] as [string, (house: House, holder: Awaited<ReturnType<typeof aHolder>>) => Promise<string>][])(
  '%s proves nothing and says so',
  async ([, linkOf], { db }) => {
    const house = aHouse(db)
    const holder = await aHolder(house)
    await holder.visitor.send(holder.page, '/join/resident/ask-proof')
    const link = await linkOf(house, holder)
    const mailbox = aVisitor(house)
    const answer = await mailbox.post(link, {})
    expect(answer.status).toBe(410)
    expect(await answer.text()).toContain('This link does not work any more')
    expect(await holder.joined()).toBeNull()
  },
)
