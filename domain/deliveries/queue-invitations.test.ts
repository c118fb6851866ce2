import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { addDays, addMinutes } from '#domain/days.ts'
import { test } from '#test/database.ts'
import { aLeader, anEmail, anInvitation } from '#test/factories.ts'
import { change, rowsOf } from '#test/rows.ts'
import { queueInvitations } from './queue-invitations.ts'

const noon = new Date('2026-04-01T12:00:00Z')

type Person = { communityId: string; recipient: string; memberId?: string | null }

/** Writes to somebody at a moment; answers when the message may leave. */
async function writeTo(db: Db, { communityId, ...person }: Person, at: Date): Promise<Date> {
  const messages = [{ ...person, locale: 'en' }]
  await inCommunity(
    db,
    communityId,
    (db, now) => queueInvitations(db, { communityId, channel: 'email', messages, now }),
    at,
  )
  const rows = await rowsOf(db, communityId, 'deliveries')
  return rows.filter(({ recipient }) => recipient === person.recipient).at(-1)!.dueAt
}

test('whoever was written to a moment ago hears again after ten minutes', async ({ db }) => {
  const { communityId } = await aLeader(db)
  const person = { communityId, recipient: anEmail() }

  expect(await writeTo(db, person, noon)).toEqual(noon)
  expect(await writeTo(db, person, addMinutes(noon, 3))).toEqual(addMinutes(noon, 10))
})

test('the rest of ten minutes begins when a message leaves, and one that never leaves needs none', async ({
  db,
}) => {
  const { communityId } = await aLeader(db)
  const person = { communityId, recipient: anEmail() }
  await writeTo(db, person, noon)
  const [message] = await rowsOf(db, communityId, 'deliveries')
  await change(db, 'deliveries', message!, { dueAt: addDays(noon, 2) })
  const hour = addMinutes(noon, 60)

  expect(await writeTo(db, person, hour)).toEqual(addMinutes(addDays(noon, 2), 10))
  for (const row of await rowsOf(db, communityId, 'deliveries'))
    await change(db, 'deliveries', row, { suppressedAt: hour })
  expect(await writeTo(db, person, hour)).toEqual(hour)
})

test('nobody is written to more than three times a day', async ({ db }) => {
  const { communityId } = await aLeader(db)
  const person = { communityId, recipient: anEmail() }
  for (const minutes of [0, 60, 120])
    expect(await writeTo(db, person, addMinutes(noon, minutes))).toEqual(addMinutes(noon, minutes))

  expect(await writeTo(db, person, addMinutes(noon, 180))).toEqual(addDays(noon, 1))
  const nextDay = addMinutes(addDays(noon, 1), 61)
  expect(await writeTo(db, { communityId, recipient: anEmail() }, nextDay)).toEqual(nextDay)
})

test('people who share an address are people of their own', async ({ db }) => {
  const { by, memberId, email } = await anInvitation(db, { newcomer: { sendNow: false } })
  const other = await anInvitation(db, {
    by,
    newcomer: { email, firstName: 'Ana', sharesAddress: true, sendNow: false },
  })
  const { communityId } = by

  expect(await writeTo(db, { communityId, recipient: email, memberId }, noon)).toEqual(noon)
  const second = { communityId, recipient: email, memberId: other.memberId }
  expect(await writeTo(db, second, addMinutes(noon, 1))).toEqual(addMinutes(noon, 1))
  expect(await writeTo(db, second, addMinutes(noon, 2))).toEqual(addMinutes(noon, 11))
})

test('one community does not count what another one wrote', async ({ db }) => {
  const [one, other] = [await aLeader(db), await aLeader(db)]
  const recipient = anEmail()
  await writeTo(db, { communityId: one.communityId, recipient }, noon)

  const at = addMinutes(noon, 1)
  expect(await writeTo(db, { communityId: other.communityId, recipient }, at)).toEqual(at)
})
