import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { addDays } from '#domain/days.ts'
import { test } from '#test/database.ts'
import { anAccount, anEmail, anInvitation } from '#test/factories.ts'
import { filledIn } from '#test/fill-in.ts'
import { aPerson } from '#test/identity.ts'
import { alertsOf, describedBy, type Page } from '#test/page.ts'
import { signInAs } from '#test/steps.ts'
import {
  aHouse,
  aSignedInVisitor,
  aVisitor,
  letterTo,
  mailTo,
  publicUrl,
  type TestVisitor,
} from '#test/visitor.ts'

const form = '/account/email'
const codeForm = '/account/email/code'

/** Somebody at the page of their address. */
async function aMover(db: Db) {
  const house = aHouse(db)
  const person = await aPerson(db, house.services)
  const visitor = await aSignedInVisitor(house, person)
  const newEmail = anEmail('new')
  const ask = async (typed: { email?: string; currentPassword?: string } = {}) =>
    visitor.send(await visitor.open(form), form, {
      ...{ email: newEmail, currentPassword: person.password },
      ...typed,
    })
  return { house, ...person, visitor, newEmail, ask }
}

const pathOf = (link: string) => link.slice(publicUrl.length)

/** A page without what is new in every answer, or was typed. */
function withoutNonce({ html }: Page, ...typed: string[]): string {
  const nonce = /nonce="([^"]*)"/.exec(html)?.[1] ?? ''
  return [nonce, ...typed].reduce((rest, one) => rest.replaceAll(one, ''), html)
}

/** Presses the button of a page that a link leads to. */
async function press(visitor: TestVisitor, link: string): Promise<Page> {
  const page = await visitor.open(pathOf(link))
  return visitor.send(page, page.path)
}

test('My Account says which address waits to be confirmed, until it is', async ({ db }) => {
  const { visitor, ask, newEmail } = await aMover(db)
  const waits = `You asked to change it to ${newEmail}.`
  expect((await visitor.open('/account')).words).not.toContain(waits)
  await ask()
  const account = await visitor.open('/account')
  expect(account.words).toContain(waits)
  const code = await visitor.click(account, 'Confirm, send again or cancel')
  await visitor.send(code, '/account/email/stop')
  expect((await visitor.open('/account')).words).not.toContain(waits)
})

test('the code of the new mailbox changes the address one signs in with', async ({ db }) => {
  const { house, visitor, ask, email, newEmail, password } = await aMover(db)
  const waiting = await ask()
  expect(waiting.path).toBe(codeForm)
  expect(waiting.words).toContain(`Until then you sign in with ${email}.`)
  const { code } = await letterTo(house, newEmail, 'confirm new address')
  const saved = await visitor.send(waiting, codeForm, { code })
  expect(saved.path).toBe('/account?saved')
  expect(saved.words).toContain(`Email ${newEmail}`)
  expect((await signInAs(aVisitor(house), { email, password })).status).toBe(403)
  expect((await signInAs(aVisitor(house), { email: newEmail, password })).path).toBe('/communities')
  await letterTo(house, email, 'address changed')
})

test('the link works on any device, and opening it changes nothing', async ({ db }) => {
  const { house, ask, email, newEmail, visitor } = await aMover(db)
  await ask()
  const { confirmUrl } = await letterTo(house, newEmail, 'confirm new address')
  const elsewhere = aVisitor(house)
  const page = await elsewhere.open(pathOf(confirmUrl))
  await elsewhere.ask(pathOf(confirmUrl), { method: 'HEAD' })
  expect(page.words).not.toContain(email)
  expect((await visitor.open('/account')).words).toContain(email)
  const done = await elsewhere.send(page, page.path)
  expect(done.words).toContain(`From now on you sign in with ${newEmail}.`)
  expect((await elsewhere.open(pathOf(confirmUrl))).words).toContain('is confirmed')
  expect((await visitor.open('/account')).words).toContain(newEmail)
})

test('other devices are signed out', async ({ db }) => {
  const { house, accountId, visitor, ask, newEmail } = await aMover(db)
  const elsewhere = await aSignedInVisitor(house, { accountId })
  const waiting = await ask()
  const { code } = await letterTo(house, newEmail, 'confirm new address')
  await visitor.send(waiting, codeForm, { code })
  expect((await elsewhere.open('/account')).path).toContain('/sign-in')
  expect((await visitor.open('/account')).path).toBe('/account')
})

test('an address that has an account is answered exactly alike; its owner is told', async ({
  db,
}) => {
  const [free, taken] = [await aMover(db), await aMover(db)]
  const { email } = await anAccount(db)
  const [one, two] = [await free.ask(), await taken.ask({ email })]
  expect(two.status).toBe(one.status)
  const plain = (page: Page, mover: typeof free, typed: string) =>
    withoutNonce(page, mover.email, typed)
  expect(plain(two, taken, email)).toBe(plain(one, free, free.newEmail))
  const letters = (await mailTo(taken.house, email)).map(({ message }) => message.template)
  expect(letters).toEqual(['address in use'])
  const [wrongOne, wrongTwo] = [
    await free.visitor.send(one, codeForm, { code: '1' }),
    await taken.visitor.send(two, codeForm, { code: '1' }),
  ]
  expect(plain(wrongTwo, taken, email)).toBe(plain(wrongOne, free, free.newEmail))
})

test.for([
  ['', 'This is not an e-mail address we can write to.'],
  ['nobody', 'This is not an e-mail address we can write to.'],
  ['a@b', 'This is not an e-mail address we can write to.'],
  ['ana@example.com\r\nBcc: all@example.com', 'This is not an e-mail address we can write to.'],
] as const)('“%s” is told beside its field', async ([email, words], { db }) => {
  const { visitor, password } = await aMover(db)
  const answer = await visitor.post(form, { email, currentPassword: password })
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain(words)
})

test('the own address is no new one', async ({ db }) => {
  const { ask, email } = await aMover(db)
  const page = await ask({ email: ` ${email.toUpperCase()} ` })
  expect([page.status, describedBy(page, 'email')]).toEqual([
    400,
    'This is the address you have already.',
  ])
})

test('asking needs the password; what else was typed stays', async ({ db }) => {
  const { house, ask, email, newEmail } = await aMover(db)
  const wrong = await ask({ currentPassword: 'wrong' })
  expect(wrong.status).toBe(400)
  expect(describedBy(wrong, 'currentPassword')).toContain('This is not your password.')
  expect(filledIn(wrong, form)).toEqual({ email: newEmail, currentPassword: '' })
  const missing = await ask({ currentPassword: '' })
  expect(describedBy(missing, 'currentPassword')).toContain('Please type the password')
  expect(await mailTo(house, newEmail)).toEqual([])
  expect(await mailTo(house, email)).toEqual([])
  for (let times = 0; times < 9; times += 1) await ask({ currentPassword: 'wrong' })
  const hurry = await ask()
  expect([hurry.status, hurry.headers.has('retry-after')]).toEqual([429, true])
  expect(alertsOf(hurry)[0]).toContain('There were too many tries.')
})

test('a wrong code is told beside its field; after five only the link helps', async ({ db }) => {
  const { house, visitor, ask, newEmail } = await aMover(db)
  const waiting = await ask()
  const { code, confirmUrl } = await letterTo(house, newEmail, 'confirm new address')
  const wrong = code === '000000' ? '1' : '000000'
  for (let times = 0; times < 5; times += 1) {
    const page = await visitor.send(waiting, codeForm, { code: wrong })
    expect(page.status).toBe(400)
    expect(describedBy(page, 'code')).toContain('This is not the code of the e-mail.')
  }
  const late = await visitor.send(waiting, codeForm, { code })
  expect(describedBy(late, 'code')).toContain('Please open the link in the e-mail instead.')
  expect((await press(visitor, confirmUrl)).words).toContain('is confirmed')
})

test('the person stops the change on the page, and its link says so', async ({ db }) => {
  const { house, visitor, ask, email, newEmail } = await aMover(db)
  const waiting = await ask()
  const { confirmUrl } = await letterTo(house, newEmail, 'confirm new address')
  const stopped = await visitor.send(waiting, '/account/email/stop')
  expect(stopped.words).toContain(`Stopped. You sign in with ${email} as before.`)
  const gone = await visitor.open(pathOf(confirmUrl))
  expect([gone.status, gone.words]).toEqual([
    410,
    expect.stringContaining('does not work any more'),
  ])
  const pressed = await visitor.post(pathOf(confirmUrl), {})
  expect(pressed.status).toBe(410)
  expect((await visitor.open('/account')).words).toContain(email)
})

test('the letter comes once more on demand, three times a minute', async ({ db }) => {
  const { house, visitor, ask, newEmail } = await aMover(db)
  const waiting = await ask()
  const again = () => visitor.send(waiting, '/account/email/resend')
  expect((await again()).words).toContain('We have sent the e-mail again.')
  await again()
  expect(alertsOf(await again())[0]).toContain('Please wait a minute')
  expect(await mailTo(house, newEmail)).toHaveLength(3)
})

test('the old mailbox stops a change it did not ask for', async ({ db }) => {
  const { house, visitor, ask, email, newEmail } = await aMover(db)
  const waiting = await ask()
  const { keepUrl, newEmail: shown } = await letterTo(house, email, 'address change asked')
  expect(shown).not.toBe(newEmail)
  const { code } = await letterTo(house, newEmail, 'confirm new address')
  const owner = aVisitor(house)
  const kept = await press(owner, keepUrl)
  expect(kept.words).toContain(`Your account keeps ${email}.`)
  expect((await owner.open(pathOf(keepUrl))).words).toContain('Stopped: your address stays')
  expect((await visitor.send(waiting, codeForm, { code })).path).toBe(form)
})

test('the old mailbox takes back what was done, and the thief is out', async ({ db }) => {
  const { house, visitor, ask, email, newEmail, password } = await aMover(db)
  const waiting = await ask()
  const { code } = await letterTo(house, newEmail, 'confirm new address')
  await visitor.send(waiting, codeForm, { code })
  const { keepUrl } = await letterTo(house, email, 'address changed')
  const owner = aVisitor(house)
  const page = await owner.open(pathOf(keepUrl))
  expect((await visitor.open('/account')).words).toContain(newEmail)
  const back = await owner.send(page, page.path)
  expect(back.words).toContain(`Your address is ${email} again`)
  expect((await visitor.open('/account')).path).toContain('/sign-in')
  for (const one of [email, newEmail])
    expect((await signInAs(aVisitor(house), { email: one, password })).status).toBe(403)
  const reset = await owner.send(
    await owner.click(back, 'Choose a new password'),
    '/forgot-password',
    {
      email,
    },
  )
  const letter = await letterTo(house, email, 'reset password')
  const typed = { code: letter.code, password: 'another quiet lake' }
  expect((await owner.send(reset, '/reset-password', typed)).path).toBe('/communities')
})

test('a link to take back runs out after a week', async ({ db }) => {
  const { house, visitor, ask, email, newEmail } = await aMover(db)
  const waiting = await ask()
  const { code } = await letterTo(house, newEmail, 'confirm new address')
  await visitor.send(waiting, codeForm, { code })
  const { keepUrl } = await letterTo(house, email, 'address changed')
  await db
    .updateTable('emailChanges')
    .set({ doneAt: addDays(new Date(), -8) })
    .where('newEmail', '=', newEmail)
    .execute()
  expect((await visitor.open(pathOf(keepUrl))).status).toBe(410)
  expect((await visitor.post(pathOf(keepUrl), {})).status).toBe(410)
  expect((await visitor.open('/account')).words).toContain(newEmail)
})

test('the token of one mailbox is none of the other', async ({ db }) => {
  const { house, visitor, ask, email, newEmail } = await aMover(db)
  await ask()
  const { confirmUrl } = await letterTo(house, newEmail, 'confirm new address')
  const { keepUrl } = await letterTo(house, email, 'address change asked')
  const confirmToken = confirmUrl.split('/').at(-1)
  const keepToken = keepUrl.split('/').at(-1)
  expect((await visitor.post(`/change-email/${keepToken}`, {})).status).toBe(410)
  expect((await visitor.post(`/keep-email/${confirmToken}`, {})).status).toBe(410)
  expect((await visitor.open('/account')).words).toContain(email)
})

test('an invitation that waits for the old address is told before it is changed', async ({
  db,
}) => {
  const { visitor, email } = await aMover(db)
  expect((await visitor.open(form)).words).not.toContain('An invitation is waiting')
  await anInvitation(db, { newcomer: { email } })
  expect((await visitor.open(form)).words).toContain(`An invitation is waiting for ${email}.`)
})
