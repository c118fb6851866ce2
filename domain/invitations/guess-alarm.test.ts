import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import { anInvitation, key } from '#test/factories.ts'
import { theLimits } from '#test/identity.ts'
import { newCode } from './access-code.ts'
import { tryCode } from './try-code.ts'

/** So many wrong codes of all people together within a minute are no slips. */
const asManyAsSlips = 300

/** Strangers who each try one code from a network and browser of their own; how often the alarm rang. */
function strangers(db: Db) {
  const told = { rings: 0 }
  const ring = () => {
    told.rings += 1
  }
  const tools = { key, limits: theLimits(db), ring }
  const one = async (typed: string = newCode()) => {
    const startedAt = performance.now()
    const answer = await tryCode(db, tools, { typed, holder: null, who: [newId(), newId()] })
    return { answer, waited: performance.now() - startedAt }
  }
  return { told, one }
}

/** Makes what was tried on this database so far older than a minute. */
async function aMinutePasses(db: Db) {
  await db.deleteFrom('requestLimits').where('key', 'like', 'wrong code%:everybody').execute()
}

test('many wrong codes from everywhere ring once and slow all answers down, also the right ones', async ({
  db,
}) => {
  await aMinutePasses(db)
  const { code, invitationId } = await anInvitation(db)
  const { told, one } = strangers(db)
  for (let at = 0; at < asManyAsSlips; at += 10)
    await Promise.all(Array.from({ length: 10 }, () => one()))
  expect(told.rings).toBe(0)

  await Promise.all(Array.from({ length: 20 }, () => one()))

  expect(told.rings).toBe(1)
  const right = await one(code)
  expect(right.answer).toMatchObject({ ok: true, value: { invitationId } })
  expect(right.waited).toBeGreaterThan(990) // a timer may fire within its millisecond
  expect((await one('7K3M')).answer).toMatchObject({ refusal: { because: 'not a code' } })
})

test('a minute later the alarm is off and may ring anew', async ({ db }) => {
  await aMinutePasses(db)
  const { told, one } = strangers(db)
  const guess = () => Promise.all(Array.from({ length: asManyAsSlips + 1 }, () => one()))
  await guess()
  await aMinutePasses(db)

  await one()
  expect(told.rings).toBe(1)
  await guess()

  expect(told.rings).toBe(2)
})
