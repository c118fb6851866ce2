import { expect } from 'vitest'
import { addDays } from '#domain/days.ts'
import { test } from '#test/database.ts'
import { aCommunity, aMember, anInvitation } from '#test/factories.ts'
import { aPerson, password } from '#test/identity.ts'
import { alertsOf, describedBy } from '#test/page.ts'
import { signInAs } from '#test/steps.ts'
import { aCautiousPerson, aWrongCode, codeOf } from '#test/two-factor.ts'
import { aHouse, aVisitor, type House, letterTo } from '#test/visitor.ts'

const step = '/sign-in/second-step'

/** Somebody with two-factor who has given the right password. */
async function halfway(house: House, wanted?: string) {
  const person = await aCautiousPerson(house.services.db, house.services)
  const visitor = aVisitor(house)
  const page = await signInAs(visitor, person, wanted)
  return { ...person, visitor, page }
}

test('after the right password there is no session, only the way to the second step', async ({
  db,
}) => {
  const { visitor, page, secret } = await halfway(aHouse(db))
  expect(page.path).toBe(step)
  expect(visitor.cookies.has('session')).toBe(false)
  expect((await visitor.open('/account')).path).toBe('/sign-in?next=%2Faccount')
  const wrong = await visitor.send(page, step, { code: aWrongCode(secret) })
  expect(wrong.status).toBe(403)
  expect(describedBy(wrong, 'code')).toContain('This is not the code of your app now.')
  expect(visitor.cookies.has('session')).toBe(false)
  const inside = await visitor.send(wrong, step, { code: codeOf(secret) })
  expect(inside.path).toBe('/communities')
  expect([...visitor.cookies.keys()].sort()).toEqual(['device', 'language', 'session'])
})

test('the ticket is out of reach of scripts, short-lived, and with HTTPS of this host only', async ({
  db,
}) => {
  const house = aHouse(db, { PUBLIC_URL: 'https://communitrak.test' })
  const { email } = await aCautiousPerson(db, house.services)
  const answer = await aVisitor(house).post('/sign-in', { email, password })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, step])
  const ticket = answer.headers.getSetCookie().find((cookie) => cookie.includes('half='))
  expect(ticket).toMatch(
    /^__Host-half=[\w-]{43}; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/,
  )
  expect(answer.headers.getSetCookie().join()).not.toContain('session=')
})

test('who was going somewhere comes there after the second step', async ({ db }) => {
  const house = aHouse(db)
  const { visitor, page, secret } = await halfway(house, '/sign-in?next=%2Faccount%2Fsessions')
  expect(page.path).toBe(`${step}?next=%2Faccount%2Fsessions`)
  const inside = await visitor.send(page, step, { code: codeOf(secret) })
  expect(inside.path).toBe('/account/sessions')
  expect(inside.words).toContain('with a code of the app')
})

test('who mistypes a code still comes to where they were going', async ({ db }) => {
  const wanted = '/sign-in?next=%2Faccount%2Fsessions'
  const { visitor, page, secret } = await halfway(aHouse(db), wanted)
  const wrong = await visitor.send(page, step, { code: aWrongCode(secret) })
  const inside = await visitor.send(wrong, step, { code: codeOf(secret) })
  expect(inside.path).toBe('/account/sessions')
})

test('nobody is sent on to another site', async ({ db }) => {
  const { visitor, secret } = await halfway(aHouse(db))
  const answer = await visitor.post(step, { code: codeOf(secret), next: '//evil.example' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/communities'])
})

test('a recovery code opens in place of the app, once, and its owner is told', async ({ db }) => {
  const house = aHouse(db)
  const { visitor, page, codes, email } = await halfway(house)
  const other = await visitor.click(page, 'Use a recovery code')
  const code = codes[0]!.toLowerCase()
  const wrong = await visitor.send(other, step, { code: '0000-0000-0000' })
  expect(describedBy(wrong, 'code')).toContain('This is none of your recovery codes.')
  expect((await visitor.send(wrong, step, { code })).path).toBe('/communities')
  const letter = await letterTo(house, email, 'sign-in changed')
  expect(letter).toMatchObject({ kind: 'recovery code used', codesLeft: 9 })

  const again = aVisitor(house)
  const second = await signInAs(again, { email, password })
  const used = await again.send(await again.click(second, 'Use a recovery code'), step, { code })
  expect(describedBy(used, 'code')).toContain('This recovery code has been used already.')
})

test('a ticket of one person takes no code of another', async ({ db }) => {
  const house = aHouse(db)
  const [one, other] = [await halfway(house), await halfway(house)]
  const answer = await one.visitor.post(step, { code: codeOf(other.secret) })
  expect(answer.status).toBe(403)
  expect(one.visitor.cookies.has('session')).toBe(false)
})

test('a used, forged or missing ticket leads back to the password', async ({ db }) => {
  const { visitor, page, secret, codes } = await halfway(aHouse(db), '/sign-in?next=%2Faccount')
  const ticket = visitor.cookies.get('half')!
  await visitor.send(page, step, { code: codeOf(secret) })
  visitor.cookies.delete('session')
  for (const forged of [ticket, 'nonsense', `${ticket.slice(0, -1)}A`, null]) {
    visitor.cookies.delete('half')
    if (forged) visitor.cookies.set('half', forged)
    const asked = await visitor.post(step, { code: codes[0]!, next: '/account' })
    const late = forged ? '/sign-in?late&next=%2Faccount' : '/sign-in?next=%2Faccount'
    expect([asked.status, asked.headers.get('location')]).toEqual([303, late])
    expect((await visitor.open(step)).path).toMatch(/^\/sign-in/)
    expect(visitor.cookies.has('session')).toBe(false)
  }
  expect(alertsOf(await visitor.open('/sign-in?late'))).toEqual([
    'That took too long, or your password has changed since. Please sign in once more.',
  ])
})

test('a session somebody else has put into the browser is not taken over', async ({ db }) => {
  const { visitor, page, secret, accountId } = await halfway(aHouse(db))
  visitor.cookies.set('session', 'planted')
  await visitor.send(page, step, { code: codeOf(secret) })
  expect(visitor.cookies.get('session')).not.toBe('planted')
  const sessions = db.selectFrom('sessions').select('secondStep').where('accountId', '=', accountId)
  expect((await sessions.execute()).map(({ secondStep }) => secondStep)).toEqual(['app', 'app'])
})

test('after ten wrong codes one waits, also with the right one', async ({ db }) => {
  const { visitor, page, secret } = await halfway(aHouse(db))
  const code = aWrongCode(secret)
  const statuses: number[] = []
  for (let time = 0; time < 10; time += 1)
    statuses.push((await visitor.post(step, { code })).status)
  expect(statuses).toEqual(Array(10).fill(403))
  const late = await visitor.send(page, step, { code: codeOf(secret) })
  expect(late.status).toBe(429)
  expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(alertsOf(late)[0]).toMatch(/^There were too many codes\./)
})

test('a new password chosen by e-mail does not go past the second step', async ({ db }) => {
  const house = aHouse(db)
  const { email, secret } = await aCautiousPerson(db, house.services)
  const visitor = aVisitor(house)
  const forgot = await visitor.open('/forgot-password')
  const asked = await visitor.send(forgot, '/forgot-password', { email })
  const { code } = await letterTo(house, email, 'reset password')
  const fresh = 'another quiet lake'
  const page = await visitor.send(asked, '/reset-password', { code, password: fresh })
  expect(page.path).toBe(step)
  expect(visitor.cookies.has('session')).toBe(false)
  expect((await visitor.send(page, step, { code: codeOf(secret) })).path).toBe('/communities')
})

test('an invitation is joined with an existing account that has two-factor, the code kept', async ({
  db,
}) => {
  const house = aHouse(db)
  const person = await aCautiousPerson(db, house.services)
  const { code } = await anInvitation(db, { newcomer: { email: person.email } })
  const visitor = aVisitor(house)
  const offer = await visitor.open(`/join/${code}`)
  expect(offer.path).toBe('/join/resident')
  const half = await signInAs(visitor, person)
  const confirm = await visitor.send(half, step, { code: codeOf(person.secret) })
  expect(confirm.path).toBe('/join/resident')
  const home = await visitor.send(confirm, '/join/resident/join')
  expect(home.path).toMatch(/^\/c\/maple-court[-\d]*\?joined$/)
})

test('behind the curtain the pass to join elsewhere is given after the second step only', async ({
  db,
}) => {
  const house = aHouse(db)
  const { communityId } = await aCommunity(db, { curtainDrawnAt: addDays(new Date(), -1) })
  const person = await aCautiousPerson(db, house.services)
  await aMember(db, { communityId, accountId: person.accountId })
  const invitation = await anInvitation(db, { newcomer: { email: person.email } })
  const visitor = aVisitor(house)
  await visitor.open(`/join/${invitation.code}`)
  const half = await signInAs(visitor, person)
  expect(visitor.cookies.has('joining')).toBe(false)
  expect((await visitor.open('/opening-soon')).path).toBe('/sign-in')
  const confirm = await visitor.send(half, step, { code: codeOf(person.secret) })
  expect([confirm.path, visitor.cookies.has('session')]).toEqual(['/join/resident', false])
  const home = await visitor.send(confirm, '/join/resident/join')
  expect(home.path).toMatch(/^\/c\/maple-court[-\d]*\?joined$/)
  const session = db
    .selectFrom('sessions')
    .select('secondStep')
    .where('accountId', '=', person.accountId)
    .orderBy('createdAt', 'desc')
  expect(await session.executeTakeFirst()).toEqual({ secondStep: 'app' })
})

test('whether an account has two-factor shows only with the right password', async ({ db }) => {
  const house = aHouse(db)
  const [cautious, careless] = [
    await aCautiousPerson(db, house.services),
    await aPerson(db, house.services),
  ]
  const answers = []
  for (const { email } of [cautious, careless]) {
    const answer = await aVisitor(house).post('/sign-in', { email, password: 'not mine' })
    const html = (await answer.text()).replaceAll(email, '(address)').replace(/nonce="[^"]*"/g, '')
    answers.push({ status: answer.status, html })
  }
  expect(answers[0]).toEqual(answers[1])
})
