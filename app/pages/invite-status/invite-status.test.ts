import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import { aJoining, anEmail, anInvitation, anOpenCode } from '#test/factories.ts'
import { elements, wordsOf } from '#test/html.ts'
import { comeTo } from '#test/open-codes.ts'
import { alertsOf, byId, describedBy, linkOf, type Page } from '#test/page.ts'
import { change, rowsOf } from '#test/rows.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse, aVisitor, letterTo, mailTo } from '#test/visitor.ts'

const dialogOf = (page: Page) => wordsOf(elements(page.root, 'dialog')[0]!)
const rowsIn = (page: Page) =>
  elements(page.root, 'tr')
    .slice(1)
    .map((row) => wordsOf(elements(row, 'th')[0]!))

/** A leader with an invitation whose message came back, and one that was never sent. */
async function aTroubledOffice(...given: Parameters<typeof aHouse>) {
  const house = aHouse(...given)
  const { db } = house.services
  const at = await aLeaderAtWork(house)
  const by = at.leader
  const igor = await anInvitation(db, { by, newcomer: { firstName: 'Igor' } })
  const [message] = await rowsOf(db, at.communityId, 'deliveries')
  const problem = '550 5.1.1 <igor>: User unknown'
  const before = new Date(Date.now() - 3_600_000)
  const dates = { queuedAt: before, sentAt: before, bouncedAt: before }
  await change(db, 'deliveries', message!, { ...dates, problem })
  const ida = await anInvitation(db, { by, newcomer: { firstName: 'Ida', sendNow: false } })
  return { house, igor, ida, status: `${at.home}/invitations/status`, ...at }
}

test('the list counts its tabs and shows trouble in plain words, with the next best act', async ({
  db,
}) => {
  const { visitor, status, igor } = await aTroubledOffice(db)
  const page = await visitor.open(status)
  expect(page.title).toContain('Invitation Status')
  const tabs = elements(page.root, 'nav').find(({ attributes }) => attributes.class === 'tabs')!
  expect(elements(tabs, 'a').map(wordsOf)).toEqual(['All 2', 'Trouble 1', 'Made 1'])
  expect(rowsIn(page)).toEqual([expect.stringContaining('Ida'), expect.stringContaining('Igor')])
  const trouble = await visitor.click(page, 'Trouble')
  expect(rowsIn(trouble)).toEqual([`Igor Chen ${igor.email}`])
  expect(trouble.words).toContain('There is no such mailbox. Is the address spelled right?')
  expect(linkOf(trouble, 'Fix Address')).toBe(`${status}/${igor.invitationId}/fix`)
})

test('search, channel and batch narrow the list, and an empty one says so', async ({ db }) => {
  const { visitor, status, leader, communityId } = await aTroubledOffice(db)
  const batchId = newId()
  const batch = { communityId, id: batchId, channel: 'pass', size: 2, madeAt: new Date() }
  await inCommunity(db, communityId, (db) => db.insertInto('batches').values(batch).execute())
  await anOpenCode(db, { by: leader, batchId, serial: 2 })
  const page = await visitor.open(status)
  const find = (typed: Record<string, string>) => visitor.send(page, status, typed, 'Search')
  expect(rowsIn(await find({ search: 'igor' }))).toEqual([expect.stringContaining('Igor')])
  const passes = await find({ channel: 'pass' })
  expect(rowsIn(passes)).toEqual(['Pass 2'])
  expect(passes.words).toContain('On paper')
  expect(linkOf(passes, 'Show all again')).toBe(status)
  expect(rowsIn(await find({ batch: batchId }))).toEqual(['Pass 2'])
  expect((await find({ search: 'zebra' })).words).toContain('No invitation fits')
  expect((await visitor.open(`${status}?show=joined`)).words).toContain('no invitation here')
  expect(rowsIn(await visitor.open(`${status}?show=%00&batch=x&after='`))).toHaveLength(3)
})

test('where nobody was invited, the list leads to the first invitation', async ({ db }) => {
  const { visitor, home, members } = await aLeaderAtWork(aHouse(db))
  const page = await visitor.open(`${home}/invitations/status`)
  expect(page.words).toContain('Nobody has been invited yet.')
  expect(linkOf(page, 'Invite Member')).toBe(`${members}/invite`)
})

test('ticked invitations are asked about, then sent or skipped with the reason', async ({ db }) => {
  const { house, visitor, status, igor, ida } = await aTroubledOffice(db)
  const page = await visitor.open(status)
  const invitation = [igor.invitationId, ida.invitationId]
  const max = await anInvitation(db, { by: igor.by, newcomer: { firstName: 'Max' } })
  const question = await visitor.send(page, `${status}/resend`, { invitation }, 'Resend')
  expect(dialogOf(question)).toContain('Send these invitations again?')
  expect(elements(elements(question.root, 'dialog')[0]!, 'li').map(wordsOf)).toEqual([
    'Ida Chen',
    'Igor Chen',
  ])
  const report = await visitor.send(question, `${status}/resend`, {}, 'Send 2 invitations')
  expect(dialogOf(report)).toContain('2 invitations were sent')
  expect((await letterTo(house, ida.email, 'invitation')).code).toBe(ida.code)
  expect(await mailTo(house, max.email)).toHaveLength(1)
  const again = await visitor.post(`${status}/resend`, { invitation })
  expect(await again.text()).toContain('was sent one less than ten minutes ago')
})

test('a voided and a replaced code open nothing, and say which', async ({ db }) => {
  const { house, visitor, status, igor, ida } = await aTroubledOffice(db)
  const page = await visitor.open(status)
  const asked: string[] = []
  const act = async (name: string, press: string, id: string, answer: string) => {
    const form = `${status}/${name}`
    const question = await visitor.send(page, `${status}/resend`, { invitation: [id] }, press)
    asked.push(dialogOf(question))
    return dialogOf(await visitor.send(question, form, {}, answer))
  }
  expect(await act('void', 'Void', ida.invitationId, 'Void one invitation')).toContain(
    'One invitation was voided',
  )
  expect(await act('replace', 'Replace Code', igor.invitationId, 'Replace one code')).toContain(
    'One code was replaced',
  )
  expect(asked).toEqual([
    expect.stringContaining('Void this invitation?'),
    expect.stringContaining('Give this invitation a new code?'),
  ])
  expect((await aVisitor(house).open(`/join/${ida.code}`)).words).toMatch(
    /This invitation was cancelled/,
  )
  expect((await aVisitor(house).open(`/join/${igor.code}`)).words).toMatch(/replaced|new code/i)
  const anew = await letterTo(house, igor.email, 'invitation')
  expect(anew.code).not.toBe(igor.code)
})

test('the story tells what happened and what to do, and the code only when asked', async ({
  db,
}) => {
  const { visitor, status, igor } = await aTroubledOffice(db)
  const list = await visitor.open(status)
  const story = await visitor.click(list, 'Igor Chen')
  expect(story.path).toBe(`${status}/${igor.invitationId}`)
  const events = elements(story.root, 'ol').flatMap((list) => elements(list, 'li').map(wordsOf))
  expect(events.join(' | ')).toMatch(/Sent to .*Came back to .*User unknown.*Made by Lee Board/)
  expect(story.words).toContain('What to do next')
  const spoken = igor.code.replaceAll('-', '')
  expect([list.html, story.html].join()).not.toContain(spoken)
  expect(story.html).not.toContain(igor.code)
  const code = `${story.path}/code`
  const asked = await visitor.open(code)
  expect(asked.html).not.toContain(igor.code)
  const shown = await visitor.send(story, code, {}, 'Show Code')
  expect(dialogOf(shown)).toContain(igor.code)
  expect(byId(shown, 'link').attributes.value).toMatch(new RegExp(`/join/${spoken}$`))
})

test('what was never sent, or was handed out on paper, is not said to be sent', async ({ db }) => {
  const { house, visitor, leader, status, ida } = await aTroubledOffice(db)
  const { invitationId, joining } = await comeTo(db, leader)
  for (const [id, contact] of [
    [ida.invitationId, ida.email],
    [invitationId, joining.email],
  ]) {
    const { words } = await visitor.open(`${status}/${id}`)
    expect(words).toContain(`Contact ${contact}`)
    expect(words).not.toContain('Sent to')
  }
  expect(await mailTo(house, ida.email)).toEqual([])
})

test('one invitation is sent, replaced or voided from its story', async ({ db }) => {
  const { house, visitor, status, ida } = await aTroubledOffice(db)
  const story = await visitor.open(`${status}/${ida.invitationId}`)
  const question = await visitor.click(story, 'Send')
  const report = await visitor.send(question, `${story.path}/resend`, {}, 'Send one invitation')
  expect(dialogOf(report)).toContain('One invitation was sent')
  expect(await mailTo(house, ida.email)).toHaveLength(1)
  const back = await visitor.click(report, 'Ok')
  expect(back.path).toBe(story.path)
  const last = await visitor.click(back, 'Void')
  await visitor.send(last, `${story.path}/void`, {}, 'Void one invitation')
  const over = await visitor.open(story.path)
  expect(over.words).toContain('Voided by Lee Board')
  expect(elements(over.root, 'form').map(({ attributes }) => attributes.action)).not.toContain(
    `${story.path}/code`,
  )
})

test('a fixed address gets the same code; a wrong one is explained and kept', async ({ db }) => {
  const { house, visitor, status, igor, ida } = await aTroubledOffice(db)
  const form = `${status}/${igor.invitationId}/fix`
  const dialog = await visitor.open(form)
  expect(byId(dialog, 'address').attributes.value).toBe(igor.email)
  const wrong = await visitor.send(dialog, form, { address: 'igor at home' }, 'Change and Send')
  expect([wrong.status, byId(wrong, 'address').attributes.value]).toEqual([400, 'igor at home'])
  expect(describedBy(wrong, 'address')).toContain('It looks like name@example.com.')
  const shares = await visitor.send(wrong, form, { address: ida.email }, 'Change and Send')
  expect([shares.status, describedBy(shares, 'address')]).toEqual([
    409,
    expect.stringContaining('Ida waits at this address too.'),
  ])
  const yes = { shares: 'yes', address: ida.email }
  const shared = await visitor.send(shares, form, yes, 'Change and Send')
  expect(dialogOf(shared)).toContain(`The same code goes to ${ida.email}.`)
  const address = anEmail('igor')
  const done = await visitor.send(await visitor.open(form), form, { address }, 'Change and Send')
  expect(done.status).toBe(200)
  expect((await letterTo(house, address, 'invitation')).code).toBe(igor.code)
})

test('what somebody has used can be looked at, and nothing else', async ({ db }) => {
  const { visitor, status, ida } = await aTroubledOffice(db)
  const { by, email, invitationId } = ida
  await redeemInvitation(db, await aJoining(db, { email }), { ...by, invitationId })
  const story = await visitor.open(`${status}/${invitationId}`)
  expect(elements(story.root, 'h1').map(wordsOf)).toEqual(['Ida Chen'])
  expect(() => linkOf(story, 'Void')).toThrow('No link')
  const code = await visitor.post(`${story.path}/code`, {})
  expect([code.status, await code.text()]).toEqual([409, expect.stringContaining('has been used')])
  const fix = await visitor.post(`${story.path}/fix`, { address: anEmail() })
  expect([fix.status, await fix.text()]).toEqual([409, expect.stringContaining('have joined')])
  for (const act of ['resend', 'void', 'replace']) {
    const answer = await visitor.post(`${story.path}/${act}`, {})
    expect(await answer.text()).toContain('has joined already')
  }
})

test('another community’s invitation looks like none, and nothing happens to it', async ({
  db,
}) => {
  const { visitor, status } = await aTroubledOffice(db)
  const foreign = await anInvitation(db, { newcomer: { lastName: 'Zweig' } })
  const { communityId } = foreign.by
  const everything = async () => [
    await rowsOf(db, communityId, 'invitations'),
    await rowsOf(db, communityId, 'deliveries'),
    await rowsOf(db, communityId, 'auditEvents'),
  ]
  const before = await everything()
  const story = `${status}/${foreign.invitationId}`
  for (const act of ['', '/resend', '/void', '/replace', '/fix', '/code'])
    expect((await visitor.get(story + act)).status).toBe(404)
  for (const act of ['resend', 'void', 'replace', 'fix', 'code'])
    expect((await visitor.post(`${story}/${act}`, { address: anEmail() })).status).toBe(404)
  for (const act of ['resend', 'void', 'replace']) {
    const form = { invitation: [foreign.invitationId, 'nobody', `${newId()}\u0000`] }
    const answer = await visitor.post(`${status}/${act}`, form)
    expect(await answer.text()).toMatch(/No (invitation|code) was/)
    const asked = await visitor.open(`${status}/${act}?invitation=${foreign.invitationId}`)
    expect(alertsOf(asked)).toEqual(['Nobody is selected. Tick the people first.'])
    expect(asked.html).not.toContain('Zweig')
  }
  expect(await everything()).toEqual(before)
})

test('the list and the story are told in Spanish too', async ({ db }) => {
  const { visitor, status, igor } = await aTroubledOffice(db)
  await visitor.post('/account/language', { language: 'es' })
  const list = await visitor.open(`${status}?show=trouble`)
  expect(list.words).toContain('Ese buzón no existe. ¿Está bien escrita la dirección?')
  const story = await visitor.open(`${status}/${igor.invitationId}`)
  expect(story.words).toContain('Creada por Lee Board')
})
