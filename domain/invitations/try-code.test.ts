import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { newId } from '#domain/new-id.ts'
import { refuse } from '#domain/result.ts'
import { test } from '#test/database.ts'
import { anInvitation, key } from '#test/factories.ts'
import { theLimits } from '#test/identity.ts'
import { newCode } from './access-code.ts'
import { tryCode } from './try-code.ts'
import { voidInvitations } from './void-invitations.ts'

/** Somebody who types codes, at a network and a browser of their own unless given. */
function aGuesser(db: Db, { network = newId(), browser = newId() } = {}) {
  const tools = { key, limits: theLimits(db), ring: () => undefined }
  const guess = (typed: string = newCode()) =>
    tryCode(db, tools, { typed, holder: null, who: [network, browser] })
  return { network, browser, guess }
}

const unknown = refuse({ because: 'unknown' })

function many<T>(count: number, make: () => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, make))
}

/** Whether an answer asks to wait, and at most so long. */
function waits(seconds: number) {
  return expect.toSatisfy(
    (answer) =>
      answer.refusal?.because === 'hurry' &&
      answer.refusal.retryAfterSeconds > 0 &&
      answer.refusal.retryAfterSeconds <= seconds,
  )
}

test('a code is read as people type it', async ({ db }) => {
  const { code, invitationId } = await anInvitation(db)
  const { guess } = aGuesser(db)

  for (const typed of [code, ` ${code.toLowerCase()} `, `http://communitrak.test/join/${code}`])
    expect(await guess(typed)).toMatchObject({ ok: true, value: { invitationId } })
})

test('after ten wrong codes in a minute one must wait, even with the right one', async ({ db }) => {
  const { code } = await anInvitation(db)
  const { guess } = aGuesser(db)

  for (let times = 0; times < 10; times += 1) expect(await guess()).toEqual(unknown)
  expect(await guess()).toEqual(waits(60))
  expect(await guess(code)).toEqual(waits(60))
})

test('of twenty wrong codes at once no more than ten are answered, the others must wait', async ({
  db,
}) => {
  const answers = await many(20, aGuesser(db).guess)

  const answered = answers.filter((answer) => !answer.ok && answer.refusal.because === 'unknown')
  expect(answered.length).toBeLessThanOrEqual(10)
  expect(answers.filter((answer) => !answered.includes(answer))).toEqual(
    Array.from({ length: 20 - answered.length }, () => waits(60)),
  )
})

test('after fifty wrong codes in an hour one must wait longer than a minute', async ({ db }) => {
  const { network, browser, guess } = aGuesser(db)
  const aMinutePasses = () =>
    db
      .deleteFrom('requestLimits')
      .where(
        'key',
        'in',
        [network, browser].map((who) => `wrong code minute:${who}`),
      )
      .execute()
  for (let minute = 0; minute < 5; minute += 1) {
    for (let times = 0; times < 10; times += 1) expect(await guess()).toEqual(unknown)
    await aMinutePasses()
  }

  const answer = await guess()
  expect(answer).toEqual(waits(3600))
  expect(answer).not.toEqual(waits(60))
})

test('right codes do not make up for wrong ones', async ({ db }) => {
  const { code } = await anInvitation(db)
  const { guess } = aGuesser(db)

  for (let times = 0; times < 10; times += 1) {
    expect(await guess(code)).toMatchObject({ ok: true })
    expect(await guess()).toEqual(unknown)
  }
  expect(await guess()).toEqual(waits(60))
})

test('what cannot be a code is told at once and costs nothing', async ({ db }) => {
  const { code } = await anInvitation(db)
  const { guess } = aGuesser(db)
  const mistyped = code.startsWith('0') ? `1${code.slice(1)}` : `0${code.slice(1)}`

  for (let times = 0; times < 12; times += 1) {
    expect(await guess('7K3M')).toEqual(refuse({ because: 'not a code' }))
    expect(await guess(mistyped)).toEqual(refuse({ because: 'mistyped' }))
  }
  expect(await guess(code)).toMatchObject({ ok: true })
})

test('a code that was voided was no guess', async ({ db }) => {
  const { by, code, memberId } = await anInvitation(db)
  await voidInvitations(db, by, { memberIds: [memberId] })
  const { guess } = aGuesser(db)

  for (let times = 0; times < 12; times += 1)
    expect(await guess(code)).toEqual(refuse({ because: 'voided' }))
})

test('neither another network nor another browser begins the count anew', async ({ db }) => {
  const guesser = aGuesser(db)
  for (let times = 0; times < 10; times += 1) await guesser.guess()

  const { network, browser } = guesser
  expect(await aGuesser(db, { network }).guess()).toEqual(waits(60))
  expect(await aGuesser(db, { browser }).guess()).toEqual(waits(60))
})

test('whoever guesses locks neither a code nor a community for others', async ({ db }) => {
  const { by, code } = await anInvitation(db)
  const neighbour = await anInvitation(db, { by })
  const { guess } = aGuesser(db)
  for (let times = 0; times < 12; times += 1) await guess()

  for (const one of [code, neighbour.code])
    expect(await aGuesser(db).guess(one)).toMatchObject({ ok: true })
  expect(await aGuesser(db).guess()).toEqual(unknown)
})
