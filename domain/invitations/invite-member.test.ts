import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { addDays } from '#domain/days.ts'
import { listHouseholds } from '#domain/households/list-households.ts'
import { newId } from '#domain/new-id.ts'
import { refuse } from '#domain/result.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aCommunity, aLeader, aNewcomer, anInvitation, key } from '#test/factories.ts'
import { change, rowsOf } from '#test/rows.ts'
import { inviteMember } from './invite-member.ts'
import { voidInvitations } from './void-invitations.ts'

const april = new Date('2026-04-01T12:00:00Z')

const oakLane = { city: 'AUSTIN', state: 'TX', zip: '78701', kind: 'street', unit: null } as const

/** How many of everything a community has. */
async function countAll(db: Db, communityId: string) {
  const tables = ['properties', 'households', 'members', 'residencies', 'invitations'] as const
  const rows = await Promise.all(
    [...tables, 'deliveries' as const, 'auditEvents' as const].map((table) =>
      rowsOf(db, communityId, table),
    ),
  )
  return rows.map(({ length }) => length)
}

test('an invitation into a new home makes home, household, member and place at once', async ({
  db,
}) => {
  const { communityId, leader: by } = await aCommunity(db)
  const home = { ...oakLane, street: '7 OAK LN', unit: 'APT 4' }
  const newcomer = aNewcomer({ phone: '+15125550123', place: { home, householdName: 'The Chens' } })

  const outcome = await inviteMember(db, by, newcomer, { key, at: april })

  const [property] = await rowsOf(db, communityId, 'properties')
  const [household] = await rowsOf(db, communityId, 'households')
  const [, member] = await rowsOf(db, communityId, 'members')
  const residencies = await rowsOf(db, communityId, 'residencies')
  expect(outcome).toEqual({
    ok: true,
    value: {
      invitationId: newcomer.submission,
      memberId: member!.id,
      householdId: household!.id,
      firstName: 'Bo',
      lastName: 'Chen',
      email: newcomer.email,
      phone: '+15125550123',
      code: expect.stringMatching(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/),
    },
  })
  expect(property).toMatchObject({ ...home, lot: null, createdAt: april, deletedAt: null })
  expect(household).toMatchObject({ propertyId: property!.id, name: 'The Chens' })
  expect(member).toMatchObject({
    firstName: 'Bo',
    lastName: 'Chen',
    email: newcomer.email,
    phone: '+15125550123',
    accountId: null,
    joinedAt: null,
    createdAt: april,
  })
  expect(residencies).toEqual([
    {
      communityId,
      id: expect.any(String),
      householdId: household!.id,
      memberId: member!.id,
      householdRole: 'head',
      occupancy: 'other',
      since: april,
      confirmedAt: null,
      until: null,
    },
  ])
})

test('an invitation is a promise with dates, a message to send and a line in the audit log', async ({
  db,
}) => {
  const { communityId, leader } = await aCommunity(db)
  const by = { ...leader, from: '203.0.113.7' }
  const newcomer = aNewcomer()
  await inviteMember(db, by, newcomer, { key, at: april })

  const [, member] = await rowsOf(db, communityId, 'members')
  const roles = await rowsOf(db, communityId, 'roles')
  const about = { memberId: member!.id, invitationId: newcomer.submission }
  const nothing = { renewedAt: null, redeemedAt: null, voidedAt: null, voidedBecause: null }
  const personal = {
    batchId: null,
    serial: null,
    propertyId: null,
    contact: null,
    contactName: null,
    householdId: null,
  }
  expect(await rowsOf(db, communityId, 'invitations')).toEqual([
    {
      communityId,
      id: newcomer.submission,
      memberId: member!.id,
      codeLookUp: expect.any(Buffer),
      sealedCode: expect.any(Buffer),
      channel: 'email',
      roleId: roles.find((role) => role.system === 'resident')!.id,
      invitedBy: by.memberId,
      invitedAt: april,
      expiresAt: addDays(april, 90),
      ...nothing,
      ...personal,
      consentedAt: null,
      joinedAs: null,
    },
  ])
  expect(await rowsOf(db, communityId, 'deliveries')).toMatchObject([
    {
      ...about,
      template: 'invitation',
      channel: 'email',
      recipient: newcomer.email,
      facts: {},
      queuedAt: april,
      dueAt: april,
    },
  ])
  const [, ...events] = await rowsOf(db, communityId, 'auditEvents')
  const actor = { actorId: by.memberId, accountId: by.accountId, fromAddress: '203.0.113.7' }
  expect(events).toMatchObject([
    { ...actor, deed: 'created property' },
    { ...actor, deed: 'created household' },
    { ...actor, ...about, deed: 'invited member', facts: { sent: true } },
  ])
})

test.for([
  [30, addDays(april, 30)],
  [365, addDays(april, 365)],
  [null, null],
] as const)('where invitations are valid %s days, it ends %s', async ([days, end], { db }) => {
  const { communityId, leader: by } = await aCommunity(db, { invitationDays: days })
  await anInvitation(db, { by, at: april })
  const [invitation] = await rowsOf(db, communityId, 'invitations')
  expect(invitation?.expiresAt).toEqual(end)
})

test('somebody may be invited into a home that is there, in a household of their own', async ({
  db,
}) => {
  const { by } = await anInvitation(db)
  const [property] = await rowsOf(db, by.communityId, 'properties')
  const place = { propertyId: property!.id, householdName: 'Downstairs' }
  await anInvitation(db, { by, newcomer: { place } })

  expect(await rowsOf(db, by.communityId, 'properties')).toHaveLength(1)
  expect(await rowsOf(db, by.communityId, 'households')).toMatchObject([
    { propertyId: property!.id, name: null },
    { propertyId: property!.id, name: 'Downstairs' },
  ])
})

test('somebody may be invited into a household that is there', async ({ db }) => {
  const first = await anInvitation(db)
  const { by, householdId } = first
  const newcomer = { place: { householdId }, householdRole: 'member' as const }
  const second = await anInvitation(db, { by, newcomer })

  expect(second.householdId).toBe(householdId)
  expect(await rowsOf(db, by.communityId, 'households')).toHaveLength(1)
  expect(await rowsOf(db, by.communityId, 'residencies')).toMatchObject([
    { householdId, memberId: first.memberId, householdRole: 'head' },
    { householdId, memberId: second.memberId, householdRole: 'member' },
  ])
})

test('a household without a name is called after all who are expected there', async ({ db }) => {
  const { by, householdId } = await anInvitation(db, { newcomer: { lastName: 'Reyes' } })
  await anInvitation(db, { by, newcomer: { lastName: 'Chen', place: { householdId } } })
  const [property] = await rowsOf(db, by.communityId, 'properties')

  expect(await listHouseholds(db, by, { propertyId: property!.id })).toEqual([
    { id: householdId, name: { after: ['Chen', 'Reyes'] }, memberCount: 2 },
  ])
})

test.for(['property', 'household'] as const)(
  'a %s of another community is not known, and nothing is written',
  async (what, { db }) => {
    const stranger = await anInvitation(db)
    const [foreign] = await rowsOf(db, stranger.by.communityId, 'properties')
    const { communityId, leader: by } = await aCommunity(db)
    const before = await countAll(db, communityId)
    const place =
      what === 'property'
        ? { propertyId: foreign!.id, householdName: null }
        : { householdId: stranger.householdId }

    const outcome = await inviteMember(db, by, aNewcomer({ place }), { key })

    expect(outcome).toEqual(refuse({ because: `unknown ${what}` }))
    expect(await countAll(db, communityId)).toEqual(before)
  },
)

test('a property that was deleted is not known', async ({ db }) => {
  const { by } = await anInvitation(db)
  const [property] = await rowsOf(db, by.communityId, 'properties')
  await change(db, 'properties', property!, { deletedAt: april })
  const place = { propertyId: property!.id, householdName: null }

  expect(await inviteMember(db, by, aNewcomer({ place }), { key })).toEqual(
    refuse({ because: 'unknown property' }),
  )
})

test('an invitation that is not to be sent yet waits without a message', async ({ db }) => {
  const { by } = await anInvitation(db, { newcomer: { sendNow: false } })

  expect(await rowsOf(db, by.communityId, 'invitations')).toHaveLength(1)
  expect(await rowsOf(db, by.communityId, 'deliveries')).toEqual([])
  const events = await rowsOf(db, by.communityId, 'auditEvents')
  expect(events.at(-1)).toMatchObject({ deed: 'invited member', facts: { sent: false } })
})

test('a form sent twice makes one invitation and gets the same answer', async ({ db }) => {
  const by = await aLeader(db)
  const newcomer = aNewcomer()
  const first = await inviteMember(db, by, newcomer, { key })
  const before = await countAll(db, by.communityId)

  expect(await inviteMember(db, by, newcomer, { key })).toEqual(first)
  expect(await countAll(db, by.communityId)).toEqual(before)
})

test('a button pressed five times at once makes one invitation and gets one answer', async ({
  db,
}) => {
  const by = await aLeader(db)
  const newcomer = aNewcomer()
  const outcomes = await Promise.all(
    Array.from({ length: 5 }, () => inviteMember(db, by, newcomer, { key })),
  )

  expect(outcomes[0]!.ok).toBe(true)
  expect(outcomes).toEqual(Array.from({ length: 5 }, () => outcomes[0]))
  expect(await rowsOf(db, by.communityId, 'invitations')).toHaveLength(1)
  expect(await rowsOf(db, by.communityId, 'deliveries')).toHaveLength(1)
})

test('a form sent again tells its own household, also of somebody who was invited before', async ({
  db,
}) => {
  const { by, email, memberId } = await anInvitation(db)
  await voidInvitations(db, by, { memberIds: [memberId] })
  const newcomer = aNewcomer({ email })
  const second = await inviteMember(db, by, newcomer, { key })

  expect(second).toMatchObject({ ok: true, value: { memberId } })
  expect(await inviteMember(db, by, newcomer, { key })).toEqual(second)
})

test('the code of a form sent again is no longer told once the invitation is spent', async ({
  db,
}) => {
  const by = await aLeader(db)
  const newcomer = aNewcomer()
  const first = await inviteMember(db, by, newcomer, { key })
  const invitation = { communityId: by.communityId, id: newcomer.submission }
  const voided = { voidedAt: april, voidedBecause: 'withdrawn', sealedCode: null }
  await change(db, 'invitations', invitation, voided)

  const again = await inviteMember(db, by, newcomer, { key })
  expect(again).toEqual({ ok: true, value: { ...(first.ok && first.value), code: null } })
})

test('what fails in the last step leaves no home, household or member behind', async ({ db }) => {
  const { communityId, leader: by } = await aCommunity(db)
  const { invitationId: submission } = await anInvitation(db, { by })
  const before = await countAll(db, communityId)
  const colleague = { ...by, memberId: newId() }

  await expect(inviteMember(db, colleague, aNewcomer({ submission }), { key })).rejects.toThrow(
    /invitations_pkey/,
  )
  expect(await countAll(db, communityId)).toEqual(before)
})

test('nobody invites without the permission to', async ({ db }) => {
  const { communityId, leader } = await aCommunity(db)
  const permissions = new Set([...leader.permissions].filter((one) => one !== 'invite members'))
  const before = await countAll(db, communityId)

  await expect(inviteMember(db, { ...leader, permissions }, aNewcomer(), { key })).rejects.toThrow(
    NotAllowed,
  )
  expect(await countAll(db, communityId)).toEqual(before)
})

test('nobody gives a newcomer a permission that they lack themselves', async ({ db }) => {
  const { communityId, leader } = await aCommunity(db)
  const permissions = new Set([...leader.permissions].filter((one) => one !== 'view leaders'))
  const before = await countAll(db, communityId)

  const outcome = await inviteMember(db, { ...leader, permissions }, aNewcomer(), { key })

  expect(outcome).toEqual(refuse({ because: 'may not grant' }))
  expect(await countAll(db, communityId)).toEqual(before)
})
