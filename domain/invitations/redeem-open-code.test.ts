import { expect } from 'vitest'
import { accept, refuse } from '#domain/result.ts'
import { test } from '#test/database.ts'
import {
  aCommunity,
  aJoining,
  aLeader,
  aMember,
  aNewcomer,
  anEmail,
  anInvitation,
  anOpenCode,
  key,
} from '#test/factories.ts'
import { aProperty, april, comeTo, elm, homeAt, may, membersOf } from '#test/open-codes.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { inviteMember } from './invite-member.ts'
import { redeemInvitation } from './redeem-invitation.ts'
import { voidInvitations } from './void-invitations.ts'

test('an open code leads into a known home nobody has joined in, at once and as its head', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const propertyId = await aProperty(db, by)
  const joining = await aJoining(db, { firstName: 'Mia', lastName: 'Ortiz', from: '203.0.113.9' })

  const { outcome, invitationId } = await comeTo(db, by, { joining })

  const [member, ...others] = await membersOf(db, by)
  expect(others).toEqual([])
  expect(outcome).toEqual(accept({ communityId, memberId: member!.id }))
  expect(member).toMatchObject({
    firstName: 'Mia',
    lastName: 'Ortiz',
    nameKey: 'ortiz mia',
    email: joining.email,
    accountId: joining.accountId,
    joinedAt: may,
  })
  const [household] = await rowsOf(db, communityId, 'households')
  expect(household).toMatchObject({ propertyId, name: null })
  const place = { householdId: household!.id, memberId: member!.id, householdRole: 'head' }
  const dates = { since: may, confirmedAt: may, until: null }
  expect(await rowsOf(db, communityId, 'residencies')).toMatchObject([{ ...place, ...dates }])
  const code = { redeemedAt: may, sealedCode: null, joinedAs: member!.id, memberId: null }
  expect(await rowOf(db, 'invitations', { communityId, id: invitationId })).toMatchObject(code)
  const who = { actorId: member!.id, accountId: joining.accountId, fromAddress: '203.0.113.9' }
  const written = await rowsOf(db, communityId, 'auditEvents')
  expect(written.filter(({ actorId }) => actorId !== by.memberId)).toMatchObject([
    { ...who, deed: 'created household', facts: { householdId: household!.id, propertyId } },
    { ...who, deed: 'joined', invitationId },
  ])
  const letter = { template: 'welcome', recipient: joining.email, memberId: member!.id }
  expect(await rowsOf(db, communityId, 'deliveries')).toMatchObject([letter])
})

test('a household that waits in the home is joined, not doubled', async ({ db }) => {
  const by = await aLeader(db)
  const place = { home: elm, householdName: 'The Chens' }
  const { householdId } = await anInvitation(db, { by, newcomer: { place } })

  const { outcome } = await comeTo(db, by)

  expect(outcome.ok).toBe(true)
  expect(await rowsOf(db, by.communityId, 'households')).toHaveLength(1)
  const [, own] = await rowsOf(db, by.communityId, 'residencies')
  expect(own).toMatchObject({ householdId, householdRole: 'head' })
})

test('who is expected there by name is that member, and the code of their own ends', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const place = { home: elm, householdName: null }
  const newcomer = { place, firstName: 'José', lastName: 'Núñez', householdRole: 'member' } as const
  const expected = await anInvitation(db, { by, newcomer })
  await change(db, 'members', { communityId, id: expected.memberId }, { email: null })
  const joining = await aJoining(db, { firstName: 'jose', lastName: 'NUNEZ' })

  const { outcome } = await comeTo(db, by, { joining })

  expect(outcome).toEqual(accept({ communityId, memberId: expected.memberId }))
  const member = { firstName: 'José', email: joining.email, joinedAt: may }
  expect(await membersOf(db, by)).toMatchObject([member])
  expect(await rowsOf(db, communityId, 'residencies')).toMatchObject([
    { householdId: expected.householdId, householdRole: 'head', confirmedAt: may, until: null },
  ])
  const voided = { voidedAt: may, voidedBecause: 'joined otherwise', sealedCode: null }
  const own = { communityId, id: expected.invitationId }
  expect(await rowOf(db, 'invitations', own)).toMatchObject(voided)
})

test('messages with a code that ended since its person came otherwise never leave, and cost nothing', async ({
  db,
}) => {
  const by = await aLeader(db)
  const newcomer = { place: { home: elm, householdName: null } }
  const { email, invitationId } = await anInvitation(db, { by, newcomer, at: april })
  await comeTo(db, by, { joining: await aJoining(db, { email }) })
  const sent = (await rowsOf(db, by.communityId, 'deliveries')).filter(
    (one) => one.invitationId === invitationId && one.template === 'invitation',
  )
  expect(sent).toMatchObject([{ suppressedAt: may, problem: 'no longer true' }])
})

test('a namesake who is expected under another address is somebody else', async ({ db }) => {
  const by = await aLeader(db)
  const place = { home: elm, householdName: null }
  const expected = await anInvitation(db, { by, newcomer: { place } })
  const joining = await aJoining(db, { firstName: 'Bo', lastName: 'Chen' })

  await comeTo(db, by, { joining })

  const [waiting, joined] = await membersOf(db, by)
  expect(waiting).toMatchObject({ id: expected.memberId, joinedAt: null })
  expect(joined).toMatchObject({ firstName: 'Bo', joinedAt: may })
})

test('who is waited for under their address is that member, wherever they say they live', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  await aProperty(db, by)
  const expected = await anInvitation(db, { by })
  const joining = await aJoining(db, { email: expected.email, firstName: 'Robert' })

  const { outcome } = await comeTo(db, by, { joining })

  expect(outcome).toEqual(accept({ communityId, memberId: expected.memberId }))
  const places = await rowsOf(db, communityId, 'residencies')
  expect(places).toHaveLength(2)
  expect(places.every(({ confirmedAt }) => confirmedAt?.getTime() === may.getTime())).toBe(true)
})

test.for([
  ['an unknown home', homeAt('99 NOWHERE LN'), 'unknown home'],
  ['an occupied home', elm, 'occupied home'],
] as const)(
  'who names %s waits, and the leaders are told',
  async ([, toldHome, because], { db }) => {
    const by = await aLeader(db)
    const { communityId } = by
    await aProperty(db, by)
    await comeTo(db, by)
    const before = await rowsOf(db, communityId, 'residencies')

    const { outcome, joining, invitationId, redeeming } = await comeTo(db, by, { toldHome })

    const [, member] = await membersOf(db, by)
    const waits = { communityId, memberId: member!.id, waits: true }
    expect(outcome).toEqual(accept(waits))
    expect(member).toMatchObject({ accountId: joining.accountId, joinedAt: null, leftAt: null })
    expect(await rowsOf(db, communityId, 'residencies')).toEqual(before)
    const claim = { invitationId, memberId: member!.id, because, home: toldHome, settledAt: null }
    expect(await rowsOf(db, communityId, 'homeClaims')).toMatchObject([claim])
    expect((await rowsOf(db, communityId, 'auditEvents')).at(-1)).toMatchObject({
      deed: 'claimed home',
      invitationId,
    })
    const [notice] = await rowsOf(db, communityId, 'notices')
    expect(notice).toMatchObject({ kind: 'home to confirm', memberId: member!.id })
    expect(notice!.facts).toMatchObject({ home: expect.stringContaining('AUSTIN TX 78701') })
    const letters = (await rowsOf(db, communityId, 'deliveries')).map(({ template }) => template)
    expect(letters).toEqual(['welcome', 'notice'])
    expect(await redeemInvitation(db, joining, redeeming, { at: may })).toEqual(accept(waits))
  },
)

test('where leaders do not confirm, an unknown home is added and an occupied one shared', async ({
  db,
}) => {
  const { leader: by } = await aCommunity(db, { confirmsOpenCodes: false })
  const { communityId } = by

  const outcomes = [await comeTo(db, by), await comeTo(db, by)]

  expect(outcomes.map(({ outcome }) => outcome.ok && 'waits' in outcome.value)).toEqual([
    false,
    false,
  ])
  const [property, ...others] = await rowsOf(db, communityId, 'properties')
  expect(others).toEqual([])
  const households = await rowsOf(db, communityId, 'households')
  expect(households.map(({ propertyId }) => propertyId)).toEqual([property!.id, property!.id])
  const places = await rowsOf(db, communityId, 'residencies')
  expect(places.map(({ householdRole }) => householdRole)).toEqual(['head', 'head'])
  const added = (await rowsOf(db, communityId, 'auditEvents')).filter(
    ({ deed }) => deed === 'created property',
  )
  const { accountId } = outcomes[0]!.joining
  const [first] = (await membersOf(db, by)).filter((member) => member.accountId === accountId)
  expect(added).toMatchObject([
    { actorId: first!.id, accountId, facts: { propertyId: property!.id } },
  ])
})

test('a pass for one home asks for none, whatever its holder says', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const propertyId = await aProperty(db, by)
  const { invitationId } = await anOpenCode(db, { by, propertyId })
  const toldHome = homeAt('99 NOWHERE LN')

  await redeemInvitation(db, await aJoining(db), { communityId, invitationId, toldHome })

  expect(await rowsOf(db, communityId, 'households')).toMatchObject([{ propertyId }])
})

test('a code for no home needs one to be told, and is not spent before', async ({ db }) => {
  const { by, communityId, invitationId } = await anOpenCode(db)
  const joining = await aJoining(db)

  expect(await redeemInvitation(db, joining, { communityId, invitationId })).toEqual(
    refuse({ because: 'no home told' }),
  )
  expect(await membersOf(db, by)).toEqual([])
  const code = await rowOf(db, 'invitations', { communityId, id: invitationId })
  expect(code.redeemedAt).toBeNull()
})

test('a member gets one more home with an open code, or waits for it while they stay in', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const { id: memberId, accountId, email } = await aMember(db, { communityId })
  const joining = { ...(await aJoining(db)), accountId: accountId!, email: email! }
  await aProperty(db, by)

  const added = await comeTo(db, by, { joining })
  const again = await comeTo(db, by, { joining })
  const unknown = await comeTo(db, by, { joining, toldHome: homeAt('99 NOWHERE LN') })

  const joined = accept({ communityId, memberId })
  expect(added.outcome).toEqual(joined)
  expect(again.outcome).toEqual(refuse({ because: 'lives there' }))
  expect(unknown.outcome).toEqual(accept({ communityId, memberId, waits: true }))
  expect(await rowsOf(db, communityId, 'residencies')).toMatchObject([{ memberId }])
  expect(await rowsOf(db, communityId, 'homeClaims')).toMatchObject([{ memberId }])
  const member = await rowOf(db, 'members', { communityId, id: memberId })
  expect(member.joinedAt).not.toBeNull()
  expect((await rowsOf(db, communityId, 'deliveries')).map((one) => one.template)).toEqual([
    'notice',
  ])
})

test('who left comes back as the same member, with the role of the code', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  await aProperty(db, by)
  const first = await comeTo(db, by)
  const [member] = await membersOf(db, by)
  const leaders = (await rowsOf(db, communityId, 'roles')).find(({ isLeader }) => isLeader)!
  await change(db, 'members', member!, { leftAt: may, roleId: leaders.id })

  const { outcome } = await comeTo(db, by, { joining: first.joining })

  expect(outcome).toEqual(accept({ communityId, memberId: member!.id }))
  const [back, ...others] = await membersOf(db, by)
  expect(others).toEqual([])
  expect(back).toMatchObject({ leftAt: null, joinedAt: may, roleId: member!.roleId })
  const places = await rowsOf(db, communityId, 'residencies')
  expect(places.map(({ until }) => until)).toEqual([may, null])
})

test('who left and names an unknown home waits, and cannot enter', async ({ db }) => {
  const by = await aLeader(db)
  await aProperty(db, by)
  const first = await comeTo(db, by)
  const [member] = await membersOf(db, by)
  await change(db, 'members', member!, { leftAt: may })

  await comeTo(db, by, { joining: first.joining, toldHome: homeAt('99 NOWHERE LN') })

  expect(await membersOf(db, by)).toMatchObject([{ id: member!.id, leftAt: null, joinedAt: null }])
})

test('who left and waits is only expected where another record of them was', async ({ db }) => {
  const by = await aLeader(db)
  await aProperty(db, by)
  const { joining } = await comeTo(db, by)
  const [member] = await membersOf(db, by)
  await change(db, 'members', member!, { leftAt: may })
  const newcomer = { firstName: 'Anita', lastName: 'Ruiz', email: joining.email }
  const { householdId } = await anInvitation(db, { by, newcomer, at: april })

  await comeTo(db, by, { joining, toldHome: homeAt('99 NOWHERE LN') })

  const places = await rowsOf(db, by.communityId, 'residencies')
  expect(places.filter((place) => place.householdId === householdId)).toMatchObject([
    { memberId: member!.id, confirmedAt: null, until: null },
  ])
})

test('who waits comes in with a code of their own, as the record that waits', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const { joining } = await comeTo(db, by)
  const [waiting] = await membersOf(db, by)
  const bound = await anInvitation(db, { by, at: april })
  await change(db, 'members', { communityId, id: bound.memberId }, { email: null })

  const outcome = await redeemInvitation(db, joining, { communityId, ...bound }, { at: may })

  expect(outcome).toEqual(accept({ communityId, memberId: waiting!.id }))
  expect(await rowOf(db, 'members', waiting!)).toMatchObject({ joinedAt: may })
  const letters = (await rowsOf(db, communityId, 'deliveries')).map(({ template }) => template)
  expect(letters).toContain('welcome')
})

test('who waits and is expected comes in by the code of another record: theirs ends, and both homes are theirs', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const own = await anInvitation(db, {
    by,
    newcomer: { place: { home: elm, householdName: null } },
  })
  const { email, memberId } = own
  const { joining } = await comeTo(db, by, {
    joining: await aJoining(db, { email }),
    toldHome: homeAt('99 NOWHERE LN'),
  })
  const bound = await anInvitation(db, { by, at: april })
  await change(db, 'members', { communityId, id: bound.memberId }, { email: null })

  const outcome = await redeemInvitation(db, joining, { communityId, ...bound }, { at: may })

  expect(outcome).toEqual(accept({ communityId, memberId }))
  const ended = { voidedAt: may, voidedBecause: 'joined otherwise', sealedCode: null }
  const code = await rowOf(db, 'invitations', { communityId, id: own.invitationId })
  expect(code).toMatchObject(ended)
  const place = { memberId, confirmedAt: may, until: null }
  const places = await rowsOf(db, communityId, 'residencies')
  expect(places).toMatchObject([place, place])
})

test('an inviter who may no longer grant the role gives the default one, and leaders hear', async ({
  db,
}) => {
  const leader = await aLeader(db)
  const { communityId } = leader
  const colleague = await aMember(db, { communityId, role: 'leader' })
  const roles = await rowsOf(db, communityId, 'roles')
  const roleId = (system: string) => roles.find((role) => role.system === system)!.id
  const by = { ...leader, memberId: colleague.id }
  const propertyId = await aProperty(db, by)
  const { invitationId } = await anOpenCode(db, { by, propertyId, roleId: roleId('board') })
  await change(db, 'members', colleague, { roleId: roleId('resident') })

  const outcome = await redeemInvitation(db, await aJoining(db), { communityId, invitationId })

  const memberId = outcome.ok ? outcome.value.memberId : ''
  const member = await rowOf(db, 'members', { communityId, id: memberId })
  expect(member.roleId).toBe(roleId('resident'))
  expect((await rowsOf(db, communityId, 'notices')).map(({ kind }) => kind)).toEqual([
    'joined with default role',
  ])
})

test('the address an open code was sent to decides nothing about who may use it', async ({
  db,
}) => {
  const by = await aLeader(db)
  const propertyId = await aProperty(db, by)
  const { communityId, invitationId } = await anOpenCode(db, { by, propertyId, contact: anEmail() })

  const outcome = await redeemInvitation(db, await aJoining(db), { communityId, invitationId })

  expect(outcome.ok).toBe(true)
})

test('a code that was voided leads nowhere, and nobody who waits is invited twice', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { joining } = await comeTo(db, by)
  const [waiting] = await membersOf(db, by)
  const { firstName, lastName } = waiting!
  const newcomer = aNewcomer({ firstName, lastName, email: joining.email })

  expect(await inviteMember(db, by, newcomer, { key })).toEqual(
    refuse({ because: 'already invited' }),
  )
  expect(await voidInvitations(db, by, { memberIds: [waiting!.id] })).toMatchObject({ voided: [] })
})
