import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { readGivenNumber } from '#domain/contacts/given-number.ts'
import { inviteAddresses } from '#domain/invitations/invite-addresses.ts'
import { inviteNumbers } from '#domain/invitations/invite-numbers.ts'
import { readListReport } from '#domain/invitations/list-report.ts'
import { readTextBatch } from '#domain/invitations/read-text-batch.ts'
import { newId } from '#domain/new-id.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { listRosterRows } from '#domain/rosters/list-rows.ts'
import { test } from '#test/database.ts'
import { aLeader, aNumber, anEmail, anInvitation, key } from '#test/factories.ts'
import { aDweller } from '#test/households.ts'
import { aList } from '#test/lists.ts'
import { aPlannedRoster } from '#test/planned-rosters.ts'
import { aRow, atStreet, called } from '#test/roster-rows.ts'
import { change } from '#test/rows.ts'
import { suspend } from './suspend.ts'

/** A leader whose community has suspended Bo Chen, who has left; and somebody who may not end that. */
async function whoeverLooks(db: Db) {
  const leader = await aLeader(db)
  const { communityId } = leader
  const bo = await aDweller(db, { communityId, invited: await anInvitation(db, { by: leader }) })
  await suspend(db, leader, { memberId: bo.memberId, reason: 'Threatened a neighbour' })
  const [email, phone] = [anEmail('bo'), aNumber()]
  await change(
    db,
    'members',
    { communityId, id: bo.memberId },
    { leftAt: new Date(), email, phone },
  )
  const permissions = new Set([...leader.permissions].filter((one) => one !== 'change member role'))
  return { leader, other: { ...leader, permissions } satisfies Actor, email, phone }
}

test('what a leader was told of a suspension, others are not told who open the report of their list', async ({
  db,
}) => {
  const { leader, other, email } = await whoeverLooks(db)
  const list = aList(`${email}\n${anEmail()}`)
  await inviteAddresses(db, leader, list, { key })
  const heard = async (by: Actor) =>
    (await readListReport(db, by, { batchId: list.submission }))!.skipped
  expect(await heard(leader)).toEqual([{ typed: email, because: 'suspended' }])
  expect(await heard(other)).toEqual([{ typed: email, because: 'ask a leader' }])
})

test('nor of their texts', async ({ db }) => {
  const { leader, other, phone } = await whoeverLooks(db)
  const given = [phone, aNumber()].map((number) => readGivenNumber({ number, name: '' }))
  const list = { given, consented: true, submission: newId() }
  const made = await inviteNumbers(db, leader, list, { key })
  if (!made.ok) throw new Error(made.refusal.because)
  const heard = async (by: Actor) =>
    (await readTextBatch(db, by, { batchId: made.value.id }))!.skipped[0]?.because
  expect(await heard(leader)).toBe('suspended')
  expect(await heard(other)).toBe('ask a leader')
})

test('nor of the rows of their roster', async ({ db }) => {
  const { leader, other, email } = await whoeverLooks(db)
  const row = aRow(atStreet('7 ELM ST'), [called('Bo Chen', { email })])
  const { rosterId } = await aPlannedRoster(db, leader, [row])
  const heard = async (by: Actor) =>
    (await listRosterRows(db, by, { rosterId, kind: 'attention', most: 5 })).map(({ plan }) =>
      plan.problems.map(({ reason }) => reason),
    )
  expect(await heard(leader)).toEqual([['suspended']])
  expect(await heard(other)).toEqual([['ask a leader']])
})
