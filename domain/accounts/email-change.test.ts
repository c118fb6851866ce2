import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { addDays, addMinutes } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { aCommunity, aMember, anAccount, anEmail, key } from '#test/factories.ts'
import { hurriedBy } from '#test/hold-open.ts'
import { aPerson, aSignUp, aTicket, lettersTo, password, test } from '#test/identity.ts'
import { rowOf } from '#test/rows.ts'
import { askEmailChange } from './ask-email-change.ts'
import { confirmEmailChange } from './confirm-email-change.ts'
import { mostWrongCodes, proofOf } from './proof.ts'
import { readOpenChange } from './read-email-change.ts'
import { requestPasswordReset, resetPassword } from './reset-password.ts'
import { signIn } from './sign-in.ts'
import { stopEmailChange, withdrawEmailChange } from './stop-email-change.ts'

const april = new Date('2030-04-02T10:00:00Z')
const unknown = { ok: false, refusal: { because: 'unknown' } }
const wrong = { ok: false, refusal: { because: 'wrong code' } }
const link = { link: true } as const
const device = { address: null, userAgent: null }

type Tools = Parameters<typeof askEmailChange>[1]

/** Somebody who wants another address, with three sessions; the first asks. */
async function aMover(db: Db, tools: Tools) {
  const person = await aPerson(db, tools)
  const { accountId } = person
  for (let times = 0; times < 3; times += 1)
    await tools.identity.startSession({ accountId, device })
  const sessions = await sessionsOf(db, accountId)
  return { ...person, sessions, newEmail: anEmail('new') }
}

async function sessionsOf(db: Db, accountId: string): Promise<string[]> {
  const rows = db.selectFrom('sessions').select('id').where('accountId', '=', accountId)
  return (await rows.orderBy('id').execute()).map(({ id }) => id)
}

type Mover = Awaited<ReturnType<typeof aMover>>

function asking(mover: Mover, given: { email?: string; password?: string } = {}) {
  const { accountId, newEmail: email, sessions } = mover
  return { accountId, sessionId: sessions[0]!, who: [anEmail('who')], email, password, ...given }
}

/** Asks for the change and answers its id. */
async function aChange(db: Db, tools: Tools, mover: Mover, email = mover.newEmail) {
  const asked = await askEmailChange(db, tools, asking(mover, { email }))
  if (!asked.ok) throw new Error(asked.refusal.because)
  return (await readOpenChange(db, { ...mover, at: tools.at }))!.id
}

const confirming = (changeId: string, evidence: { link: true } | { code: string } = link) => ({
  ...{ changeId, evidence, sessionId: null, from: null },
})

const codeOf = (id: string) => proofOf(key, { purpose: 'email change', id }).code

async function emailOf(db: Db, accountId: string): Promise<string | undefined> {
  const account = db.selectFrom('accounts').select('email').where('id', '=', accountId)
  return (await account.executeTakeFirst())?.email
}

const templatesTo = async (db: Db, address: string) =>
  (await lettersTo(db, address)).map(({ template }) => template)

test('nothing changes before the new address is proven; both addresses are told', async ({
  db,
  tools,
}) => {
  const mover = await aMover(db, tools)
  await aChange(db, tools, mover)
  expect(await emailOf(db, mover.accountId)).toBe(mover.email)
  expect(await templatesTo(db, mover.newEmail)).toEqual(['confirm new address'])
  expect(await templatesTo(db, mover.email)).toEqual(['address change asked'])
  expect(await sessionsOf(db, mover.accountId)).toEqual(mover.sessions)
})

test.for(['link', 'code'])(
  'the %s of the new mailbox changes the address',
  async (how, { db, tools }) => {
    const mover = await aMover(db, tools)
    const { accountId, email, newEmail } = mover
    const id = await aChange(db, tools, mover)
    const evidence = how === 'link' ? link : { code: codeOf(id).replace(/.../, '$& ') }
    const confirmed = await confirmEmailChange(db, tools, confirming(id, evidence))
    expect(confirmed).toEqual({ ok: true, value: { accountId, email: newEmail } })
    expect(await emailOf(db, accountId)).toBe(newEmail)
    expect(await templatesTo(db, email)).toEqual(['address change asked', 'address changed'])
    const enter = (email: string) =>
      signIn(db, tools, { email, password, device, who: [anEmail('who')] })
    expect(await enter(email)).toMatchObject({ ok: false, refusal: { because: 'wrong' } })
    expect(await enter(newEmail)).toMatchObject({ ok: true, value: { accountId } })
    expect(await confirmEmailChange(db, tools, confirming(id))).toEqual(confirmed)
  },
)

test('sessions end, but for where it was asked and where it was confirmed', async ({
  db,
  tools,
}) => {
  const mover = await aMover(db, tools)
  const other = await aMover(db, tools)
  const id = await aChange(db, tools, mover)
  const [asked, confirmed] = mover.sessions
  const here = { ...confirming(id), sessionId: confirmed! }
  await confirmEmailChange(db, tools, here)
  expect(await sessionsOf(db, mover.accountId)).toEqual([asked, confirmed])
  expect(await sessionsOf(db, other.accountId)).toEqual(other.sessions)
})

test('asking needs the password, and wrong ones are counted', async ({ db, tools }) => {
  const mover = await aMover(db, tools)
  const who = [anEmail('who')]
  const ask = (password: string) =>
    askEmailChange(db, tools, { ...asking(mover, { password }), who })
  for (const wrong of ['', 'wrong', `${password} `, password.padEnd(2000, 'x')])
    expect(await ask(wrong)).toEqual({ ok: false, refusal: { because: 'wrong password' } })
  expect(await readOpenChange(db, mover)).toBeNull()
  for (let times = 0; times < 6; times += 1) await ask('wrong')
  expect(await ask(password)).toMatchObject({ ok: false, refusal: { because: 'hurry' } })
  expect(await templatesTo(db, mover.email)).toEqual([])
})

test('an address with an account is answered alike, and only its owner is told', async ({
  db,
  tools,
}) => {
  const mover = await aMover(db, tools)
  const { email, id: ownerId } = await anAccount(db)
  const asked = await askEmailChange(db, tools, asking(mover, { email }))
  expect(asked).toEqual({ ok: true, value: null })
  expect(await templatesTo(db, email)).toEqual(['address in use'])
  expect(await templatesTo(db, mover.email)).toEqual(['address change asked'])
  const { id } = (await readOpenChange(db, mover))!
  expect(await confirmEmailChange(db, tools, confirming(id, { code: 'wrong' }))).toEqual(wrong)
  expect(await confirmEmailChange(db, tools, confirming(id, { code: codeOf(id) }))).toEqual(unknown)
  expect(await confirmEmailChange(db, tools, confirming(id))).toEqual(unknown)
  expect(await emailOf(db, ownerId)).toBe(email)
  expect(await emailOf(db, mover.accountId)).toBe(mover.email)
})

test('of two accounts that prove one address at once, one gets it', async ({ db, tools }) => {
  const [ana, bo] = [await aMover(db, tools), await aMover(db, tools)]
  const ids = [await aChange(db, tools, ana), await aChange(db, tools, bo, ana.newEmail)]
  const outcomes = await Promise.all(ids.map((id) => confirmEmailChange(db, tools, confirming(id))))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes).toContainEqual(unknown)
})

test('whoever signed up with the address and never proved it is forgotten', async ({
  db,
  tools,
}) => {
  const mover = await aMover(db, tools)
  await aTicket(db, tools, aSignUp({ email: mover.newEmail }))
  await confirmEmailChange(db, tools, confirming(await aChange(db, tools, mover)))
  const left = db.selectFrom('signUps').select('id').where('email', '=', mover.newEmail)
  expect(await left.execute()).toEqual([])
})

test('a code for a new password that went to the old address works no more', async ({
  db,
  tools,
}) => {
  const mover = await aMover(db, tools)
  const reset = await requestPasswordReset(db, tools, { email: mover.email, locale: 'en' })
  if (!reset.ok) throw new Error('hurry')
  const { resetId } = reset.value
  await confirmEmailChange(db, tools, confirming(await aChange(db, tools, mover)))
  const { code } = proofOf(key, { purpose: 'password reset', id: resetId })
  const given = { resetId, code, password: 'eight louder cranes', who: [anEmail('who')] }
  expect(await resetPassword(db, tools, given)).toEqual(unknown)
})

test('communities that list the old address follow, and write of it in their audit log', async ({
  db,
  tools,
}) => {
  const mover = await aMover(db, tools)
  const { accountId, email, newEmail } = mover
  const [maple, cedar] = [await aCommunity(db), await aCommunity(db)]
  const listed = await aMemberOf(db, maple.communityId, { accountId, email })
  const other = await aMemberOf(db, cedar.communityId, { accountId, email: 'at-work@example.com' })
  await confirmEmailChange(db, tools, confirming(await aChange(db, tools, mover)))
  expect(await rowOf(db, 'members', listed)).toMatchObject({ email: newEmail })
  expect(await rowOf(db, 'members', other)).toMatchObject({ email: 'at-work@example.com' })
})

/** A member with this address, whoever else has an account with it. */
async function aMemberOf(
  db: Db,
  communityId: string,
  { accountId, email }: { accountId: string; email: string },
) {
  const { id } = await aMember(db, { communityId, accountId })
  await inCommunity(db, communityId, (db) =>
    db
      .updateTable('members')
      .set({ email })
      .where('communityId', '=', communityId)
      .where('id', '=', id)
      .execute(),
  )
  return { communityId, id }
}

test('five wrong codes are counted, also when they hurry; then only the link works', async ({
  db,
  tools,
}) => {
  const mover = await aMover(db, tools)
  const id = await aChange(db, tools, mover)
  const enter = (code: string) => confirmEmailChange(db, tools, confirming(id, { code }))
  const guesses = await Promise.all(Array.from({ length: 8 }, () => enter('no')))
  const reasons = guesses.map((guess) => (guess.ok ? '' : guess.refusal.because))
  expect(reasons.filter((because) => because === 'wrong code')).toHaveLength(mostWrongCodes)
  const tooMany = { ok: false, refusal: { because: 'too many wrong codes' } }
  expect(await enter(codeOf(id))).toEqual(tooMany)
  expect(await confirmEmailChange(db, tools, confirming(id))).toMatchObject({ ok: true })
})

test.for([
  [23, true],
  [25, false],
] as const)('after %i hours the link still works: %s', async ([hours, works], { db, tools }) => {
  const mover = await aMover(db, tools)
  const id = await aChange(db, { ...tools, at: april }, mover)
  const at = addMinutes(april, hours * 60)
  const confirmed = await confirmEmailChange(db, { ...tools, at }, confirming(id))
  expect(confirmed.ok).toBe(works)
})

test('asking once more for the same address changes nothing; for another, the first gives way', async ({
  db,
  tools,
}) => {
  const mover = await aMover(db, tools)
  const [first] = await Promise.all([aChange(db, tools, mover), aChange(db, tools, mover)])
  expect(await templatesTo(db, mover.newEmail)).toEqual(['confirm new address'])
  const second = await aChange(db, tools, mover, anEmail('third'))
  expect(second).not.toBe(first)
  expect(await confirmEmailChange(db, tools, confirming(first))).toEqual(unknown)
  expect(await confirmEmailChange(db, tools, confirming(second))).toMatchObject({ ok: true })
})

test('the address one has is no change', async ({ db, tools }) => {
  const mover = await aMover(db, tools)
  const { email } = mover
  expect(await askEmailChange(db, tools, asking(mover, { email }))).toEqual({
    ok: false,
    refusal: { because: 'same address' },
  })
})

test('nobody can have strangers written to without end', async ({ db, tools }) => {
  const mover = await aMover(db, tools)
  const ask = () => askEmailChange(db, tools, asking(mover, { email: anEmail('stranger') }))
  for (let times = 0; times < 12; times += 1) expect(await ask()).toMatchObject({ ok: true })
  expect(await ask()).toMatchObject({ ok: false, refusal: { because: 'hurry' } })
})

test('a change that was withdrawn proves nothing any more', async ({ db, tools }) => {
  const mover = await aMover(db, tools)
  const id = await aChange(db, tools, mover)
  await withdrawEmailChange(db, mover)
  expect(await confirmEmailChange(db, tools, confirming(id))).toEqual(unknown)
  expect(await readOpenChange(db, mover)).toBeNull()
  expect(await confirmEmailChange(db, tools, confirming(newId()))).toEqual(unknown)
})

test('the old address stops what is not done, and signs nobody out', async ({ db, tools }) => {
  const mover = await aMover(db, tools)
  const changeId = await aChange(db, tools, mover)
  const stop = () => stopEmailChange(db, tools, { changeId, from: null })
  const stopped = { ok: true, value: { takenBack: false } }
  expect(await stop()).toEqual(stopped)
  expect(await stop()).toEqual(stopped)
  expect(await confirmEmailChange(db, tools, confirming(changeId))).toEqual(unknown)
  expect(await sessionsOf(db, mover.accountId)).toEqual(mover.sessions)
})

test('the old address takes back what is done: sessions end, and the known password is worthless', async ({
  db,
  tools,
}) => {
  const mover = await aMover(db, tools)
  const { accountId, email, newEmail } = mover
  const changeId = await aChange(db, tools, mover)
  await confirmEmailChange(db, tools, confirming(changeId))
  const onwards = await aChange(db, tools, mover, anEmail('onwards'))

  const back = await stopEmailChange(db, tools, { changeId, from: null })

  expect(back).toEqual({ ok: true, value: { takenBack: true } })
  expect(await emailOf(db, accountId)).toBe(email)
  expect(await sessionsOf(db, accountId)).toEqual([])
  for (const one of [email, newEmail])
    expect(
      await signIn(db, tools, { email: one, password, device, who: [anEmail('who')] }),
    ).toMatchObject({ ok: false, refusal: { because: 'wrong' } })
  expect(await confirmEmailChange(db, tools, confirming(onwards))).toEqual(unknown)
  expect((await templatesTo(db, email)).at(-1)).toBe('address taken back')
  expect((await templatesTo(db, newEmail)).at(-1)).toBe('address taken back')
})

test.for([
  [6, true],
  [8, false],
] as const)(
  '%i days after, it can still be taken back: %s',
  async ([days, works], { db, tools }) => {
    const mover = await aMover(db, tools)
    const changeId = await aChange(db, { ...tools, at: april }, mover)
    await confirmEmailChange(db, { ...tools, at: april }, confirming(changeId))
    const later = { ...tools, at: addDays(april, days) }
    const back = await stopEmailChange(db, later, { changeId, from: null })
    expect(back).toEqual(works ? { ok: true, value: { takenBack: true } } : unknown)
  },
)

test('nothing is taken back once the old address has another account', async ({ db, tools }) => {
  const mover = await aMover(db, tools)
  const changeId = await aChange(db, tools, mover)
  await confirmEmailChange(db, tools, confirming(changeId))
  await anAccount(db, { email: mover.email })
  const back = await stopEmailChange(db, tools, { changeId, from: null })
  expect(back).toEqual({ ok: false, refusal: { because: 'taken' } })
  expect(await emailOf(db, mover.accountId)).toBe(mover.newEmail)
})

test('an address in between takes nothing back after the first one has', async ({ db, tools }) => {
  const mover = await aMover(db, tools)
  const first = await aChange(db, tools, mover)
  await confirmEmailChange(db, tools, confirming(first))
  const second = await aChange(db, tools, mover, anEmail('onwards'))
  await confirmEmailChange(db, tools, confirming(second))
  const stop = (changeId: string) => stopEmailChange(db, tools, { changeId, from: null })
  expect(await stop(first)).toEqual({ ok: true, value: { takenBack: true } })

  await stop(second)

  expect(await emailOf(db, mover.accountId)).toBe(mover.email)
})

test('a code that was asked for while the address was being taken back opens nothing', async ({
  db,
  tools,
}) => {
  const mover = await aMover(db, tools)
  const { accountId, email, newEmail } = mover
  const changeId = await aChange(db, tools, mover)
  await confirmEmailChange(db, tools, confirming(changeId))
  const { second: asked } = await hurriedBy(db, newId(), {
    first: (db) => stopEmailChange(db, tools, { changeId, from: null }),
    second: (db) => requestPasswordReset(db, tools, { email: newEmail, locale: 'en' }),
  })
  if (!asked.ok) throw new Error('hurry')
  const { resetId } = asked.value

  const { code } = proofOf(key, { purpose: 'password reset', id: resetId })
  const given = { resetId, code, password: 'another quiet heron', who: [anEmail('who')] }

  expect(await resetPassword(db, tools, given)).toEqual(wrong)
  expect(await emailOf(db, accountId)).toBe(email)
})
