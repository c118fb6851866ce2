import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { filledIn } from '#test/fill-in.ts'
import { elements, wordsOf } from '#test/html.ts'
import { aPerson } from '#test/identity.ts'
import { signInAs } from '#test/steps.ts'
import { aHouse, aSignedInVisitor, aVisitor, mailTo } from '#test/visitor.ts'

const form = '/account/language'

test('everybody reads who they are here', async ({ db }) => {
  const house = aHouse(db)
  const person = await aPerson(db, house.services)
  await db
    .updateTable('accounts')
    .set({ phone: '+15125550123' })
    .where('id', '=', person.accountId)
    .execute()
  const page = await (await aSignedInVisitor(house, person)).open('/account')
  expect(page.title).toBe('My Account · Communitrak')
  const [about, signingIn] = elements(page.root, 'ul').map(wordsOf)
  expect(about).toBe('Name Ana Reyes Change Photo None Change Phone (512) 555-0123 Change')
  expect(signingIn).toBe(
    `Email ${person.email} Change Password •••••••• Change Two-factor Off Set up Passkeys None Change Where you are signed in Only here Look`,
  )
})

test('the language is that of the pages and of the messages', async ({ db }) => {
  const house = aHouse(db)
  const person = await aPerson(db, house.services)
  const visitor = await aSignedInVisitor(house, person)
  const page = await visitor.open('/account')
  expect(filledIn(page, form)).toEqual({ language: 'en' })
  const spanish = await visitor.send(page, form, { language: 'es' })
  expect([spanish.path, spanish.title]).toEqual(['/account', 'Mi cuenta · Communitrak'])
  expect(elements(spanish.root, 'html')[0]!.attributes.lang).toBe('es')
  const forgot = await visitor.open('/forgot-password')
  await visitor.send(forgot, '/forgot-password', { email: person.email })
  const [letter] = await mailTo(house, person.email)
  expect(letter!.envelope.locale).toBe('es')
})

test('the language goes with its person: the first page after signing in speaks it, whatever that browser kept', async ({
  db,
}) => {
  const house = aHouse(db)
  const person = await aPerson(db, house.services)
  await (await aSignedInVisitor(house, person)).post(form, { language: 'es' })

  const elsewhere = aVisitor(house)
  await elsewhere.open('/language?to=en&back=/')
  const arrived = await signInAs(elsewhere, person, '/sign-in?next=/account')
  expect([arrived.path, arrived.title]).toEqual(['/account', 'Mi cuenta · Communitrak'])
  expect(filledIn(arrived, form)).toEqual({ language: 'es' })
  expect((await elsewhere.open('/help')).title).toBe('Ayuda · Communitrak')
})

test('a browser that is signed in already follows what is chosen in another, and by the switch', async ({
  db,
}) => {
  const house = aHouse(db)
  const person = await aPerson(db, house.services)
  const [one, other] = [
    await aSignedInVisitor(house, person),
    await aSignedInVisitor(house, person),
  ]
  await one.post(form, { language: 'es' })
  expect((await other.open('/account')).title).toBe('Mi cuenta · Communitrak')
  const press = (site: string) =>
    other.ask('/language?to=en&back=/communities', { headers: { 'sec-fetch-site': site } })
  await press('cross-site')
  expect((await one.open('/account')).title).toBe('Mi cuenta · Communitrak')
  await press('same-origin')
  expect((await one.open('/account')).title).toBe('My Account · Communitrak')
})

test.for(['', 'fr', 'EN', 'es\u0000', '../es'])(
  '%j is no language of ours',
  async (language, { db }) => {
    const house = aHouse(db)
    const person = await aPerson(db, house.services)
    const visitor = await aSignedInVisitor(house, person)
    const answer = await visitor.post(form, { language })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/account'])
    expect((await visitor.open('/account')).title).toBe('My Account · Communitrak')
    const account = db.selectFrom('accounts').select('locale').where('id', '=', person.accountId)
    expect(await account.execute()).toEqual([{ locale: 'en' }])
  },
)

test('the account of one is not the account of the next at the same browser', async ({ db }) => {
  const house = aHouse(db)
  const [ana, bo] = [await aPerson(db, house.services), await aPerson(db, house.services)]
  const visitor = aVisitor(house)
  const first = await signInAs(visitor, ana)
  await visitor.send(first, '/sign-out')
  await signInAs(visitor, bo)
  const page = await visitor.open('/account')
  expect(page.words).toContain(bo.email)
  expect(page.html).not.toContain(ana.email)
  expect(page.headers.get('cache-control')).toBe('no-store')
})
