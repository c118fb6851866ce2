import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { findOrAddProperty } from '#domain/properties/add-property.ts'
import { accept } from '#domain/result.ts'
import { test } from '#test/database.ts'
import { aLeader, anEmail, anInvitation, anOpenCode, key } from '#test/factories.ts'
import { theLimits } from '#test/identity.ts'
import { rowsOf } from '#test/rows.ts'
import { newCode } from './access-code.ts'
import { askAgain } from './ask-again.ts'

const longAgo = new Date('2020-01-01T12:00:00Z')

/** Asks with a code, from a browser nobody else uses. */
const ask = (db: Db, typed: string, who = [anEmail()]) =>
  askAgain(db, { key, limits: theLimits(db) }, { typed, who, from: '203.0.113.9' })

test('who holds an invitation that has run out asks for a new one, and leaders hear whose', async ({
  db,
}) => {
  const { by, code, memberId, invitationId } = await anInvitation(db, { at: longAgo })

  expect(await ask(db, code)).toEqual(accept(null))

  const [notice, ...others] = await rowsOf(db, by.communityId, 'notices')
  expect(others).toEqual([])
  expect(notice).toMatchObject({ kind: 'asked for a new invitation', memberId, facts: {} })
  expect((await rowsOf(db, by.communityId, 'auditEvents')).at(-1)).toMatchObject({
    deed: 'asked for a new invitation',
    memberId,
    invitationId,
    fromAddress: '203.0.113.9',
  })
  const letters = await rowsOf(db, by.communityId, 'deliveries')
  expect(letters.at(-1)).toMatchObject({ template: 'notice', memberId: by.memberId })
})

test('of an open code leaders hear the home it was made for, or where it was sent', async ({
  db,
}) => {
  const by = await aLeader(db)
  const home = { street: '7 ELM ST', unit: null, city: 'AUSTIN', state: 'TX', zip: '78701' }
  const propertyId = await inCommunity(db, by.communityId, (db, now) =>
    findOrAddProperty(db, by, { home: { kind: 'street', ...home }, now }),
  )
  const contact = anEmail()
  for (const given of [{ propertyId }, { contact }, {}])
    await ask(db, (await anOpenCode(db, { by, at: longAgo, ...given })).code)

  const notices = await rowsOf(db, by.communityId, 'notices')
  expect(notices.map(({ memberId, facts }) => ({ memberId, facts }))).toEqual([
    { memberId: null, facts: { home: '7 ELM ST, AUSTIN TX 78701' } },
    { memberId: null, facts: { askedBy: contact } },
    { memberId: null, facts: {} },
  ])
})

test('leaders hear of one invitation once a day, however often and by whomever they are asked', async ({
  db,
}) => {
  const { by, code } = await anInvitation(db, { at: longAgo })

  const answers = await Promise.all([ask(db, code), ask(db, code), ask(db, code)])

  expect(answers).toEqual(Array(3).fill(accept(null)))
  expect(await rowsOf(db, by.communityId, 'notices')).toHaveLength(1)
})

test('a code that has not run out, or is none, is answered alike, and nobody is told', async ({
  db,
}) => {
  const { by, code } = await anInvitation(db)

  for (const typed of [code, newCode(), 'nonsense', ''])
    expect(await ask(db, typed)).toEqual(accept(null))

  expect(await rowsOf(db, by.communityId, 'notices')).toEqual([])
})

test('one browser asks thirty times an hour', async ({ db }) => {
  const who = [anEmail()]
  for (let asked = 0; asked < 30; asked += 1) await ask(db, 'nonsense', who)

  expect(await ask(db, 'nonsense', who)).toMatchObject({ refusal: { because: 'hurry' } })
})
