import { expect } from 'vitest'
import { anEmail, key } from '#test/factories.ts'
import { aPerson, lettersTo, password, sentBack, test } from '#test/identity.ts'
import { askEmailChange } from './ask-email-change.ts'
import { changePassword } from './change-password.ts'
import { proofOf } from './proof.ts'
import { readOpenChange } from './read-email-change.ts'
import { requestPasswordReset, resetPassword } from './reset-password.ts'
import { signIn } from './sign-in.ts'

const device = { address: null, userAgent: null }
const newPassword = 'eight louder cranes'
const who = () => [anEmail('who')]

type Tools = Parameters<typeof changePassword>[1]

/** Somebody with two sessions, who changes the password in the first. */
async function aCareful(db: Parameters<typeof aPerson>[0], tools: Tools) {
  const person = await aPerson(db, tools)
  const { accountId } = person
  const cookies = []
  for (let times = 0; times < 2; times += 1) {
    const session = await tools.identity.startSession({ accountId, device })
    if (!session.ok) throw new Error('not admitted')
    cookies.push(sentBack(session.value))
  }
  const here = (await tools.identity.sessionOf(cookies[0]!))!
  const given = { accountId, sessionId: here.sessionId, password, newPassword }
  return { ...person, cookies, given }
}

test('the new password is the only one, and this session the only one left', async ({
  db,
  tools,
}) => {
  const { given, email, accountId, cookies } = await aCareful(db, tools)
  const changed = await changePassword(db, tools, { ...given, who: who() })
  expect(changed).toEqual({ ok: true, value: null })
  const enter = (password: string) => signIn(db, tools, { email, password, device, who: who() })
  expect(await enter(password)).toMatchObject({ ok: false, refusal: { because: 'wrong' } })
  expect(await enter(newPassword)).toMatchObject({ ok: true, value: { accountId } })
  expect(await tools.identity.sessionOf(cookies[0]!)).not.toBeNull()
  expect(await tools.identity.sessionOf(cookies[1]!)).toBeNull()
  expect(await lettersTo(db, email)).toMatchObject([{ template: 'password changed' }])
})

test('without the present password nothing changes, and nobody is signed out', async ({
  db,
  tools,
}) => {
  const { given, email, cookies } = await aCareful(db, tools)
  const wrong = { ...given, password: 'wrong', who: who() }
  expect(await changePassword(db, tools, wrong)).toEqual({
    ok: false,
    refusal: { because: 'wrong password' },
  })
  expect(await tools.identity.sessionOf(cookies[1]!)).not.toBeNull()
  expect(await signIn(db, tools, { email, password, device, who: who() })).toMatchObject({
    ok: true,
  })
  expect(await lettersTo(db, email)).toEqual([])
})

test('a code that was sent before works no more', async ({ db, tools }) => {
  const { given, email } = await aCareful(db, tools)
  const asked = await requestPasswordReset(db, tools, { email, locale: 'en' })
  if (!asked.ok) throw new Error('hurry')
  const { resetId } = asked.value
  await changePassword(db, tools, { ...given, who: who() })
  const { code } = proofOf(key, { purpose: 'password reset', id: resetId })
  const typed = { resetId, code, password: 'nine silent swans', who: who() }
  expect(await resetPassword(db, tools, typed)).toMatchObject({ refusal: { because: 'unknown' } })
})

test.for(['changed', 'reset'])(
  'a change of address that a thief asked for ends when the password is %s',
  async (how, { db, tools }) => {
    const { given, email, accountId } = await aCareful(db, tools)
    const asking = { ...given, email: anEmail('thief'), who: who() }
    expect(await askEmailChange(db, tools, asking)).toMatchObject({ ok: true })
    if (how === 'changed') await changePassword(db, tools, { ...given, who: who() })
    else {
      const asked = await requestPasswordReset(db, tools, { email, locale: 'en' })
      if (!asked.ok) throw new Error('hurry')
      const { resetId } = asked.value
      const { code } = proofOf(key, { purpose: 'password reset', id: resetId })
      await resetPassword(db, tools, { resetId, code, password: newPassword, who: who() })
    }
    expect(await readOpenChange(db, { accountId })).toBeNull()
  },
)
