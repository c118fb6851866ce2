import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { anEmail, anInvitation } from '#test/factories.ts'
import { filledIn } from '#test/fill-in.ts'
import { elements, wordsOf } from '#test/html.ts'
import { alertsOf, byId, describedBy } from '#test/page.ts'
import { rowsOf } from '#test/rows.ts'
import { password, signUpWith } from '#test/steps.ts'
import { aHouse, aVisitor, letterTo } from '#test/visitor.ts'

test('a code offers community, home, household and role, and two ways in', async ({ db }) => {
  const { code } = await anInvitation(db, { newcomer: { email: 'bo@harbour.example' } })
  const page = await aVisitor(aHouse(db)).open(`/join/${code}`)
  expect(page.title).toBe('Join Maple Court · Communitrak')
  const [facts] = elements(page.root, 'dl')
  expect(wordsOf(facts!)).toMatch(
    /^For Bo Chen Home \d+ MAIN ST, AUSTIN,? TX 78701 Household Chen Household \(Head of Household\) Role Resident$/,
  )
  expect(page.words).toContain('I have an account: sign in')
  expect(describedBy(page, 'email')).toContain('b•••@harbour.example')
  expect(page.html).not.toContain('bo@harbour.example')
  expect(filledIn(page, '/join/resident/sign-up')).toMatchObject({
    firstName: 'Bo',
    lastName: 'Chen',
    email: '',
  })
})

test('everything wrong is said beside its field and in a summary, and what was typed is kept', async ({
  db,
}) => {
  const { code } = await anInvitation(db)
  const page = await signUpWith(
    aVisitor(aHouse(db)),
    { code, email: 'ana@nowhere' },
    {
      firstName: ' ',
      lastName: 'www.evil.example',
      phone: '12',
      password: 'short',
      showPhone: true,
    },
  )
  expect(page.status).toBe(400)
  const [summary = ''] = alertsOf(page)
  expect(summary).toMatch(/^Please check this/)
  expect(page.html.indexOf('role="alert"')).toBeLessThan(page.html.indexOf('/sign-in?next='))
  for (const [field, words] of Object.entries({
    firstName: 'Please type your first name, in letters, up to 60.',
    lastName: 'Please type your last name, in letters, up to 60.',
    email: 'This is not an e-mail address we can write to. It looks like ana@example.com.',
    phone: 'This is not a telephone number that we can use.',
    password: 'The password needs at least 8 characters.',
  })) {
    expect(describedBy(page, field)).toContain(words)
    expect(byId(page, field).attributes['aria-invalid']).toBe('true')
    expect(summary).toContain(words)
    const leading = elements(page.root, 'a').filter(
      ({ attributes }) => attributes.href === `#${field}`,
    )
    expect(leading).toHaveLength(1)
  }
  expect(filledIn(page, '/join/resident/sign-up')).toEqual({
    firstName: ' ',
    lastName: 'www.evil.example',
    email: 'ana@nowhere',
    phone: '12',
    password: '',
    showPhone: 'on',
  })
  expect(page.html).not.toContain('short"')
})

const firstName = 'Please type your first name, in letters, up to 60.'
const lastName = 'Please type your last name, in letters, up to 60.'
const noAddress = 'This is not an e-mail address we can write to.'
const own = 'Please do not use your name or e-mail address as the password.'

test.for([
  ['a first name of 61 letters', { firstName: 'x'.repeat(61) }, firstName],
  ['a first name with a NUL', { firstName: 'A\u0000na' }, firstName],
  ['a last name with markup', { lastName: '<b>Reyes</b>' }, lastName],
  ['a last name with a header behind it', { lastName: 'Reyes\r\nBcc: x' }, lastName],
  ['an address with a NUL', { email: 'ana@example.com\u0000' }, noAddress],
  ['two addresses', { email: 'ana@example.com, bo@example.com' }, noAddress],
  ['an extension', { phone: '512-555-0100 x4' }, '(512) 555-0123, without an extension.'],
  [
    'a number in letters',
    { phone: '555-CALL-ME-MAYBE' },
    'This is not a telephone number that we can use.',
  ],
  ['seven letters', { password: 'seven77' }, 'The password needs at least 8 characters.'],
  ['201 letters', { password: 'x'.repeat(201) }, 'The password can have at most 200 characters.'],
  ['a password of everybody', { password: 'password123' }, 'one of those that others try first'],
  ['the own name', { password: 'Ana-Reyes' }, own],
  ['the own address', { email: 'anareyes1947@example.com', password: 'anareyes1947' }, own],
] as const)('%s is refused beside its field', async ([, typed, words], { db }) => {
  const { code } = await anInvitation(db)
  const visitor = aVisitor(aHouse(db))
  await visitor.open(`/join/${code}`)
  const right = { firstName: 'Ana', lastName: 'Reyes', email: anEmail(), phone: '', password }
  const answer = await visitor.post('/join/resident/sign-up', { ...right, ...typed })
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain(words)
})

test('a sign-up sends one e-mail, and nobody has joined before it is confirmed', async ({ db }) => {
  const { code, email, by } = await anInvitation(db)
  const house = aHouse(db)
  const visitor = aVisitor(house)
  const page = await signUpWith(visitor, { code, email }, { showEmail: true })
  expect([page.status, page.path]).toEqual([200, '/verify-email'])
  expect(page.words).toContain(`We have written to ${email}.`)
  expect(visitor.cookies.has('session')).toBe(false)
  const [member, invited] = await rowsOf(db, by.communityId, 'members')
  expect([member!.joinedAt, invited!.joinedAt]).toEqual([member!.createdAt, null])
  const [invitation] = await rowsOf(db, by.communityId, 'invitations')
  expect(invitation).toMatchObject({ redeemedAt: null, voidedAt: null })
  const accounts = db.selectFrom('accounts').select('id').where('email', '=', email)
  expect(await accounts.execute()).toEqual([])
  expect(await letterTo(house, email, 'confirm address')).toMatchObject({
    firstName: 'Bo',
    communityName: 'Maple Court',
    verifyUrl: expect.stringMatching(/^http:\/\/communitrak\.test\/verify-email\/[\w-]{43}$/),
  })
})

test('the answers about neighbours and messages are those that were ticked', async ({ db }) => {
  const { code, email, by } = await anInvitation(db)
  const house = aHouse(db)
  const visitor = aVisitor(house)
  const asked = await signUpWith(visitor, { code, email }, { showEmail: true, toldByText: true })
  const letter = await letterTo(house, email, 'confirm address')
  await visitor.send(asked, '/verify-email', { code: letter.code })
  const members = await rowsOf(db, by.communityId, 'members')
  expect(members.find((one) => one.email === email)!.answers).toEqual({
    showEmail: true,
    showPhone: false,
    showPhoto: false,
    toldByText: true,
  })
})

test.for(['GET', 'HEAD'])(
  '%s of an address that only takes forms leads to the page',
  async (method, { db }) => {
    for (const path of ['sign-up', 'join', 'ask-proof', 'ask-leader']) {
      const answer = await aVisitor(aHouse(db)).ask(`/join/resident/${path}`, { method })
      expect([answer.status, answer.headers.get('location')]).toEqual([302, '/join/resident'])
    }
  },
)

test('somebody without a code cannot sign up, join or ask for a way out', async ({ db }) => {
  const visitor = aVisitor(aHouse(db))
  const person = { firstName: 'Ana', lastName: 'Reyes', email: anEmail(), phone: '', password }
  for (const path of ['sign-up', 'join', 'ask-proof', 'ask-leader']) {
    const answer = await visitor.post(`/join/resident/${path}`, person)
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/join/resident'])
  }
  const signUps = db.selectFrom('signUps').select('id').where('email', '=', person.email)
  expect(await signUps.execute()).toEqual([])
})

test('one address is not written to again and again', async ({ db }) => {
  const { code, email } = await anInvitation(db)
  const house = aHouse(db)
  for (let time = 0; time < 3; time += 1)
    expect((await signUpWith(aVisitor(house), { code, email })).status).toBe(200)
  const page = await signUpWith(aVisitor(house), { code, email }, { firstName: 'Beatriz' })
  expect(page.status).toBe(429)
  expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(alertsOf(page)).toEqual([
    expect.stringMatching(/^We have just written to this address several times\./),
  ])
  expect(filledIn(page, '/join/resident/sign-up')).toMatchObject({ firstName: 'Beatriz', email })
})
