import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { declineClaim } from '#domain/claims/decline-claim.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { noAnswers } from '#domain/members/member.ts'
import { findOrAddProperty } from '#domain/properties/add-property.ts'
import { printHome } from '#domain/properties/property.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aJoining, aLeader, aMember, anEmail, anInvitation, anOpenCode } from '#test/factories.ts'
import { aPerson } from '#test/identity.ts'
import { elm } from '#test/open-codes.ts'
import { alertsOf, byId, describedBy } from '#test/page.ts'
import { rowsOf } from '#test/rows.ts'
import { signUpWith } from '#test/steps.ts'
import { aHouse, aSignedInVisitor, aVisitor, letterTo, mailTo } from '#test/visitor.ts'

const aProperty = (db: Db, by: Actor, street = '7 ELM ST') => {
  const place = { unit: null, city: 'AUSTIN', state: 'TX', zip: '78701' }
  return inCommunity(db, by.communityId, (db, now) =>
    findOrAddProperty(db, by, { home: { kind: 'street', street, ...place }, now }),
  )
}
const mia = { firstName: 'Mia', lastName: 'Ortiz' }
const longAgo = new Date('2020-01-01T12:00:00Z')

test('a newcomer with an open code types their home, proves their address, and is in', async ({
  db,
}) => {
  const house = aHouse(db)
  const { by, communityId, code } = await anOpenCode(db)
  await aProperty(db, by)
  const email = anEmail()
  const visitor = aVisitor(house)

  const page = await signUpWith(visitor, { code, email }, { ...mia, street: '7 Elm Street' })

  expect(page.path).toBe('/verify-email')
  expect((await rowsOf(db, communityId, 'invitations'))[0]!.redeemedAt).toBeNull()
  const { verifyUrl } = await letterTo(house, email, 'confirm address')
  const confirm = await visitor.open(new URL(verifyUrl).pathname)
  const home = await visitor.send(confirm, new URL(verifyUrl).pathname)
  expect(home.words).toContain('Welcome to Maple Court')
  expect(visitor.cookies.has('code')).toBe(false)
  expect((await rowsOf(db, communityId, 'residencies'))[0]).toMatchObject({ householdRole: 'head' })
})

test('who names an unknown home is told kindly that they wait, there and under their communities', async ({
  db,
}) => {
  const house = aHouse(db)
  const { code } = await anOpenCode(db)
  const email = anEmail()
  const visitor = aVisitor(house)
  await signUpWith(visitor, { code, email }, { ...mia, lotNumber: '7' })
  const { verifyUrl } = await letterTo(house, email, 'confirm address')
  const path = new URL(verifyUrl).pathname

  const page = await visitor.send(await visitor.open(path), path)

  expect([page.status, page.path]).toEqual([200, '/join/resident/waiting'])
  expect(page.words).toContain('The Community Leaders of Maple Court have been asked to confirm')
  const switcher = await visitor.click(page, 'My communities')
  expect(switcher.words).toContain('Maple CourtA Community Leader must confirm your home first')
  expect((await visitor.click(switcher, 'Maple Court')).path).toBe('/join/resident/waiting')
  expect((await visitor.open(`/join/${code}`)).path).toBe('/join/resident/waiting')
})

test.for([
  ['nothing', {}, 'street', 'Please type your street address, or your lot number.'],
  ['no number', { street: '!!!' }, 'street', 'We cannot read this address.'],
  ['another town', { street: '1 A St, Dallas, TX' }, 'street', 'the town, the state and the ZIP'],
  ['an odd lot', { lotNumber: '???' }, 'lotNumber', 'We cannot read this lot.'],
] as const)(
  'a home told as %s is explained beside its field, and nothing typed is lost',
  async ([, told, field, words], { db }) => {
    const { code } = await anOpenCode(db)
    const visitor = aVisitor(aHouse(db))

    const page = await signUpWith(visitor, { code, email: 'mia@example.com' }, { ...mia, ...told })

    expect(page.status).toBe(400)
    expect(describedBy(page, field)).toContain(words)
    expect(alertsOf(page).join()).toContain(words)
    const typed = { firstName: 'Mia', email: 'mia@example.com', ...told }
    for (const [name, value] of Object.entries(typed))
      expect(byId(page, name).attributes.value).toBe(value)
  },
)

test('who has an account tells their home and joins with one click', async ({ db }) => {
  const house = aHouse(db)
  const { by, code } = await anOpenCode(db)
  await aProperty(db, by)
  const person = await aPerson(db, house.services)
  const visitor = await aSignedInVisitor(house, person)
  const offer = await visitor.open(`/join/${code}`)

  const refused = await visitor.send(offer, '/join/resident/join', {
    street: 'Elm Street',
    unit: '4',
  })
  expect(refused.status).toBe(400)
  expect(byId(refused, 'unit').attributes.value).toBe('4')
  const typed = { street: '7 Elm Street', unit: '' }
  const home = await visitor.send(refused, '/join/resident/join', typed)

  expect(home.words).toContain('Welcome to Maple Court')
  expect((await mailTo(house, person.email)).map(({ message }) => message.template)).toEqual([
    'welcome',
  ])
})

test('a member who names one more home that is unknown goes on to their community, and is told', async ({
  db,
}) => {
  const house = aHouse(db)
  const { by, code } = await anOpenCode(db)
  const person = await aPerson(db, house.services)
  await aMember(db, { communityId: by.communityId, accountId: person.accountId })
  const visitor = await aSignedInVisitor(house, person)
  const offer = await visitor.open(`/join/${code}`)

  const page = await visitor.send(offer, '/join/resident/join', { lotNumber: '7' })

  expect(page.path).toMatch(/^\/c\/.*claimed$/)
  expect(page.words).toContain('A Community Leader will confirm this home')
})

test('a pass for a home shows it, asks for none, and names nobody who lives there', async ({
  db,
}) => {
  const by = await aLeader(db)
  const place = { householdName: null }
  const { householdId } = await anInvitation(db, {
    by,
    newcomer: {
      lastName: 'Zweig',
      place: {
        ...place,
        home: {
          kind: 'street',
          street: '7 ELM ST',
          unit: null,
          city: 'AUSTIN',
          state: 'TX',
          zip: '78701',
        },
      },
    },
  })
  expect(householdId).toBeTruthy()
  const propertyId = await aProperty(db, by)
  const { code } = await anOpenCode(db, { by, propertyId })

  const page = await aVisitor(aHouse(db)).open(`/join/${code}`)

  expect(page.words).toContain('Home 7 ELM ST, AUSTIN TX 78701 Role Resident')
  expect(page.html).not.toMatch(/Zweig|name="street"/)
})

test('looking at an offer is remembered; following its link, as mail scanners do, is not', async ({
  db,
}) => {
  const { by, code, invitationId } = await anInvitation(db)
  const openings = () =>
    inCommunity(db, by.communityId, (db) =>
      db
        .selectFrom('openings')
        .select(['invitationId', 'firstAt', 'lastAt'])
        .where('communityId', '=', by.communityId)
        .execute(),
    )
  const before = await rowsOf(db, by.communityId, 'invitations')
  const visitor = aVisitor(aHouse(db))
  await visitor.get(`/join/${code}`)
  await visitor.ask('/join/resident', { method: 'HEAD' })
  expect(await openings()).toEqual([])

  await visitor.open('/join/resident')
  const [first] = await openings()
  await visitor.open('/join/resident')

  const [again, ...others] = await openings()
  expect(others).toEqual([])
  expect(again).toMatchObject({ invitationId, firstAt: first!.firstAt })
  expect(again!.lastAt.getTime()).toBeGreaterThan(first!.lastAt.getTime())
  expect(await rowsOf(db, by.communityId, 'invitations')).toEqual(before)
})

test('who holds an expired invitation asks for a new one, and is told the same whatever the code is', async ({
  db,
}) => {
  const house = aHouse(db)
  const { by, code } = await anInvitation(db, { at: longAgo })
  const visitor = aVisitor(house)
  const expired = await visitor.open(`/join/${code}`)
  expect(expired.status).toBe(410)

  const asked = await visitor.send(expired, '/join/resident/ask-again')

  expect([asked.status, asked.title]).toEqual([200, 'Thank you · Communitrak'])
  expect(asked.html).not.toMatch(/Chen|Maple Court|MAIN ST/)
  const notices = await rowsOf(db, by.communityId, 'notices')
  expect(notices).toMatchObject([{ kind: 'asked for a new invitation' }])
  const stranger = aVisitor(house)
  const nothing = await stranger.post('/join/resident/ask-again', {})
  expect(nothing.status).toBe(200)
  expect((await stranger.open('/join/resident')).words).toContain('Your access code')
  expect(await nothing.text()).toContain('If your invitation comes from a community here')
  const typed = await visitor.send(await visitor.open('/join/resident'), '/join/resident', {
    accessCode: code,
  })
  expect((await visitor.send(typed, '/join/resident/ask-again')).title).toContain('Thank you')
  expect(await rowsOf(db, by.communityId, 'notices')).toHaveLength(1)
})

test('an offer in Spanish asks for the home in Spanish', async ({ db }) => {
  const { code } = await anOpenCode(db)
  const visitor = aVisitor(aHouse(db))
  await visitor.open('/language?to=es&back=/join/resident')
  const page = await visitor.open(`/join/${code}`)
  expect(page.words).toContain('¿Dónde vive?')
})

test('whoever is signed in and finds a code used by somebody else reads so, and is led to asking', async ({
  db,
}) => {
  const house = aHouse(db)
  const { by, code, communityId, invitationId } = await anOpenCode(db)
  await aProperty(db, by)
  const faster = { communityId, invitationId, toldHome: elm }
  expect(await redeemInvitation(db, await aJoining(db), faster)).toMatchObject({ ok: true })
  const late = await aSignedInVisitor(house, await aPerson(db, house.services))
  const typed = await late.send(await late.open('/join/resident'), '/join/resident', {
    accessCode: code,
  })
  for (const page of [await late.open(`/join/${code}`), typed]) {
    expect([page.status, page.title]).toEqual([410, 'This code has been used · Communitrak'])
    expect(page.words).toContain('was not used with the account you are signed in with')
    expect(page.words).toContain('Sign out')
    expect(page.words).not.toContain('Sign in')
  }
  expect((await late.click(typed, 'Ask to be let in')).path).toBe('/request-access')
  const anybody = await aVisitor(house).open(`/join/${code}`)
  expect(anybody.words).toContain('If it was you who used it, sign in')
})

test('whose home was declined reads so behind the code they used, and is led to asking anew', async ({
  db,
}) => {
  const house = aHouse(db)
  const { by, code, communityId, invitationId } = await anOpenCode(db)
  const person = await aPerson(db, house.services)
  const visitor = await aSignedInVisitor(house, person)
  const { accountId, email } = person
  const joining = { accountId, email, phone: null, locale: 'en', answers: noAnswers, from: null }
  await redeemInvitation(db, joining, { communityId, invitationId, toldHome: elm })
  const waiting = await visitor.open(`/join/${code}`)
  expect(waiting.words).toContain('Sign out')
  expect(waiting.words).toContain('You told us that you live at 7 ELM ST, AUSTIN TX 78701')
  const [claim] = await rowsOf(db, communityId, 'homeClaims')
  await declineClaim(db, by, { claimId: claim!.id, told: printHome(elm) })
  const page = await visitor.open(`/join/${code}`)
  expect([page.status, page.title]).toEqual([410, 'Your home was not confirmed · Communitrak'])
  expect((await visitor.click(page, 'Ask to be let in')).path).toBe('/request-access')
})

test('whoever lives in the home already keeps the code for somebody else', async ({ db }) => {
  const house = aHouse(db)
  const { by, communityId, code, invitationId } = await anOpenCode(db)
  await aProperty(db, by)
  const first = await anOpenCode(db, { by })
  const { accountId, email } = await aPerson(db, house.services)
  const joining = { accountId, email, phone: null, locale: 'en', answers: noAnswers, from: null }
  await redeemInvitation(db, joining, { ...first, toldHome: elm })
  const visitor = await aSignedInVisitor(house, { accountId })
  const offer = await visitor.open(`/join/${code}`)
  const page = await visitor.send(offer, '/join/resident/join', { street: '7 Elm Street' })
  expect([page.status, page.title]).toEqual([409, 'You live there already · Communitrak'])
  const kept = (await rowsOf(db, communityId, 'invitations')).find(({ id }) => id === invitationId)
  expect(kept!.redeemedAt).toBeNull()
  expect((await visitor.click(page, 'My communities')).path).toBe('/communities')
})
