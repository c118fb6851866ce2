import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { answerKnocks } from '#domain/join-requests/answer-knocks.ts'
import { declineRequest } from '#domain/join-requests/decline-request.ts'
import { test } from '#test/database.ts'
import { anEmail, anInvitation } from '#test/factories.ts'
import { aHomeAt, aKnock, type Knock } from '#test/knocks.ts'
import { alertsOf } from '#test/page.ts'
import { change, rowsOf } from '#test/rows.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse, letterTo, mailTo } from '#test/visitor.ts'

const elm = aHomeAt('7 ELM ST')

const sendThere = 'Send it there'

/** A leader, Mia Ortiz who is expected at 7 Elm St, and Sam Ito who asks to be let in there. */
async function aBusyTown(db: Db, given: Partial<Knock> = {}) {
  const house = aHouse(db)
  const work = await aLeaderAtWork(house)
  const place = { home: elm, householdName: null }
  const newcomer = { firstName: 'Mia', lastName: 'Ortiz', place, sendNow: false }
  const mia = await anInvitation(db, { by: work.leader, newcomer })
  const person = { firstName: 'Sam', lastName: 'Ito', home: elm }
  const sam = await aKnock(db, { community: work.slug, ...person, ...given })
  await answerKnocks(db)
  const page = `${work.home}/invitations/requests`
  return { house, ...work, page, mia, sam, own: `${page}/${sam.id}` }
}

test('the notice and the page of invitations lead to who asks, with all a leader needs', async ({
  db,
}) => {
  const { visitor, home, page, sam } = await aBusyTown(db)
  const start = await visitor.open(home)
  expect(start.words).toContain('Sam Ito has no access code and asks to be let in.')
  const list = await visitor.click(start, 'Look at it')
  expect([list.path, list.title]).toEqual([page, 'Join requests · Communitrak'])
  expect(list.words).toContain(`Sam Ito Email ${sam.email} Home they told 7 ELM ST, AUSTIN TX`)
  expect(list.words).toContain('Mia Ortiz, expected same home')
  await visitor.post('/account/language', { language: 'es' })
  expect((await visitor.open(page)).words).toContain('Hogar Ortiz')
  await visitor.post('/account/language', { language: 'en' })
  const cards = await visitor.open(`${home}/invitations`)
  expect(cards.words).toContain('Somebody asks to be let in without a code')
  expect((await visitor.click(cards, 'See who asks')).path).toBe(page)
})

test('the leaders hear of it by e-mail', async ({ db }) => {
  const { house, leader } = await aBusyTown(db)
  const { email } = await db
    .selectFrom('accounts')
    .select('email')
    .where('id', '=', leader.accountId)
    .executeTakeFirstOrThrow()
  const { notice } = await letterTo(house, email, 'notice')
  expect(notice).toMatchObject({ kind: 'asked to join', askedBy: 'Sam Ito' })
})

test('nobody waits: the page says what would appear here', async ({ db }) => {
  const { visitor, home } = await aLeaderAtWork(aHouse(db))
  const page = await visitor.open(`${home}/invitations/requests`)
  expect(page.words).toContain('Nobody is waiting.')
})

test('approving asks for the household, and writes to the address that was typed', async ({
  db,
}) => {
  const { house, visitor, page, own, sam, mia, communityId } = await aBusyTown(db)
  const refused = await visitor.send(await visitor.open(page), `${own}/approve`)
  expect(refused.status).toBe(400)
  expect(alertsOf(refused)).toEqual(['Please choose how they join.'])
  const done = await visitor.send(refused, `${own}/approve`, { joins: mia.householdId })
  expect(done.words).toContain('Sam Ito is invited. The message is on its way.')
  expect(done.words).toContain('Nobody is waiting.')
  expect(await letterTo(house, sam.email, 'invitation')).toMatchObject({ firstName: 'Sam' })
  const again = await visitor.send(refused, `${own}/approve`, { joins: mia.householdId })
  expect(again.status).toBe(409)
  expect(again.words).toContain('Another leader has settled this already.')
  expect(await rowsOf(db, communityId, 'invitations')).toHaveLength(2)
})

test('who shares an address is asked about, with the choice kept', async ({ db }) => {
  const email = anEmail('both')
  const { visitor, page, own, mia, communityId } = await aBusyTown(db, { email })
  await change(db, 'members', { communityId, id: mia.memberId }, { email })
  const list = await visitor.open(page)
  const asked = await visitor.send(list, `${own}/approve`, { joins: 'new' })
  expect(asked.status).toBe(409)
  expect(alertsOf(asked)[0]).toContain('Mia waits at the same address.')
  const done = await visitor.send(asked, `${own}/approve`, { sharesAddress: true })
  expect(done.words).toContain('Sam Ito is invited.')
})

test('linking asks before an invitation goes to another address', async ({ db }) => {
  const { house, visitor, page, own, sam, mia } = await aBusyTown(db)
  const question = await visitor.click(await visitor.open(page), 'It is Mia Ortiz')
  expect(question.words).toContain(`Send the invitation of Mia Ortiz to ${sam.email}?`)
  expect(question.words).toContain('Whoever reads it can join as Mia Ortiz')
  expect(question.words).toContain(`On file so far ${mia.email}`)
  expect(await mailTo(house, sam.email)).toEqual([])
  const done = await visitor.send(question, `${own}/link`, {}, sendThere)
  expect(done.words).toContain('Sam Ito is linked. The invitation is on its way.')
  expect(await letterTo(house, sam.email, 'invitation')).toMatchObject({ firstName: 'Mia' })
  expect(await mailTo(house, mia.email)).toEqual([])
})

test('somebody expected elsewhere is found by search', async ({ db }) => {
  const { visitor, own } = await aBusyTown(db, { home: aHomeAt('9 OAK LN') })
  const choose = await visitor.open(`${own}/link`)
  expect(choose.words).toContain('Nobody of the roster lives there, or has this name or contact.')
  const none = await visitor.send(choose, `${own}/link`, { search: 'nobody' })
  expect(none.words).toContain('Nobody who is expected fits.')
  const found = await visitor.send(none, `${own}/link`, { search: 'órtiz' })
  const chosen = await visitor.click(found, 'Choose')
  const done = await visitor.send(chosen, `${own}/link`, {}, sendThere)
  expect(done.words).toContain('Sam Ito is linked.')
})

test('an address of somebody else is not given away, and the page says whose it is', async ({
  db,
}) => {
  const { visitor, own, mia, leader, sam } = await aBusyTown(db)
  const newcomer = { firstName: 'Cy', lastName: 'Diaz', email: sam.email }
  await anInvitation(db, { by: leader, newcomer })
  const question = await visitor.open(`${own}/link?member=${mia.memberId}`)
  const refused = await visitor.send(question, `${own}/link`, {}, sendThere)
  expect(refused.status).toBe(409)
  expect(refused.words).toContain('Cy waits at the same address.')
  const done = await visitor.send(refused, `${own}/link`, { sharesAddress: true }, sendThere)
  expect(done.words).toContain('Sam Ito is linked.')
})

test.for([
  ['tells them, unless the leader takes the tick away', {}, 'We have written to them.', 1],
  ['tells nobody without the tick', { tell: false }, 'Nobody has been written to.', 0],
] as const)('declining asks first, and %s', async ([, typed, words, letters], { db }) => {
  const { house, visitor, own, sam } = await aBusyTown(db)
  const question = await visitor.open(`${own}/decline`)
  expect(question.words).toContain('Decline Sam Ito?')
  const done = await visitor.send(question, `${own}/decline`, typed)
  expect(done.words).toContain(`Sam Ito was declined. ${words}`)
  const mail = await mailTo(house, sam.email)
  expect(mail).toHaveLength(letters)
  if (letters) expect(mail[0]!.message).toMatchObject({ template: 'join request declined' })
})

test('who comes second is told that another leader was faster', async ({ db }) => {
  const { visitor, leader, own, mia, sam } = await aBusyTown(db)
  const link = `${own}/link?member=${mia.memberId}`
  const [declining, linking] = [await visitor.open(`${own}/decline`), await visitor.open(link)]
  await declineRequest(db, leader, { requestId: sam.id, tell: false })
  const late = 'Another leader has settled this already.'
  expect((await visitor.send(declining, `${own}/decline`)).words).toContain(late)
  expect((await visitor.send(linking, `${own}/link`, {}, sendThere)).words).toContain(late)
  expect((await visitor.open(link)).words).toContain(late)
})
