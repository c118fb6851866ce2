import { expect } from 'vitest'
import { joiningPass } from '#app/joiner.ts'
import type { Db } from '#database/connect.ts'
import { confirmClaim } from '#domain/claims/confirm-claim.ts'
import { newId } from '#domain/new-id.ts'
import { printHome } from '#domain/properties/property.ts'
import { test } from '#test/database.ts'
import { aLeader, anAccount, key } from '#test/factories.ts'
import { comeTo, homeAt } from '#test/open-codes.ts'
import { alertsOf, byId, describedBy } from '#test/page.ts'
import { rowsOf } from '#test/rows.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse, aSignedInVisitor, aVisitor } from '#test/visitor.ts'

const typo = homeAt('90 OAK LN')
const waitingPage = '/join/resident/waiting'

/** Somebody at the waiting page, who has mistyped the number of their house. */
async function aWaitingVisitor(db: Db) {
  const house = aHouse(db)
  const work = await aLeaderAtWork(house)
  const { joining } = await comeTo(db, work.leader, { toldHome: typo })
  const [claim] = await rowsOf(db, work.communityId, 'homeClaims')
  const waiting = await aSignedInVisitor(house, joining)
  const form = `${waitingPage}/${claim!.id}`
  const { accountId } = joining
  return { house, ...work, waiting, accountId, claimId: claim!.id, form }
}

test('a mistyped home is corrected from the waiting page, and leaders see the new one', async ({
  db,
}) => {
  const { visitor, home, waiting, form } = await aWaitingVisitor(db)
  const page = await waiting.open(waitingPage)
  expect(page.words).toContain('You told us that you live at 90 OAK LN, AUSTIN TX 78701')

  const question = await waiting.click(page, 'Correct my home')
  expect([question.path, question.title]).toEqual([form, 'Correct my home · Communitrak'])
  expect(byId(question, 'street').attributes.value).toBe('90 OAK LN')
  const done = await waiting.send(question, form, { street: '9 Oak Ln' })

  expect(done.path).toBe(`${waitingPage}?corrected`)
  expect(done.words).toContain('Your home is corrected, and you have kept your place.')
  expect(done.words).toContain('You told us that you live at 9 OAK LN, AUSTIN TX 78701')
  const list = await visitor.open(`${home}/invitations/confirm`)
  expect(list.words).toContain('Home they told 9 OAK LN, AUSTIN TX 78701 Told before 90 OAK LN')
  expect((await visitor.open(home)).words).toContain('says that they live at 9 OAK LN')
  const log = await visitor.open(`${home}/audit`)
  expect(log.words).toContain('Ana Reyes corrected the home they told')
  expect(log.words).toContain('Before 90 OAK LN, AUSTIN TX 78701 Home 9 OAK LN, AUSTIN TX 78701')
})

test.for([
  ['nothing', { street: ' ' }, 'street', 'Please type your street address, or your lot number.'],
  ['no number', { street: '!!!', unit: '4' }, 'street', 'We cannot read this address.'],
  ['an odd lot', { street: '', lotNumber: '???' }, 'lotNumber', 'We cannot read this lot.'],
] as const)(
  'a home corrected to %s is explained beside its field, and nothing typed is lost',
  async ([, told, field, words], { db }) => {
    const { waiting, form } = await aWaitingVisitor(db)
    const page = await waiting.send(await waiting.open(form), form, told)
    expect([page.status, page.path]).toEqual([400, form])
    expect(describedBy(page, field)).toContain(words)
    expect(alertsOf(page).join()).toContain(words)
    for (const [name, value] of Object.entries(told))
      expect(byId(page, name).attributes.value).toBe(value)
    const mended = await waiting.send(page, form, { street: '9 Oak Ln', unit: '', lotNumber: '' })
    expect(mended.words).toContain('9 OAK LN, AUSTIN TX 78701')
  },
)

test('after five corrections in a day one waits, and is told how long', async ({ db }) => {
  const { waiting, form } = await aWaitingVisitor(db)
  const correct = async (street: string) => waiting.send(await waiting.open(form), form, { street })
  for (const number of [1, 2, 3, 4, 5]) await correct(`${number} Oak Ln`)
  const page = await correct('6 Oak Ln')
  expect(page.status).toBe(429)
  expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(86_000)
  expect(alertsOf(page).join()).toContain('Please try again in 24 hours, or tell your board')
  expect(byId(page, 'street').attributes.value).toBe('6 Oak Ln')
  expect(page.words).toContain('You told us that you live at 5 OAK LN')
})

test('whom a leader has just let in reads that nothing was changed', async ({ db }) => {
  const { leader, waiting, claimId, form } = await aWaitingVisitor(db)
  const question = await waiting.open(form)
  const seen = { claimId, told: printHome(typo) }
  await confirmClaim(db, leader, { ...seen, elsewhere: null, household: null })

  const late = await waiting.send(question, form, { street: '9 Oak Ln' })

  expect(late.status).toBe(409)
  expect(alertsOf(late).join()).toContain('This is settled already')
  expect((await waiting.click(late, 'My communities')).words).toContain('Maple Court')
  expect((await waiting.open(form)).words).toContain('This is settled already')
})

test('whoever does not want to join any more reads no answer of a leader', async ({ db }) => {
  const { waiting, slug, form } = await aWaitingVisitor(db)
  const question = await waiting.open(form)
  await waiting.post(`/account/communities/${slug}/leave`, { leaves: 'yes' })

  const late = await waiting.send(question, form, { street: '9 Oak Ln' })

  expect(late.status).toBe(409)
  expect(alertsOf(late).join()).toContain('or you are not waiting any more')
})

test('who waits without a session is shown no way that leads only to signing in', async ({
  db,
}) => {
  const { house, waiting, accountId } = await aWaitingVisitor(db)
  expect((await waiting.open(waitingPage)).words).toContain('I do not want to join')
  const visitor = aVisitor(house)
  visitor.cookies.set('joining', joiningPass(key, { accountId, shown: null }))
  const page = await visitor.open(waitingPage)
  expect(page.words).toContain('Correct my home')
  expect(page.words).not.toContain('I do not want to join')
})

test('nobody else finds the way to correct it, and nobody without an account', async ({ db }) => {
  const { house, form } = await aWaitingVisitor(db)
  const { id: accountId } = await anAccount(db)
  const stranger = await aSignedInVisitor(house, { accountId })
  const other = await comeTo(db, await aLeader(db))
  const neighbour = await aSignedInVisitor(house, other.joining)
  for (const somebody of [stranger, neighbour]) {
    expect((await somebody.open(form)).status).toBe(404)
    expect((await somebody.post(form, { street: '9 Oak Ln' })).status).toBe(404)
    expect((await somebody.open(`${waitingPage}/${newId()}`)).status).toBe(404)
    expect((await somebody.open(`${waitingPage}/nonsense`)).status).toBe(404)
  }
  expect((await aVisitor(house).get(form)).headers.get('location')).toMatch(/^\/sign-in/)
})

test('in Spanish it is the same way', async ({ db }) => {
  const { waiting, form } = await aWaitingVisitor(db)
  await waiting.open('/language?to=es&back=/')
  const question = await waiting.click(await waiting.open(waitingPage), 'Corregir mi casa')
  const refused = await waiting.send(question, form, { street: '' })
  expect(alertsOf(refused).join()).toContain('Escriba su dirección o su número de lote.')
  const done = await waiting.send(refused, form, { lotNumber: '7' })
  expect(done.words).toContain('Su casa está corregida')
})
