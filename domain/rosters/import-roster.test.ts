import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { addDays } from '#domain/days.ts'
import { inviteMember } from '#domain/invitations/invite-member.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { accept, refuse } from '#domain/result.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import {
  aBroughtRoster,
  aCheckedRoster,
  aSheet,
  changeRoster,
  linesOf,
  owners,
  rosterOf,
} from '#test/brought-rosters.ts'
import { test } from '#test/database.ts'
import { aCommunity, aJoining, aLeader, aNewcomer, anEmail, key } from '#test/factories.ts'
import { aPlannedRoster, carryOut } from '#test/planned-rosters.ts'
import { aRow, atStreet, called } from '#test/roster-rows.ts'
import { change, rowsOf } from '#test/rows.ts'
import { importRoster } from './import-roster.ts'

const april = new Date('2030-04-02T10:00:00Z')

/** How much of everything a community has. */
async function countsOf(db: Db, communityId: string) {
  const tables = ['properties', 'households', 'members', 'residencies', 'invitations', 'deliveries']
  const counts = tables.map(async (table) => [
    table,
    (await rowsOf(db, communityId, table as 'members')).length,
  ])
  return Object.fromEntries(await Promise.all(counts))
}

test('an import makes exactly what the dry run has shown', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const [ana, cy] = [anEmail('ana'), anEmail('cy')]
  const before = await countsOf(db, communityId)
  const rows = [
    aRow(atStreet('1 ELM ST'), [called('Ana Reyes', { email: ana }), called('Bo Chen')]),
    aRow(atStreet('1 ELM STREET'), [called('Cy Reyes', { email: cy, occupancy: 'renter' })]),
    aRow(atStreet('2 OAK ST'), [called('Di Roe')]),
    aRow(atStreet('3 FIR ST'), []),
  ]
  const { rosterId, totals } = await aPlannedRoster(db, by, rows)
  expect(totals).toEqual({
    ...{ rows: 4, create: 3, update: 0, unchanged: 0, skip: 0, attention: 1 },
    ...{ properties: 2, households: 1, members: 3, invitations: 2, voided: 0 },
  })
  expect(await countsOf(db, communityId)).toEqual(before)

  expect(await carryOut(db, by, rosterId)).toEqual({ applied: 3, changed: [] })

  const after = await countsOf(db, communityId)
  expect(after).toEqual({
    properties: before.properties + 2,
    households: before.households + 1,
    members: before.members + 3,
    residencies: before.residencies + 3,
    invitations: 2,
    deliveries: before.deliveries + 2,
  })
  const people = (await rowsOf(db, communityId, 'members')).filter(({ joinedAt }) => !joinedAt)
  expect(people.map(({ firstName, email }) => [firstName, email]).sort()).toEqual([
    ['Ana', ana],
    ['Bo', null],
    ['Cy', cy],
  ])
  const places = await rowsOf(db, communityId, 'residencies')
  expect(
    places.map(({ householdRole, occupancy }) => `${householdRole} ${occupancy}`).sort(),
  ).toEqual(['head other', 'member other', 'member renter'])
  const events = await rowsOf(db, communityId, 'auditEvents')
  expect(events.map(({ deed }) => deed)).toEqual(
    expect.arrayContaining(['invited member', 'imported roster']),
  )
})

test('who is imported joins with the code of their invitation', async ({ db }) => {
  const by = await aLeader(db)
  const email = anEmail('ana')
  const rows = [aRow(atStreet('1 ELM ST'), [called('Ana Reyes', { email })])]
  const { rosterId } = await aPlannedRoster(db, by, rows)
  await carryOut(db, by, rosterId)
  const { communityId } = by
  const [invitation] = await rowsOf(db, communityId, 'invitations')
  const joined = await redeemInvitation(db, await aJoining(db, { email }), {
    communityId,
    invitationId: invitation!.id,
  })
  expect(joined).toMatchObject({ ok: true, value: { memberId: invitation!.memberId } })
})

test('the same file again is unchanged, and a corrected one changes only what it says', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const [ana, bo] = [anEmail('ana'), anEmail('bo')]
  const file = (phone: string | null) => [
    aRow(atStreet('1 ELM ST'), [called('Ana Reyes', { email: ana })]),
    aRow(atStreet('2 OAK ST'), [called('Bo Chen', { email: bo, phone })]),
  ]
  await carryOut(db, by, (await aPlannedRoster(db, by, file(null))).rosterId)
  const before = await countsOf(db, communityId)

  const again = await aPlannedRoster(db, by, file(null))
  expect(again.totals).toMatchObject({ unchanged: 2, create: 0, update: 0, invitations: 0 })
  expect(await carryOut(db, by, again.rosterId)).toEqual({ applied: 0, changed: [] })

  const corrected = await aPlannedRoster(db, by, file('+15125550101'))
  expect(corrected.totals).toMatchObject({ unchanged: 1, update: 1, members: 0, invitations: 0 })
  expect(await carryOut(db, by, corrected.rosterId)).toEqual({ applied: 1, changed: [] })
  expect(await countsOf(db, communityId)).toEqual(before)
  const people = await rowsOf(db, communityId, 'members')
  expect(people.find(({ email }) => email === bo)).toMatchObject({ phone: '+15125550101' })
})

test('without e-mail a home gets its pass on paper, in a batch of its own', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const rows = [aRow(atStreet('1 ELM ST'), [called('Bo Chen')])]
  const { rosterId } = await aPlannedRoster(db, by, rows, { withoutEmail: 'paper' })
  await carryOut(db, by, rosterId)
  const [pass] = await rowsOf(db, communityId, 'invitations')
  const [property] = await rowsOf(db, communityId, 'properties')
  expect(pass).toMatchObject({ channel: 'pass', propertyId: property!.id, memberId: null })
  expect(await rowsOf(db, communityId, 'batches')).toMatchObject([
    { id: pass!.batchId, channel: 'pass', forHomes: true, size: 1 },
  ])
})

test('invitations that leave later are made, and not sent', async ({ db }) => {
  const by = await aLeader(db)
  const rows = [aRow(atStreet('1 ELM ST'), [called('Ana Reyes', { email: anEmail() })])]
  const { rosterId } = await aPlannedRoster(db, by, rows, { sends: 'later' })
  await carryOut(db, by, rosterId)
  expect(await rowsOf(db, by.communityId, 'invitations')).toHaveLength(1)
  expect(await rowsOf(db, by.communityId, 'deliveries')).toEqual([])
})

test('a row for which the community has changed meanwhile is left alone, with what builds on it', async ({
  db,
}) => {
  const by = await aLeader(db)
  const [ana, bo, cy] = [anEmail('ana'), anEmail('bo'), anEmail('cy')]
  const rows = [
    aRow(atStreet('1 ELM ST'), [called('Ana Reyes', { email: ana })]),
    aRow(atStreet('1 ELM ST'), [called('Bo Reyes', { email: bo })]),
    aRow(atStreet('2 OAK ST'), [called('Cy Lim', { email: cy })]),
  ]
  const { rosterId } = await aPlannedRoster(db, by, rows)
  const place = { home: atStreet('9 ASH ST'), householdName: null }
  const ours = { firstName: 'Ana', lastName: 'Reyes', email: ana, place, sendNow: false }
  expect(await inviteMember(db, by, aNewcomer(ours), { key })).toMatchObject({ ok: true })

  expect(await carryOut(db, by, rosterId)).toEqual({
    applied: 1,
    changed: [rows[0]!.line, rows[1]!.line],
  })

  const people = await rowsOf(db, by.communityId, 'members')
  expect(people.map(({ email }) => email)).toEqual(expect.arrayContaining([ana, cy]))
  expect(people.map(({ email }) => email)).not.toContain(bo)
})

test('two imports of one roster at once, and one that goes on after another, do it once', async ({
  db,
}) => {
  const by = await aLeader(db)
  const rows = Array.from({ length: 40 }, (_, at) =>
    aRow(atStreet(`${at + 1} ELM ST`), [called('Ana Reyes', { email: anEmail() })]),
  )
  const { rosterId } = await aPlannedRoster(db, by, rows)
  const outcomes = await Promise.all([1, 2, 3].map(() => carryOut(db, by, rosterId)))
  expect(outcomes.map(({ applied }) => applied).sort((a, b) => a - b)).toEqual([0, 0, 40])
  expect(await carryOut(db, by, rosterId)).toEqual({ applied: 0, changed: [] })
  expect(await countsOf(db, by.communityId)).toMatchObject({ invitations: 40, deliveries: 40 })
})

test('who may not grant the default role imports nobody', async ({ db }) => {
  const { leader, communityId } = await aCommunity(db)
  const rows = [aRow(atStreet('1 ELM ST'), [called('Ana Reyes', { email: anEmail() })])]
  const { rosterId } = await aPlannedRoster(db, leader, rows)
  const by = { ...leader, permissions: new Set(['import roster'] as const) }
  const resident = (await rowsOf(db, communityId, 'roles')).find(
    ({ system }) => system === 'resident',
  )!
  await change(db, 'roles', resident, { permissions: ['invite members'] })
  expect(await importRoster(db, by, { rosterId }, { key })).toMatchObject({
    refusal: { because: 'may not grant' },
  })
  expect(await rowsOf(db, communityId, 'invitations')).toEqual([])
})

test('what was not planned, is unknown or was undone is not imported', async ({ db }) => {
  const [by, stranger] = [await aLeader(db), await aLeader(db)]
  const unread = await aBroughtRoster(db, by)
  const outcome = await importRoster(db, by, { rosterId: unread }, { key })
  expect(outcome).toEqual(refuse({ because: 'not planned' }))
  const rosterId = await aCheckedRoster(db, by)
  const foreign = await importRoster(db, stranger, { rosterId }, { key })
  expect(foreign).toEqual(refuse({ because: 'unknown roster' }))
  await changeRoster(db, by, { rosterId, startedAt: april, undoneAt: april })
  const undone = await importRoster(db, by, { rosterId }, { key })
  expect(undone).toEqual(refuse({ because: 'undone' }))
  const actor = { ...by, permissions: new Set(['invite members'] as const) }
  await expect(importRoster(db, actor, { rosterId }, { key })).rejects.toThrow(NotAllowed)
  expect(await rowsOf(db, by.communityId, 'invitations')).toEqual([])
})

test('an import that was stopped, or of which another was wished, does nothing more', async ({
  db,
}) => {
  const by = await aLeader(db)
  const stopped = await aCheckedRoster(db, by)
  await changeRoster(db, by, { rosterId: stopped, startedAt: april, cancelledAt: april })
  const wished = await aCheckedRoster(db, by)
  await changeRoster(db, by, { rosterId: wished, askedFor: 'import', askedAt: april })
  const earlier = addDays(april, -1)
  for (const wish of [{ rosterId: stopped }, { rosterId: wished, askedAt: earlier }])
    expect(await importRoster(db, by, wish, { key })).toEqual(accept({ applied: 0, changed: [] }))
  expect(await rowsOf(db, by.communityId, 'invitations')).toEqual([])
  const last = { rosterId: wished, askedAt: april }
  expect(await importRoster(db, by, last, { key })).toMatchObject({ value: { applied: 2 } })
  const before = await rosterOf(db, by, wished)
  await importRoster(db, by, { rosterId: wished }, { key })
  expect(await rosterOf(db, by, wished)).toEqual(before)
  const deeds = (await rowsOf(db, by.communityId, 'auditEvents')).map(({ deed }) => deed)
  expect(deeds.filter((deed) => deed === 'imported roster')).toHaveLength(1)
})

test('an import says when it began and ended and who did it, and the file goes', async ({ db }) => {
  const by = { ...(await aLeader(db)), from: '203.0.113.7' }
  const { communityId } = by
  const sheet = aSheet(owners, { name: 'Owners', otherSheets: ['Tenants'] })
  const rosterId = await aCheckedRoster(db, by, { sheet })
  const asked = { askedFor: 'import', askedAt: april, attempts: 2 }
  await changeRoster(db, by, { rosterId, ...asked })
  const heard: number[] = []
  const onProgress = ({ applied }: { applied: number }) => heard.push(applied)
  await importRoster(db, by, { rosterId, askedAt: april }, { key, at: april, onProgress })
  expect(await rosterOf(db, by, rosterId)).toMatchObject({
    ...{ startedAt: april, finishedAt: april, startedBy: by.memberId, askedFor: null },
    ...{ askedAt: null, doneTo: 4, doneRows: 2, changedRows: 0, attempts: 0 },
  })
  expect(heard).toEqual([2, 2])
  const files = await inCommunity(db, communityId, (db) =>
    db.selectFrom('rosterFiles').selectAll().where('communityId', '=', communityId).execute(),
  )
  expect(files).toEqual([])
  expect((await rowsOf(db, communityId, 'auditEvents')).at(-1)).toMatchObject({
    ...{ deed: 'imported roster', actorId: by.memberId, accountId: by.accountId },
    ...{ facts: { rosterId }, fromAddress: '203.0.113.7', happenedAt: april },
  })
})

test('rows that were left alone are marked and counted, and no other', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aCheckedRoster(db, by)
  const place = { home: atStreet('9 ASH ST'), householdName: null }
  const ours = { firstName: 'Ana', lastName: 'Reyes', email: 'ana@example.com', place }
  await inviteMember(db, by, aNewcomer(ours), { key })
  await importRoster(db, by, { rosterId }, { key, at: april })
  expect(await rosterOf(db, by, rosterId)).toMatchObject({ doneRows: 1, changedRows: 1, doneTo: 4 })
  const plans = await linesOf(db, by, { table: 'rosterPlans', rosterId })
  expect(plans.map((plan) => (plan as { changedAt?: Date | null }).changedAt)).toEqual([
    ...[april, null, null],
  ])
})

test.for([
  [{ sends: 'later', sendAt: null }, [], 90],
  [{ sends: 'now', sendAt: null }, [april], 90],
  [{ sends: 'at', sendAt: addDays(april, 120) }, [addDays(april, 120)], 120 + 90],
  [{ sends: 'at', sendAt: addDays(april, -2) }, [april], 90],
] as const)(
  'with %o, messages leave at %o, and codes are valid for their time from then on',
  async ([sends, moments, days], { db }) => {
    const by = await aLeader(db)
    const rosterId = await aCheckedRoster(db, by, { rows: owners.slice(0, 2) })
    await changeRoster(db, by, { rosterId, ...sends })
    await importRoster(db, by, { rosterId }, { key, at: april })
    const messages = await rowsOf(db, by.communityId, 'deliveries')
    expect(messages.map(({ dueAt }) => dueAt)).toEqual(moments)
    const invitations = await rowsOf(db, by.communityId, 'invitations')
    expect(invitations.map(({ expiresAt }) => expiresAt)).toEqual([addDays(april, days)])
  },
)

test('who is Head stays as somebody has chosen it, unless the file says otherwise', async ({
  db,
}) => {
  const by = await aLeader(db)
  const [ana, bo] = [anEmail(), anEmail()]
  const header = ['Name', 'Address', 'Email']
  const rows = [header, ['Ana Reyes', '1 Elm St', ana], ['Bo Reyes', '1 Elm St', bo]]
  const totalsOf = async (rows: string[][]) => {
    const rosterId = await aCheckedRoster(db, by, { rows })
    await carryOut(db, by, rosterId)
    return (await rosterOf(db, by, rosterId))?.totals
  }
  await totalsOf(rows)
  for (const { id, householdRole } of await rowsOf(db, by.communityId, 'residencies')) {
    const other = householdRole === 'head' ? 'member' : 'head'
    await change(db, 'residencies', { ...by, id }, { householdRole: other })
  }
  expect(await totalsOf(rows)).toMatchObject({ unchanged: 2, update: 0 })
  const told = rows.map((row, at) => [...row, at === 0 ? 'Household Role' : 'Head'])
  expect(await totalsOf(told)).toMatchObject({ unchanged: 1, update: 1 })
})
