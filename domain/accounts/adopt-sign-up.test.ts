import { expect } from 'vitest'
import { aSignUp, aTicket, lettersTo, test } from '#test/identity.ts'
import { adoptSignUp } from './adopt-sign-up.ts'
import { readSignUp } from './read-sign-up.ts'

test('the browser that gives the right password becomes the one of the sign-up', async ({
  db,
  tools,
}) => {
  const given = aSignUp()
  const first = await aTicket(db, tools, given)
  const second = await adoptSignUp(db, tools, first)
  expect(second.signUpId).toBe(first.signUpId)
  expect(await readSignUp(db, second)).toMatchObject({ sameDevice: true })
  expect(await readSignUp(db, first)).toMatchObject({ sameDevice: false })
  const templates = (await lettersTo(db, given.email)).map(({ template }) => template)
  expect(templates).toEqual(['confirm address', 'confirm address'])
})

test('the browser is adopted also when the address may not be written to again', async ({
  db,
  tools,
}) => {
  const given = aSignUp()
  for (let times = 0; times < 2; times += 1) await aTicket(db, tools, given)
  const last = await aTicket(db, tools, given)
  const adopted = await adoptSignUp(db, tools, last)
  expect(await readSignUp(db, adopted)).toMatchObject({ sameDevice: true })
  expect(await lettersTo(db, given.email)).toHaveLength(3)
})

test('other sign-ups for the address keep their browser', async ({ db, tools }) => {
  const given = aSignUp()
  const [one, other] = [await aTicket(db, tools, given), await aTicket(db, tools, given)]
  await adoptSignUp(db, tools, one)
  expect(await readSignUp(db, other)).toMatchObject({ sameDevice: true })
})
