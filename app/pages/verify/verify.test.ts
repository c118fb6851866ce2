import { expect } from 'vitest'
import { proofOf } from '#domain/accounts/proof.ts'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import { anEmail, anInvitation, key } from '#test/factories.ts'
import { filledIn } from '#test/fill-in.ts'
import { elements, wordsOf } from '#test/html.ts'
import { alertsOf, describedBy, linkOf, type Page } from '#test/page.ts'
import { rowsOf } from '#test/rows.ts'
import { password, signInAs, signUpWith } from '#test/steps.ts'
import { aHouse, aVisitor, type House, letterTo, mailTo } from '#test/visitor.ts'

/** The scripts of a page but that of the bubble, which every page has. */
const scriptsOn = (page: Page) =>
  elements(page.root, 'script').filter(({ attributes }) => !attributes.src?.includes('bubble'))

/** Somebody who has signed up with an invitation, and the e-mail they got. */
async function aSignedUp(house: House) {
  const invitation = await anInvitation(house.services.db)
  const visitor = aVisitor(house)
  const page = await signUpWith(visitor, invitation)
  const letter = await letterTo(house, invitation.email, 'confirm address')
  return { ...invitation, visitor, page, letter, link: new URL(letter.verifyUrl).pathname }
}

test('the six digits let somebody in at once, in the browser that signed up', async ({ db }) => {
  const house = aHouse(db)
  const { visitor, page, letter, by, memberId } = await aSignedUp(house)
  const digits = `${letter.code.slice(0, 3)} ${letter.code.slice(3)}`
  const home = await visitor.send(page, '/verify-email', { code: digits })
  expect(home.status).toBe(200)
  expect(home.path).toMatch(/^\/c\/maple-court(-\d+)?\?joined$/)
  expect(home.words).toContain('Welcome to Maple Court')
  expect([...visitor.cookies.keys()].sort()).toEqual(['community', 'device', 'language', 'session'])
  const members = await rowsOf(db, by.communityId, 'members')
  expect(members.find(({ id }) => id === memberId)).toMatchObject({
    joinedAt: expect.any(Date),
    accountId: expect.any(String),
  })
})

test('a wrong code is told; after five only the link helps, and it does', async ({ db }) => {
  const house = aHouse(db)
  const { visitor, page, letter, link } = await aSignedUp(house)
  const wrong = letter.code === '000000' ? '000001' : '000000'
  for (let time = 0; time < 5; time += 1) {
    const again = await visitor.send(page, '/verify-email', { code: wrong })
    expect(again.status).toBe(400)
    expect(describedBy(again, 'code')).toBe(
      'This is not the code of the e-mail. Please compare the six digits.',
    )
  }
  const late = await visitor.send(page, '/verify-email', { code: letter.code })
  expect(late.status).toBe(400)
  expect(describedBy(late, 'code')).toContain(
    'Please open the link in the e-mail, or let us send it again.',
  )
  const home = await visitor.send(await visitor.open(link), link)
  expect(home.words).toContain('Welcome to Maple Court')
})

test.for(['GET', 'HEAD'])(
  '%s of the link confirms nothing: mail scanners open it too',
  async (method, { db }) => {
    const { link, by, email } = await aSignedUp(aHouse(db))
    const answer = await aVisitor(aHouse(db)).ask(link, { method })
    expect(answer.status).toBe(200)
    const [invitation] = await rowsOf(db, by.communityId, 'invitations')
    expect(invitation!.redeemedAt).toBeNull()
    const accounts = db.selectFrom('accounts').select('id').where('email', '=', email)
    expect(await accounts.execute()).toEqual([])
  },
)

test('in the browser that signed up the link presses its own button', async ({ db }) => {
  const { visitor, link, email } = await aSignedUp(aHouse(db))
  const page = await visitor.open(link)
  expect(page.words).toContain(`for a Communitrak account for Bo with ${email}.`)
  const [script, ...others] = scriptsOn(page)
  expect(others).toEqual([])
  expect(script!.children).toEqual(['document.getElementById("confirm").requestSubmit()'])
  expect(page.headers.get('content-security-policy')).toContain(
    `script-src 'self' 'nonce-${script!.attributes.nonce}'`,
  )
  const home = await visitor.send(page, link)
  expect(home.words).toContain('Welcome to Maple Court')
})

test('on another device the link confirms with a click, and then one signs in', async ({ db }) => {
  const house = aHouse(db)
  const { visitor, link, email } = await aSignedUp(house)
  const phone = aVisitor(house)
  const page = await phone.open(link)
  expect(scriptsOn(page)).toEqual([])
  const signIn = await phone.send(page, link)
  expect(signIn.path).toBe('/sign-in?confirmed')
  expect(signIn.words).toContain('Thank you, your e-mail address is confirmed.')
  expect(phone.cookies.has('session')).toBe(false)
  const home = await signInAs(phone, { email }, signIn.path)
  expect(home.path).toMatch(/^\/c\/maple-court/)
  expect((await visitor.open('/verify-email')).path).toBe('/sign-in?confirmed')
})

test('a link that is none of ours, too old, or overtaken by another sign-up has gone', async ({
  db,
}) => {
  const house = aHouse(db)
  const first = await aSignedUp(house)
  const second = aVisitor(house)
  await signUpWith(second, first)
  await first.visitor.send(first.page, '/verify-email', { code: first.letter.code })
  const newest = await db
    .selectFrom('signUps')
    .select('id')
    .where('email', '=', first.email)
    .execute()
  expect(newest).toHaveLength(1)
  const old = await aSignedUp(house)
  const longAgo = new Date(Date.now() - 8 * 86_400_000)
  await db.updateTable('signUps').set({ askedAt: longAgo }).where('email', '=', old.email).execute()
  const stranger = proofOf(key, { purpose: 'sign-up', id: newId() })
  for (const link of [old.link, `/verify-email/${stranger.token}`, '/verify-email/nonsense']) {
    const visitor = aVisitor(house)
    for (const answer of [await visitor.get(link), await visitor.post(link, {})]) {
      expect(answer.status).toBe(410)
      expect(await answer.text()).toContain('This link does not work any more')
    }
  }
})

test('the link of one purpose proves nothing of another', async ({ db }) => {
  const { email } = await aSignedUp(aHouse(db))
  const { id } = await db
    .selectFrom('signUps')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  const { token } = proofOf(key, { purpose: 'mailbox', id })
  expect((await aVisitor(aHouse(db)).get(`/verify-email/${token}`)).status).toBe(410)
})

test('the e-mail is sent again with the same code, but not without end', async ({ db }) => {
  const house = aHouse(db)
  const { visitor, page, letter, email } = await aSignedUp(house)
  const again = await visitor.send(page, '/verify-email/resend')
  expect(again.words).toContain('We have sent the e-mail again.')
  const proofs = (await mailTo(house, email)).filter(
    ({ message }) => message.template === 'confirm address',
  )
  expect(proofs.map(({ message }) => message)).toEqual([letter, letter])
  await visitor.send(page, '/verify-email/resend')
  const tooOften = await visitor.send(page, '/verify-email/resend')
  expect(alertsOf(tooOften)).toEqual([
    'We have just written to you several times. Please wait a minute before you ask again.',
  ])
})

/** The address of somebody whose finger slipped, and the one they meant. */
function aSlip() {
  const [name] = anEmail('slip').split('@')
  return { typed: `${name}@gmial.com`, meant: `${name}@gmail.com` }
}

test('who has mistyped the address corrects it, and everything but the password is still there', async ({
  db,
}) => {
  const house = aHouse(db)
  const { typed, meant } = aSlip()
  const invitation = await anInvitation(db, { newcomer: { email: meant } })
  const visitor = aVisitor(house)
  const answers = { firstName: 'Anna', phone: '512 555 0123', showPhone: true, toldByText: true }
  const asked = await signUpWith(visitor, invitation, { email: typed, ...answers })
  expect(asked.words).toContain(`Did you mean ${meant}? Correct it`)
  const { verifyUrl } = await letterTo(house, typed, 'confirm address')
  const form = await visitor.click(asked, 'Correct it')
  expect(form.path).toBe('/join/resident?correct')
  expect(form.words).toContain('type the password once more')
  const signUp = '/join/resident/sign-up'
  expect(filledIn(form, signUp)).toEqual({
    ...{ firstName: 'Anna', lastName: 'Chen', email: typed, phone: '(512) 555-0123', password: '' },
    ...{ corrects: 'yes', showPhone: 'on', toldByText: 'on' },
  })
  const short = await visitor.send(form, signUp, { email: meant, password: 'short' })
  const corrected = await visitor.send(short, signUp, { password })
  expect(corrected.words).not.toContain('Did you mean')
  expect((await aVisitor(house).open(new URL(verifyUrl).pathname)).status).toBe(410)
  const { code } = await letterTo(house, meant, 'confirm address')
  const home = await visitor.send(corrected, '/verify-email', { code })
  expect(home.words).toContain('Anna Chen')
  expect(home.words).toContain('Welcome to Maple Court')
})

test('an address that looks right can be corrected too; a stranger finds nothing to correct', async ({
  db,
}) => {
  const house = aHouse(db)
  const { page, visitor, code } = await aSignedUp(house)
  expect(page.words).not.toContain('Did you mean')
  const form = await visitor.click(page, 'Correct it')
  expect(filledIn(form, '/join/resident/sign-up')).toMatchObject({ corrects: 'yes' })
  const stranger = aVisitor(house)
  await stranger.open(`/join/${code}`)
  const fresh = await stranger.open('/join/resident?correct')
  expect(filledIn(fresh, '/join/resident/sign-up')).not.toHaveProperty('corrects')
})

test('the language chosen while the e-mail is awaited is that of the account, and of the e-mail sent again', async ({
  db,
}) => {
  const house = aHouse(db)
  const { visitor, page, letter, email } = await aSignedUp(house)
  await visitor.ask('/language?to=es', { headers: { 'sec-fetch-site': 'same-origin' } })
  await aVisitor(house).open('/language?to=en&back=/verify-email')
  await visitor.ask('/language?to=en', { headers: { 'sec-fetch-site': 'cross-site' } })
  await visitor.send(page, '/verify-email/resend')
  expect((await mailTo(house, email))[0]!.envelope.locale).toBe('es')
  const home = await visitor.send(page, '/verify-email', { code: letter.code })
  expect(home.words).toContain('Le damos la bienvenida a Maple Court')
  expect((await visitor.open('/account')).title).toBe('Mi cuenta · Communitrak')
})

test('sending again is for forms only, and for the browser that signed up', async ({ db }) => {
  const house = aHouse(db)
  const { visitor, email } = await aSignedUp(house)
  const before = (await mailTo(house, email)).length
  const stranger = aVisitor(house)
  for (const answer of [
    await visitor.get('/verify-email/resend'),
    await stranger.post('/verify-email/resend', {}),
  ])
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/verify-email'])
  expect(await mailTo(house, email)).toHaveLength(before)
})

test.for([
  ['no ticket', () => ''],
  ['the ticket of another browser', (ticket) => `${ticket.slice(0, 37)}${'A'.repeat(32)}`],
  ['a ticket for nobody', () => `${newId()}.secret`],
  ['a ticket that is no id', () => `${'-'.repeat(36)}.secret`],
  ['half a ticket', (ticket) => ticket.slice(0, 36)],
] as [string, (ticket: string) => string][])(
  'a browser with %s is told how to go on, and no address',
  async ([, forge], { db }) => {
    const house = aHouse(db)
    const { visitor, letter, email } = await aSignedUp(house)
    const stranger = aVisitor(house)
    stranger.cookies.set('sign-up', forge(visitor.cookies.get('sign-up')!))
    const page = await stranger.open('/verify-email')
    expect(page.status).toBe(200)
    expect(page.words).toContain('This browser does not remember a sign-up.')
    expect(page.words).toContain('it works in any browser, and finishes what you began')
    expect(linkOf(page, 'Create a community')).toBe('/start')
    expect(page.html).not.toContain(email)
    const tried = await stranger.post('/verify-email', { code: letter.code })
    expect([tried.status, tried.headers.get('location')]).toEqual([302, '/verify-email'])
  },
)

test('signing in before the address is confirmed leads to the e-mail, without a session', async ({
  db,
}) => {
  const house = aHouse(db)
  const { email } = await aSignedUp(house)
  const elsewhere = aVisitor(house)
  const page = await signInAs(elsewhere, { email })
  expect(page.path).toBe('/verify-email?unverified')
  expect(alertsOf(page)).toEqual([
    'Before you can sign in, please confirm your e-mail address. We have sent you the e-mail again.',
  ])
  expect(elsewhere.cookies.has('session')).toBe(false)
  const { code } = await letterTo(house, email, 'confirm address')
  const home = await elsewhere.send(page, '/verify-email', { code })
  expect(home.words).toContain('Welcome to Maple Court')
})

test('who signs up with another address than the invited one gets an account and a choice', async ({
  db,
}) => {
  const house = aHouse(db)
  const { code, by, memberId } = await anInvitation(db)
  const visitor = aVisitor(house)
  const email = anEmail('other')
  const asked = await signUpWith(visitor, { code, email })
  const letter = await letterTo(house, email, 'confirm address')
  const page = await visitor.send(asked, '/verify-email', { code: letter.code })
  expect(page.path).toBe('/join/resident')
  expect(wordsOf(elements(page.root, 'h1')[0]!)).toBe(
    'This invitation was made for b•••@example.com',
  )
  expect(visitor.cookies.has('session')).toBe(true)
  const members = await rowsOf(db, by.communityId, 'members')
  expect(members.find(({ id }) => id === memberId)!.joinedAt).toBeNull()
})
