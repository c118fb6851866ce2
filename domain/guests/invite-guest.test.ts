import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { optOut } from '#domain/contacts/text-opt-outs.ts'
import { addDays } from '#domain/days.ts'
import { inviteMember } from '#domain/invitations/invite-member.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { newId } from '#domain/new-id.ts'
import { refuse } from '#domain/result.ts'
import { test } from '#test/database.ts'
import {
  aJoining,
  aNewcomer,
  aNumber,
  anEmail,
  anInvitation,
  anOpenCode,
  key,
} from '#test/factories.ts'
import { aDweller, aGuest, aHousehold, anInvitedGuest } from '#test/households.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { cancelGuest } from './cancel-guest.ts'
import { type GuestRefusal, inviteGuest } from './invite-guest.ts'
import { mostGuestsADay } from './most-guests.ts'

const summer = new Date('2040-07-01T17:00:00Z')
const april = new Date('2030-04-01T17:00:00Z')
const text = { channel: 'text', email: null, consented: true } as const

/** How many of everything a community has. */
async function countAll(db: Db, communityId: string) {
  const tables = ['households', 'members', 'residencies', 'invitations', 'deliveries'] as const
  const rows = await Promise.all(
    [...tables, 'auditEvents' as const].map((table) => rowsOf(db, communityId, table)),
  )
  return rows.map(({ length }) => length)
}

test('a Head without any permission to invite brings somebody into their own household', async ({
  db,
}) => {
  const { communityId, householdId, heads } = await aHousehold(db)
  const [head] = heads
  expect(head!.permissions.has('invite members')).toBe(false)
  const guest = aGuest(householdId)

  const outcome = await inviteGuest(db, head!, guest, { key, at: april })

  const member = (await rowsOf(db, communityId, 'members')).at(-1)!
  const roles = await rowsOf(db, communityId, 'roles')
  const resident = roles.find(({ system }) => system === 'resident')!
  const { email, submission: invitationId } = guest
  expect(outcome).toMatchObject({
    ok: true,
    value: { invitationId, memberId: member.id, householdId, code: expect.any(String) },
  })
  expect(member).toMatchObject({ firstName: 'Bo', lastName: 'Chen', email, roleId: resident.id })
  expect((await rowsOf(db, communityId, 'residencies')).at(-1)).toMatchObject({
    householdId,
    memberId: member.id,
    householdRole: 'member',
    confirmedAt: null,
  })
  expect((await rowsOf(db, communityId, 'invitations')).at(-1)).toMatchObject({
    ...{ id: invitationId, householdId, invitedBy: head!.memberId, channel: 'email' },
    ...{ roleId: resident.id, invitedAt: april, expiresAt: addDays(april, 90) },
  })
  expect((await rowsOf(db, communityId, 'deliveries')).at(-1)).toMatchObject({
    ...{ template: 'invitation', channel: 'email', recipient: email, invitationId },
  })
  expect((await rowsOf(db, communityId, 'auditEvents')).at(-1)).toMatchObject({
    ...{ deed: 'invited member', actorId: head!.memberId, memberId: member.id, invitationId },
    facts: { sent: true, householdId },
  })
})

test('a guest by text has a code of their own, with the word that they agreed', async ({ db }) => {
  const { communityId, householdId, heads } = await aHousehold(db)
  const phone = aNumber()
  const guest = aGuest(householdId, { ...text, phone })

  await inviteGuest(db, heads[0]!, guest, { key, at: april })

  expect((await rowsOf(db, communityId, 'invitations')).at(-1)).toMatchObject({
    ...{ channel: 'text', contact: null, consentedAt: april, memberId: expect.any(String) },
  })
  expect((await rowsOf(db, communityId, 'deliveries')).at(-1)).toMatchObject({
    ...{ channel: 'text', recipient: phone },
  })
  expect((await rowsOf(db, communityId, 'auditEvents')).at(-1)).toMatchObject({
    facts: { channel: 'text', consented: true },
  })
})

test('nobody is texted without the word that they agreed', async ({ db }) => {
  const { communityId, householdId, heads } = await aHousehold(db)
  const before = await countAll(db, communityId)
  const guest = aGuest(householdId, { ...text, phone: aNumber(), consented: false })
  expect(await inviteGuest(db, heads[0]!, guest, { key })).toEqual(
    refuse({ because: 'no consent' }),
  )
  expect(await countAll(db, communityId)).toEqual(before)
})

test('only a Head invites, and only into their own household', async ({ db }) => {
  const { communityId, slug, leader, householdId, heads, members } = await aHousehold(db, {
    members: 1,
  })
  const town = { communityId, slug, leader }
  const neighbours = await aHousehold(db, { town })
  const strangers = await aHousehold(db)
  const before = await countAll(db, communityId)
  const invite = (by: typeof leader, into: string) => inviteGuest(db, by, aGuest(into), { key })

  expect(await invite(members[0]!, householdId)).toEqual(refuse({ because: 'not a head' }))
  for (const other of [neighbours.householdId, strangers.householdId, newId()])
    expect(await invite(heads[0]!, other)).toEqual(refuse({ because: 'unknown' }))
  expect(await invite(leader, householdId)).toEqual(refuse({ because: 'unknown' }))
  expect(await countAll(db, communityId)).toEqual(before)
})

test('a Head who has handed the household over or has left invites nobody any more', async ({
  db,
}) => {
  const { communityId, householdId, heads } = await aHousehold(db, { heads: 2 })
  const place = (at: number) => ({ communityId, id: heads[at]!.residencyId })
  await change(db, 'residencies', place(0), { householdRole: 'member' })
  await change(db, 'residencies', place(1), { until: april })
  const outcomes = [0, 1].map((at) => inviteGuest(db, heads[at]!, aGuest(householdId), { key }))
  expect(await Promise.all(outcomes)).toEqual([
    refuse({ because: 'not a head' }),
    refuse({ because: 'unknown' }),
  ])
})

test('a form sent five times at once makes one invitation and gets one answer', async ({ db }) => {
  const { communityId, householdId, heads } = await aHousehold(db)
  const guest = aGuest(householdId)
  const outcomes = await Promise.all(
    Array.from({ length: 5 }, () => inviteGuest(db, heads[0]!, guest, { key })),
  )
  expect(outcomes[0]!.ok).toBe(true)
  expect(outcomes).toEqual(Array(5).fill(outcomes[0]))
  expect(await rowsOf(db, communityId, 'invitations')).toHaveLength(2)
})

test('two Heads who invite one address at once make one invitation', async ({ db }) => {
  const { communityId, slug, leader, householdId, heads } = await aHousehold(db, { heads: 2 })
  const neighbours = await aHousehold(db, { town: { communityId, slug, leader } })
  const email = anEmail('bo')
  const outcomes = await Promise.all([
    inviteGuest(db, heads[0]!, aGuest(householdId, { email }), { key }),
    inviteGuest(db, heads[1]!, aGuest(householdId, { email }), { key }),
    inviteGuest(db, neighbours.heads[0]!, aGuest(neighbours.householdId, { email }), { key }),
    inviteMember(db, leader, aNewcomer({ email }), { key }),
  ])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.filter(({ ok }) => !ok)).toEqual(
    Array(3).fill(refuse({ because: 'already invited' })),
  )
})

test('Heads of two homes who text one number at once make one invitation', async ({ db }) => {
  const { communityId, slug, leader, householdId, heads } = await aHousehold(db)
  const neighbours = await aHousehold(db, { town: { communityId, slug, leader } })
  for (let round = 0; round < 5; round += 1) {
    const told = { ...text, phone: aNumber() }
    const outcomes = await Promise.all([
      inviteGuest(db, heads[0]!, aGuest(householdId, told), { key }),
      inviteGuest(db, neighbours.heads[0]!, aGuest(neighbours.householdId, told), { key }),
    ])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes).toContainEqual(refuse({ because: 'already invited' }))
  }
})

test('where a leader has texted or mailed an open code, it stands, and the person is invited already', async ({
  db,
}) => {
  const { communityId, leader, householdId, heads } = await aHousehold(db)
  const [email, phone] = [anEmail('bo'), aNumber()]
  for (const contact of [email, phone]) await anOpenCode(db, { by: leader, contact })
  const before = await countAll(db, communityId)
  for (const guest of [aGuest(householdId, { email }), aGuest(householdId, { ...text, phone })])
    expect(await inviteGuest(db, heads[0]!, guest, { key })).toEqual(
      refuse({ because: 'already invited' }),
    )
  expect(await countAll(db, communityId)).toEqual(before)
})

test('an address that gets no messages is refused with its reason', async ({ db }) => {
  const { communityId, householdId, heads } = await aHousehold(db)
  const phone = aNumber()
  await optOut(db, phone)
  const guest = aGuest(householdId, { ...text, phone })
  expect(await inviteGuest(db, heads[0]!, guest, { key })).toEqual(refuse({ because: 'opted out' }))
  expect(await rowsOf(db, communityId, 'invitations')).toHaveLength(1)
})

test('who shares the address of somebody at home is asked about once, then has a code of their own', async ({
  db,
}) => {
  const { householdId, heads } = await aHousehold(db)
  const { email, memberId } = await anInvitedGuest(db, { by: heads[0]!, householdId })
  const sibling = aGuest(householdId, { email, firstName: 'Cy' })

  const asked = await inviteGuest(db, heads[0]!, sibling, { key })
  expect(asked).toEqual(refuse({ because: 'shares an address', name: 'Bo' }))
  const said = { ...sibling, sharesAddress: true }
  const made = await inviteGuest(db, heads[0]!, said, { key })
  expect(made.ok && made.value.memberId).not.toBe(memberId)
})

test('the name of somebody in another home is not told to a Head', async ({ db }) => {
  const { leader, householdId, heads } = await aHousehold(db)
  const { email } = await anInvitation(db, { by: leader })
  const guest = aGuest(householdId, { email, firstName: 'Cy' })
  expect(await inviteGuest(db, heads[0]!, guest, { key })).toEqual(
    refuse({ because: 'shares an address', name: null }),
  )
})

test('whom the leaders expect in another home, a Head cannot move', async ({ db }) => {
  const { communityId, leader, householdId, heads } = await aHousehold(db)
  const waiting = await anInvitation(db, { by: leader })
  const invitation = { communityId, id: waiting.invitationId }
  const voided = { voidedAt: april, voidedBecause: 'withdrawn', sealedCode: null }
  await change(db, 'invitations', invitation, voided)
  const before = await countAll(db, communityId)
  const guest = aGuest(householdId, { email: waiting.email })
  expect(await inviteGuest(db, heads[0]!, guest, { key })).toEqual(
    refuse({ because: 'expected elsewhere' }),
  )
  expect(await countAll(db, communityId)).toEqual(before)
})

test('whom the leaders expect as Head in this household keeps that place and their address', async ({
  db,
}) => {
  const { communityId, leader, householdId, heads } = await aHousehold(db)
  const phone = aNumber()
  const waiting = await anInvitation(db, {
    by: leader,
    newcomer: { place: { householdId }, phone },
  })
  const invitation = { communityId, id: waiting.invitationId }
  const voided = { voidedAt: april, voidedBecause: 'withdrawn', sealedCode: null }
  await change(db, 'invitations', invitation, voided)

  const made = await inviteGuest(db, heads[0]!, aGuest(householdId, { ...text, phone }), { key })

  const { memberId, email } = waiting
  expect(made).toMatchObject({ ok: true, value: { memberId, email } })
  expect((await rowsOf(db, communityId, 'residencies')).at(-1)).toMatchObject({
    ...{ memberId, householdRole: 'head', until: null },
  })
})

test('a member who lives elsewhere gets the home beside their own when they redeem the code', async ({
  db,
}) => {
  const { communityId, slug, leader, householdId, heads } = await aHousehold(db)
  const neighbours = await aHousehold(db, { town: { communityId, slug, leader } })
  const [ana] = neighbours.heads
  const before = await rowOf(db, 'members', { communityId, id: ana!.memberId })
  const { email, firstName } = ana!
  const guest = aGuest(householdId, { email, firstName, lastName: 'Okafor' })

  const made = await inviteGuest(db, heads[0]!, guest, { key })
  expect(await rowOf(db, 'members', { communityId, id: ana!.memberId })).toEqual(before)
  const joining = { ...(await aJoining(db)), accountId: ana!.accountId, email }
  const invitationId = made.ok ? made.value.invitationId : ''
  const joined = await redeemInvitation(db, joining, { communityId, invitationId })

  expect(joined).toEqual({ ok: true, value: { communityId, memberId: ana!.memberId } })
  const places = await rowsOf(db, communityId, 'residencies')
  expect(
    places
      .filter(({ memberId, until }) => memberId === ana!.memberId && !until)
      .map((place) => [place.householdId, place.householdRole]),
  ).toEqual([
    [neighbours.householdId, 'head'],
    [householdId, 'member'],
  ])
  expect(await rowOf(db, 'members', { communityId, id: ana!.memberId })).toEqual(before)
})

test('of a hundred invitations in a minute the first few are made, and the rest is refused', async ({
  db,
}) => {
  const { communityId, householdId, heads } = await aHousehold(db)
  const refusals: GuestRefusal[] = []
  for (let at = 0; at < 100; at += 1) {
    const outcome = await inviteGuest(db, heads[0]!, aGuest(householdId), { key, at: april })
    if (!outcome.ok) refusals.push(outcome.refusal)
  }
  expect(refusals).toEqual(
    Array(100 - mostGuestsADay).fill({ because: 'too many', most: mostGuestsADay }),
  )
  expect(await rowsOf(db, communityId, 'invitations')).toHaveLength(1 + mostGuestsADay)
  const tomorrow = { key, at: addDays(april, 1) }
  expect((await inviteGuest(db, heads[0]!, aGuest(householdId), tomorrow)).ok).toBe(true)
})

test('those who were cancelled count too, also when a hundred come at once', async ({ db }) => {
  const { communityId, householdId, heads } = await aHousehold(db)
  const by = heads[0]!
  const { invitationId } = await anInvitedGuest(db, { by, householdId })
  await cancelGuest(db, by, { invitationId })
  const outcomes = await Promise.all(
    Array.from({ length: 100 }, () => inviteGuest(db, by, aGuest(householdId), { key })),
  )
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(mostGuestsADay - 1)
  expect(await rowsOf(db, communityId, 'invitations')).toHaveLength(1 + mostGuestsADay)
})

test('a guest gets the default role, whatever the Head may do', async ({ db }) => {
  const { communityId, householdId, heads } = await aHousehold(db)
  const roles = await rowsOf(db, communityId, 'roles')
  const roleOf = (system: string) => roles.find((role) => role.system === system)!.id
  const { memberId } = heads[0]!
  await change(db, 'members', { communityId, id: memberId }, { roleId: roleOf('leader') })
  const invited = await anInvitedGuest(db, { by: heads[0]!, householdId })
  const guest = await aDweller(db, { communityId, invited })
  const member = await rowOf(db, 'members', { communityId, id: guest.memberId })
  expect(member.roleId).toBe(roleOf('resident'))
  expect(await rowsOf(db, communityId, 'notices')).toEqual([])
})

test.for([
  ['handed the household over', 'stands', { householdRole: 'member' }, null],
  ['left', 'stands', { until: summer }, null],
  ['been suspended', 'stands', null, { suspendedAt: april, suspendedBecause: 'dues' }],
] as const)(
  'where the Head has %s and another is there, the word %s',
  async ([, , place, standing], { db }) => {
    const { communityId, householdId, heads } = await aHousehold(db, { heads: 2 })
    const [by] = heads
    const invited = await anInvitedGuest(db, { by: by!, householdId })
    if (place) await change(db, 'residencies', { communityId, id: by!.residencyId }, place)
    if (standing) await change(db, 'members', { communityId, id: by!.memberId }, standing)
    await aDweller(db, { communityId, invited })
    expect(await rowsOf(db, communityId, 'notices')).toEqual([])
  },
)

test.for([
  ['has moved out', { until: summer }, null],
  ['is suspended', null, { suspendedAt: april, suspendedBecause: 'dues' }],
  ['has left the community', null, { leftAt: april }],
] as const)(
  'where the only Head %s, the guest comes in with the default role and the leaders are told',
  async ([, place, standing], { db }) => {
    const { communityId, householdId, heads } = await aHousehold(db)
    const [by] = heads
    const invited = await anInvitedGuest(db, { by: by!, householdId })
    if (place) await change(db, 'residencies', { communityId, id: by!.residencyId }, place)
    if (standing) await change(db, 'members', { communityId, id: by!.memberId }, standing)
    const guest = await aDweller(db, { communityId, invited })
    expect(await rowsOf(db, communityId, 'notices')).toMatchObject([
      { kind: 'joined with default role', memberId: guest.memberId },
    ])
  },
)

test('what the default role is when the guest comes counts, not what it was', async ({ db }) => {
  const { communityId, householdId, heads } = await aHousehold(db)
  const invited = await anInvitedGuest(db, { by: heads[0]!, householdId })
  const roles = await rowsOf(db, communityId, 'roles')
  const board = roles.find(({ system }) => system === 'board')!
  await change(db, 'invitations', { communityId, id: invited.invitationId }, { roleId: board.id })
  const guest = await aDweller(db, { communityId, invited })
  const member = await rowOf(db, 'members', { communityId, id: guest.memberId })
  expect(member.roleId).not.toBe(board.id)
})
