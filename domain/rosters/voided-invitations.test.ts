import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inviteMember } from '#domain/invitations/invite-member.ts'
import { voidBatch } from '#domain/invitations/void-batch.ts'
import { voidInvitations } from '#domain/invitations/void-invitations.ts'
import { test } from '#test/database.ts'
import { aLeader, aNewcomer, anEmail, key } from '#test/factories.ts'
import { aPlannedRoster, carryOut } from '#test/planned-rosters.ts'
import { aRow, atStreet, called } from '#test/roster-rows.ts'
import { change, rowsOf } from '#test/rows.ts'
import { listRosterRows } from './list-rows.ts'
import { undoRoster } from './undo-roster.ts'

const april = new Date('2030-04-02T10:00:00Z')

/** Ana and Bo of a roster, who were invited by it; what its rows say of them now, and what an import of it makes. */
async function anImportedTown(db: Db) {
  const by = await aLeader(db)
  const [ana, bo] = [anEmail('ana'), anEmail('bo')]
  const plan = async (phone: string | null = null) => {
    const rows = [
      aRow(atStreet('1 ELM ST'), [called('Ana Reyes', { email: ana, phone })]),
      aRow(atStreet('2 OAK ST'), [called('Bo Chen', { email: bo })]),
    ]
    const { rosterId, totals } = await aPlannedRoster(db, by, rows)
    const said = async (kind: 'update' | 'unchanged') => {
      const asked = { rosterId, kind, after: 0, before: null, most: 9 }
      const found = await listRosterRows(db, by, asked)
      return found.map(({ plan: { problems } }) =>
        problems.map(({ reason, typed }) => [reason, typed]),
      )
    }
    return { rosterId, totals, said }
  }
  const codes = async () => (await rowsOf(db, by.communityId, 'invitations')).length
  await carryOut(db, by, (await plan()).rosterId)
  const people = await rowsOf(db, by.communityId, 'members')
  const { id } = people.find(({ email }) => email === ana)!
  return { by, id, ana, plan, codes }
}

test('whose invitation was voided is not invited by a file again, and its row says since when', async ({
  db,
}) => {
  const { by, id, ana, plan, codes } = await anImportedTown(db)
  await voidInvitations(db, by, { memberIds: [id] }, { at: april })
  const again = await plan()
  expect(again.totals).toMatchObject({ unchanged: 2, update: 0, invitations: 0, voided: 1 })
  const note = ['invitation voided', april.toISOString()]
  expect(await again.said('unchanged')).toEqual([[note], []])
  await carryOut(db, by, again.rosterId)
  expect(await codes()).toBe(2)

  const corrected = await plan('+15125550101')
  expect(corrected.totals).toMatchObject({ update: 1, invitations: 0, voided: 1 })
  expect(await corrected.said('update')).toEqual([[note]])
  await carryOut(db, by, corrected.rosterId)
  expect(await codes()).toBe(2)

  const byHand = aNewcomer({ firstName: 'Ana', lastName: 'Reyes', email: ana })
  expect(await inviteMember(db, by, byHand, { key })).toMatchObject({ value: { memberId: id } })
  const last = await plan()
  expect(last.totals).toMatchObject({ invitations: 0, voided: 0 })
})

test('a batch that was voided as one stays voided, too', async ({ db }) => {
  const { by, plan, codes } = await anImportedTown(db)
  const [batch] = await rowsOf(db, by.communityId, 'batches')
  await voidBatch(db, by, { batchId: batch!.id })
  const again = await plan()
  expect(again.totals).toMatchObject({ unchanged: 2, invitations: 0, voided: 2 })
  await carryOut(db, by, again.rosterId)
  expect(await codes()).toBe(2)
})

test('an invitation that ended with the import it was of is no void', async ({ db }) => {
  const by = await aLeader(db)
  const email = anEmail('bo')
  const plan = (people: ReturnType<typeof called>[], given = {}) =>
    aPlannedRoster(db, by, [aRow(atStreet('2 OAK ST'), people)], given)
  const onPaper = await plan([called('Bo Chen')], { withoutEmail: 'paper' })
  await carryOut(db, by, onPaper.rosterId)
  const invited = await plan([called('Bo Chen', { email })])
  await carryOut(db, by, invited.rosterId)
  for (const { id } of await rowsOf(db, by.communityId, 'deliveries'))
    await change(db, 'deliveries', { communityId: by.communityId, id }, { sentAt: april })
  expect(await undoRoster(db, by, { rosterId: invited.rosterId })).toMatchObject({ ok: true })
  const again = await plan([called('Bo Chen', { email })])
  expect(again.totals).toMatchObject({ invitations: 1, voided: 0 })
})
