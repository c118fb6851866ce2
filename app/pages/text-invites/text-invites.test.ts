import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { printPhone } from '#domain/contacts/phone-number.ts'
import { test } from '#test/database.ts'
import { aMember, aNumber } from '#test/factories.ts'
import { wordsOf } from '#test/html.ts'
import { alertsOf, byId, describedBy, linkOf, type Page } from '#test/page.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { twilioAccount } from '#test/twilio-server.ts'
import { aHouse, aSignedInVisitor, type House, publicUrl } from '#test/visitor.ts'

const twilio = {
  TWILIO_ACCOUNT_SID: twilioAccount.accountSid,
  TWILIO_AUTH_TOKEN: twilioAccount.authToken,
  TWILIO_FROM: twilioAccount.from,
}

const send = 'Send Text Invitations'

/** A leader on the page for texts. */
async function aLeaderWhoTexts(house: House) {
  const leader = await aLeaderAtWork(house)
  const form = `${leader.home}/invitations/text`
  return { ...leader, form, page: await leader.visitor.open(form) }
}

const typedIn = (page: Page, id: string) => byId(page, id).attributes.value

test('numbers are texted once the leader says that people agreed', async ({ db }) => {
  const { visitor, form, page, home } = await aLeaderWhoTexts(aHouse(db, twilio))
  const [bo, ana] = [aNumber(), aNumber()]
  expect(page.title).toBe('Invite by text message · Communitrak')
  const typed = { number0: printPhone(bo), name0: 'Bo Chen', pasted: `${ana} Ana Reyes` }

  const asked = await visitor.send(page, form, typed, send)
  expect(asked.status).toBe(400)
  expect(describedBy(asked, 'consent')).toContain('The law asks for it')
  expect(asked.words).toContain('Tick this once everyone on the list has agreed.')
  expect([typedIn(asked, 'number0'), typedIn(asked, 'name0')]).toEqual([printPhone(bo), 'Bo Chen'])
  expect(wordsOf(byId(asked, 'pasted'))).toBe(`${ana} Ana Reyes`)

  const report = await visitor.send(asked, form, { ...typed, consent: true }, send)
  expect(report.path).toMatch(new RegExp(`^${form}/[0-9a-f-]{36}$`))
  expect(report.words).toContain('2 invitations by text')
  expect(report.words).toContain(`Bo Chen, ${printPhone(bo)}`)
  expect(report.words).toContain(`Ana Reyes, ${printPhone(ana)}`)
  const batchId = report.path.split('/').at(-1)
  expect(linkOf(report, 'Ok')).toBe(`${home}/invitations/status?batch=${batchId}`)
  expect((await visitor.open(report.path)).words).toBe(report.words)
  const log = await visitor.open(`${home}/audit`)
  expect(log.words).toContain('invited 2 numbers by text message')
})

test('the page shows the very text that arrives, and in how many parts', async ({ db }) => {
  const { visitor, form, page, communityId } = await aLeaderWhoTexts(aHouse(db, twilio))
  const text = (name: string) =>
    `${name}our neighbours of Maple Court are online. Join with your own link: ${publicUrl}/join/XXXXXXXXXXXXXXXX Reply STOP to get no more.`
  expect(page.words).toContain(`${text('Y')} One text of`)
  await inCommunity(db, communityId, (db) =>
    db
      .updateTable('communities')
      .set({ name: 'M'.repeat(120) })
      .where('id', '=', communityId)
      .execute(),
  )
  const typed = { number0: '911', name0: 'Bo' }
  const again = await visitor.send(page, form, { ...typed, consent: true }, send)
  expect(again.words).toContain(text('Bo, y').replace('Maple Court', 'M'.repeat(120)))
  expect(again.words).toMatch(/\d{3} characters, sent in 2 parts\./)
})

test('what cannot be texted is told beside its field, and nothing is sent', async ({ db }) => {
  const { visitor, form, page } = await aLeaderWhoTexts(aHouse(db, twilio))
  const typed = {
    number0: '+44 7911 123456',
    number1: aNumber(),
    name1: 'www.example.com',
    number2: '1-900-555-0123',
    pasted: 'Bo Chen 555-0123\nAna Reyes 800-555-0199',
  }
  const told = await visitor.send(page, form, { ...typed, consent: true }, send)
  expect(told.status).toBe(400)
  expect(describedBy(told, 'number0')).toContain('of another country')
  expect(describedBy(told, 'name1')).toContain('signs we cannot print')
  expect(describedBy(told, 'number2')).toContain('costs whoever is reached')
  expect(describedBy(told, 'pasted')).toContain('Bo Chen 555-0123: this is no phone number')
  expect(describedBy(told, 'pasted')).toContain('Ana Reyes 800-555-0199: this is no mobile number')
  expect(alertsOf(told).join()).toContain('+44 7911 123456: this number is of another country')
  expect(typedIn(told, 'name1')).toBe('www.example.com')
  expect(byId(told, 'consent').attributes).toHaveProperty('checked')
  expect(told.words).not.toContain('Leave these out')
})

test('those that cannot be texted may be left out, and the report says why', async ({ db }) => {
  const { visitor, form, page, communityId } = await aLeaderWhoTexts(aHouse(db, twilio))
  const [bo, member] = [aNumber(), aNumber()]
  await aMember(db, { communityId, phone: member })
  const pasted = `${bo} Bo\n+44 7911 123456 Kim\n${member}\n${bo}`
  const told = await visitor.send(page, form, { pasted, consent: true }, send)
  expect(told.words).toContain('Leave these out, and text the others')
  const more = { pasted, consent: true, leaveOut: true }
  const report = await visitor.send(told, form, more, send)
  expect(report.words).toContain('One invitation by text')
  expect(report.words).toContain('3 were skipped')
  expect(report.words).toContain('Kim +44 7911 123456: this number is of another country')
  expect(report.words).toContain(`${member}: has joined already`)
  expect(report.words).toContain(`${bo}: stands on the list twice`)
})

test('more rows keep what was typed, and send nothing', async ({ db }) => {
  const { visitor, form, page, communityId } = await aLeaderWhoTexts(aHouse(db, twilio))
  const typed = { number4: '512', name4: 'Bo', pasted: 'Ana\nBo', consent: true }
  const more = await visitor.send(page, form, typed, 'More rows')
  expect(more.status).toBe(200)
  expect([typedIn(more, 'number4'), typedIn(more, 'name4')]).toEqual(['512', 'Bo'])
  expect(wordsOf(byId(more, 'pasted'))).toBe('Ana Bo')
  expect(byId(more, 'number9')).toBeTruthy()
  expect(alertsOf(more)).toEqual([])
  let last = more
  for (let turn = 0; turn < 8; turn += 1)
    last = await visitor.send(last, form, { number9: '512' }, 'More rows')
  expect(last.words).not.toContain('More rows')
  expect(byId(last, 'number49')).toBeTruthy()
  const batches = await inCommunity(db, communityId, (db) =>
    db.selectFrom('batches').select('id').where('communityId', '=', communityId).execute(),
  )
  expect(batches).toEqual([])
})

test.for([
  ['nothing', '', 'Type or paste at least one phone number.'],
  ['201 numbers', '512-555-0123\n'.repeat(201), 'These are 201 numbers.'],
  ['half a megabyte', '512-555-0123\n'.repeat(40_000), 'This list is too long to read.'],
] as const)('%s is refused in words, and kept', async ([, pasted, words], { db }) => {
  const { visitor, form, page } = await aLeaderWhoTexts(aHouse(db, twilio))
  const told = await visitor.send(page, form, { pasted, consent: true }, send)
  expect(told.status).toBe(400)
  expect(alertsOf(told).join()).toContain(words)
  expect(wordsOf(byId(told, 'pasted')).length).toBeGreaterThanOrEqual(pasted.trim().length)
})

test('a list of people who are all known already says who', async ({ db }) => {
  const { visitor, form, page } = await aLeaderWhoTexts(aHouse(db, twilio))
  const typed = { number0: aNumber(), consent: true }
  await visitor.send(page, form, typed, send)
  const fresh = await visitor.open(form)
  const told = await visitor.send(fresh, form, typed, send)
  expect(told.status).toBe(409)
  expect(alertsOf(told).join()).toContain(`${typed.number0}: has an invitation already`)
  expect(typedIn(told, 'number0')).toBe(typed.number0)
})

test('the same form sent twice is one batch', async ({ db }) => {
  const { visitor, form, page } = await aLeaderWhoTexts(aHouse(db, twilio))
  const typed = { number0: aNumber(), consent: true }
  const first = await visitor.send(page, form, typed, send)
  const second = await visitor.send(page, form, typed, send)
  expect(second.path).toBe(first.path)
})

test('where no texts can leave, the page says so instead of pretending', async ({ db }) => {
  const { visitor, form, page } = await aLeaderWhoTexts(aHouse(db))
  expect(page.words).toContain('Text messages are not set up here yet')
  const told = await visitor.send(page, form, { number0: aNumber(), consent: true }, send)
  expect(told.status).toBe(409)
  expect(told.words).toContain('Text messages are not set up here yet')
})

test('in Spanish too', async ({ db }) => {
  const house = aHouse(db, twilio)
  const { leader, form } = await aLeaderWhoTexts(house)
  const visitor = await aSignedInVisitor(house, leader)
  await visitor.post('/account/language', { language: 'es' })
  const answer = await visitor.get(form)
  const html = await answer.text()
  for (const words of ['Invitar por mensaje de texto', 'Más filas', 'Teléfono 1'])
    expect(html).toContain(words)
})
