import { expect } from 'vitest'
import { addDays } from '#domain/days.ts'
import { refuse } from '#domain/result.ts'
import { test } from '#test/database.ts'
import {
  aCommunity,
  aLeader,
  aMember,
  aNewcomer,
  anEmail,
  anInvitation,
  key,
} from '#test/factories.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { inviteMember } from './invite-member.ts'
import { voidInvitations } from './void-invitations.ts'

const april = new Date('2026-04-01T12:00:00Z')

test('somebody who has been invited is not invited again, and nothing new is sent', async ({
  db,
}) => {
  const { by, email } = await anInvitation(db)

  expect(await inviteMember(db, by, aNewcomer({ email }), { key })).toEqual(
    refuse({ because: 'already invited' }),
  )
  expect(await rowsOf(db, by.communityId, 'deliveries')).toHaveLength(1)
  expect(await rowsOf(db, by.communityId, 'properties')).toHaveLength(1)
})

test('an invitation that ran out still counts: it is sent again, not made again', async ({
  db,
}) => {
  const { by, email } = await anInvitation(db, { at: april })

  const late = { key, at: addDays(april, 100) }
  expect(await inviteMember(db, by, aNewcomer({ email }), late)).toEqual(
    refuse({ because: 'already invited' }),
  )
})

test.for([
  ['Bo', 'Chen'],
  ['BO', 'chen'],
  ['Bó', 'Chén'],
  ['Bo.', 'Chen'],
])('%s %s is the Bo Chen who was invited', async ([firstName, lastName], { db }) => {
  const { by, email } = await anInvitation(db)

  expect(await inviteMember(db, by, aNewcomer({ email, firstName, lastName }), { key })).toEqual(
    refuse({ because: 'already invited' }),
  )
})

test('a member is not invited again, by whatever name', async ({ db }) => {
  const { communityId, leader: by } = await aCommunity(db)
  const { email } = await aMember(db, { communityId })

  for (const firstName of ['Ana', 'Bo'])
    expect(
      await inviteMember(db, by, aNewcomer({ firstName, lastName: 'Reyes', email: email! }), {
        key,
      }),
    ).toEqual(refuse({ because: 'already a member' }))
})

test('a member is known by the address they sign in with, too', async ({ db }) => {
  const { communityId, leader: by } = await aCommunity(db)
  const member = await aMember(db, { communityId })
  await change(db, 'members', member, { email: anEmail('office') })

  expect(await inviteMember(db, by, aNewcomer({ email: member.email! }), { key })).toEqual(
    refuse({ because: 'already a member' }),
  )
})

test('a member who is suspended is a member', async ({ db }) => {
  const { communityId, leader: by } = await aCommunity(db)
  const member = await aMember(db, { communityId })
  await change(db, 'members', member, { suspendedAt: april, suspendedBecause: 'unpaid dues' })

  expect(await inviteMember(db, by, aNewcomer({ email: member.email! }), { key })).toEqual(
    refuse({ because: 'already a member' }),
  )
})

test('a member of one community is invited into another like anybody', async ({ db }) => {
  const { communityId } = await aCommunity(db)
  const { email } = await aMember(db, { communityId })
  const invited = await anInvitation(db)
  const by = await aLeader(db)

  for (const address of [email!, invited.email])
    expect(await inviteMember(db, by, aNewcomer({ email: address }), { key })).toMatchObject({
      ok: true,
    })
})

test('two people of one address are asked about, then each has a code of their own', async ({
  db,
}) => {
  const { by, email, code, householdId } = await anInvitation(db)
  const place = { householdId }
  const ana = aNewcomer({ email, firstName: 'Ana', lastName: 'Reyes', place })

  expect(await inviteMember(db, by, ana, { key })).toEqual(
    refuse({ because: 'shares an address', name: 'Bo' }),
  )
  expect(await rowsOf(db, by.communityId, 'invitations')).toHaveLength(1)

  const confirmed = await inviteMember(db, by, { ...ana, sharesAddress: true }, { key })
  expect(confirmed).toMatchObject({ ok: true, value: { email, firstName: 'Ana' } })
  expect(confirmed.ok && confirmed.value.code).not.toBe(code)
  expect(await rowsOf(db, by.communityId, 'invitations')).toHaveLength(2)
})

test('who shares an address is still invited only once', async ({ db }) => {
  const { by, email } = await anInvitation(db)
  const ana = { email, firstName: 'Ana', sharesAddress: true }
  await anInvitation(db, { by, newcomer: ana })

  for (const firstName of ['Ana', 'Bo'])
    expect(await inviteMember(db, by, aNewcomer({ ...ana, firstName }), { key })).toEqual(
      refuse({ because: 'already invited' }),
    )
})

test('ten leaders who invite one person at once make one invitation', async ({ db }) => {
  const by = await aLeader(db)
  const email = anEmail('bo')
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () => inviteMember(db, by, aNewcomer({ email }), { key })),
  )

  const refused = outcomes.filter((outcome) => !outcome.ok)
  expect(refused).toEqual(Array.from({ length: 9 }, () => refuse({ because: 'already invited' })))
  expect(await rowsOf(db, by.communityId, 'invitations')).toHaveLength(1)
  expect(await rowsOf(db, by.communityId, 'properties')).toHaveLength(1)
})

test('of ten people invited at once with one address, nine are asked about', async ({ db }) => {
  const by = await aLeader(db)
  const email = anEmail('family')
  const names = Array.from({ length: 10 }, (_, number) => `Bo${number}`)
  const outcomes = await Promise.all(
    names.map((firstName) => inviteMember(db, by, aNewcomer({ email, firstName }), { key })),
  )

  const name = names[outcomes.findIndex(({ ok }) => ok)]!
  const refused = outcomes.filter((outcome) => !outcome.ok)
  expect(refused).toEqual(
    Array.from({ length: 9 }, () => refuse({ because: 'shares an address', name })),
  )
  expect(await rowsOf(db, by.communityId, 'members')).toHaveLength(2)
})

test('somebody who left comes back as the same member, with their history', async ({ db }) => {
  const { communityId, leader: by } = await aCommunity(db)
  const gone = await aMember(db, { communityId, title: 'Treasurer' })
  await change(db, 'members', gone, { leftAt: april })
  const { firstName, lastName, email } = gone

  const again = aNewcomer({ firstName, lastName, email: email! })
  const outcome = await inviteMember(db, by, again, { key })

  expect(outcome).toMatchObject({ ok: true, value: { memberId: gone.id } })
  expect(await rowOf(db, 'members', gone)).toMatchObject({
    title: 'Treasurer',
    createdAt: gone.createdAt,
    accountId: null,
    joinedAt: null,
    leftAt: null,
  })
})

test('of two who left with one address, only the one of this name comes back', async ({ db }) => {
  const { communityId, leader: by } = await aCommunity(db)
  const ana = await aMember(db, { communityId })
  const bo = await aMember(db, { communityId, firstName: 'Bo' })
  for (const member of [ana, bo])
    await change(db, 'members', member, { leftAt: april, email: ana.email })

  const { email, lastName } = ana
  const again = aNewcomer({ firstName: 'Bo', lastName, email: email! })
  const outcome = await inviteMember(db, by, again, { key })

  expect(outcome).toMatchObject({ ok: true, value: { memberId: bo.id } })
  expect(await rowOf(db, 'members', ana)).toMatchObject({ leftAt: april })
})

test('who is invited after a voiding is the same person with another code', async ({ db }) => {
  const { by, email, memberId, code } = await anInvitation(db)
  await voidInvitations(db, by, { memberIds: [memberId] })

  const again = await inviteMember(db, by, aNewcomer({ email, phone: '+15125550123' }), { key })

  expect(again).toMatchObject({ ok: true, value: { memberId, phone: '+15125550123' } })
  expect(again.ok && again.value.code).not.toBe(code)
  const invitations = await rowsOf(db, by.communityId, 'invitations')
  expect(invitations).toMatchObject([{ voidedBecause: 'withdrawn' }, { voidedAt: null }])
})

test('who is invited anew into another home is expected there alone', async ({ db }) => {
  const { by, email, memberId, householdId } = await anInvitation(db)
  await voidInvitations(db, by, { memberIds: [memberId] })
  const again = await anInvitation(db, { by, newcomer: { email } })

  const residencies = await rowsOf(db, by.communityId, 'residencies')
  expect(residencies).toMatchObject([
    { memberId, householdId, until: expect.any(Date) },
    { memberId, householdId: again.householdId, until: null },
  ])
})

test('who is invited anew into the same household lives there once', async ({ db }) => {
  const { by, email, memberId, householdId } = await anInvitation(db)
  await voidInvitations(db, by, { memberIds: [memberId] })
  const place = { householdId }
  await anInvitation(db, { by, newcomer: { email, place, householdRole: 'member' } })

  const residencies = await rowsOf(db, by.communityId, 'residencies')
  expect(residencies).toMatchObject([
    { memberId, householdId, householdRole: 'member', until: null },
  ])
})
