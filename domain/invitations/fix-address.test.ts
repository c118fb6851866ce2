import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { readEmail } from '#domain/contacts/email-address.ts'
import { addDays, addMinutes } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import {
  aJoining,
  aLeader,
  aMember,
  anEmail,
  anInvitation,
  anOpenCode,
  key,
} from '#test/factories.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { fixAddress } from './fix-address.ts'
import { inviteAddresses } from './invite-addresses.ts'
import { redeemInvitation } from './redeem-invitation.ts'
import { voidInvitations } from './void-invitations.ts'

const april = new Date('2026-04-01T12:00:00Z')
const later = addMinutes(april, 1)

const fixing = (invitationId: string, typed: string, sharesAddress = false) => ({
  invitationId,
  typed,
  sharesAddress,
})

test('the same code goes to the new address at once, and nothing more to the old one', async ({
  db,
}) => {
  const { by, email, memberId, invitationId } = await anInvitation(db, { at: april })
  const { communityId } = by
  const address = anEmail('right')
  const before = await rowOf(db, 'invitations', { communityId, id: invitationId })

  const outcome = await fixAddress(db, by, fixing(invitationId, ` ${address.toUpperCase()} `), {
    at: later,
  })

  expect(outcome).toEqual({ ok: true, value: { name: 'Bo Chen', address } })
  expect(await rowOf(db, 'members', { communityId, id: memberId })).toMatchObject({
    email: address,
  })
  expect(await rowOf(db, 'invitations', { communityId, id: invitationId })).toEqual({
    ...before,
    expiresAt: addDays(later, 90),
    renewedAt: later,
  })
  expect(await rowsOf(db, communityId, 'deliveries')).toMatchObject([
    { recipient: email, suppressedAt: later, problem: 'the address was changed' },
    { recipient: address, suppressedAt: null, invitationId, memberId, channel: 'email' },
  ])
  expect((await rowsOf(db, communityId, 'auditEvents')).at(-1)).toMatchObject({
    deed: 'fixed address',
    facts: { from: email, to: address },
    invitationId,
    actorId: by.memberId,
  })
})

test('the person joins with the account of the new address, and no longer with the old one', async ({
  db,
}) => {
  const { by, email, invitationId } = await anInvitation(db)
  const address = anEmail('right')
  await fixAddress(db, by, fixing(invitationId, address))
  const join = async (email: string) => {
    const joining = await aJoining(db, { email })
    return redeemInvitation(db, joining, { ...by, invitationId })
  }
  expect(await join(email)).toMatchObject({ refusal: { because: 'other address' } })
  expect(await join(address)).toMatchObject({ ok: true })
})

test('the contact of an open code and the number of a text are changed too', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const mail = await anOpenCode(db, { by, contact: anEmail('wrong'), at: april })
  const text = { contact: '+15125550100', channel: 'text', contactName: 'Olga' } as const
  const phone = await anOpenCode(db, { by, ...text, at: april })
  const address = anEmail('right')
  await fixAddress(db, by, fixing(mail.invitationId, address))
  await fixAddress(db, by, fixing(phone.invitationId, '(512) 555-0142'))
  const rows = await rowsOf(db, communityId, 'invitations')
  expect(rows.map(({ contact }) => contact)).toEqual([address, '+15125550142'])
  expect(await rowsOf(db, communityId, 'deliveries')).toMatchObject([
    { recipient: address, channel: 'email' },
    { recipient: '+15125550142', channel: 'text' },
  ])
})

test('an address that is no use is refused with the reason, and nothing changes', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const { email, invitationId } = await anInvitation(db, { by, at: april })
  const twin = await anInvitation(db, { by, at: april })
  const other = await anInvitation(db, { by, newcomer: { firstName: 'Max' }, at: april })
  const member = await aMember(db, { communityId })
  const contact = anEmail('contact')
  await anOpenCode(db, { by, contact })
  const gone = await anInvitation(db, { by, at: april })
  await voidInvitations(db, by, { invitationIds: [gone.invitationId] })
  await change(db, 'members', { communityId, id: gone.memberId }, { leftAt: april })
  const refused = anEmail('refused')
  const suppression = { communityId, id: newId(), recipient: refused, because: 'bounced' }
  await inCommunity(db, communityId, (db) =>
    db
      .insertInto('suppressions')
      .values({ ...suppression, since: april })
      .execute(),
  )
  const before = await rowsOf(db, communityId, 'members')
  const answers = []
  for (const typed of [
    'not an address',
    email,
    twin.email,
    other.email,
    member.email!,
    contact,
    gone.email,
    refused,
  ]) {
    const outcome = await fixAddress(db, by, fixing(invitationId, typed), { at: later })
    answers.push(outcome.ok ? 'done' : outcome.refusal.because)
  }
  expect(answers).toEqual([
    'no address',
    'same address',
    'already invited',
    'shares an address',
    'already a member',
    'already invited',
    'known already',
    'bounced',
  ])
  expect(await rowsOf(db, communityId, 'members')).toEqual(before)
  const shared = await fixAddress(db, by, fixing(invitationId, other.email, true), { at: later })
  expect(shared.ok).toBe(true)
})

test('what is over, on paper, foreign or beyond the actor is not changed', async ({ db }) => {
  const { by, email, invitationId } = await anInvitation(db)
  const gone = await anInvitation(db, { by, newcomer: { firstName: 'Max' } })
  await voidInvitations(db, by, { invitationIds: [gone.invitationId] })
  const paper = await anOpenCode(db, { by })
  const foreign = await anInvitation(db)
  const permissions = new Set([...by.permissions].filter((one) => one !== 'view leaders'))
  const why = async (id: string, actor = by) => {
    const outcome = await fixAddress(db, actor, fixing(id, anEmail()))
    return outcome.ok ? 'done' : outcome.refusal.because
  }
  expect(await why(gone.invitationId)).toBe('voided')
  expect(await why(paper.invitationId)).toBe('on paper')
  expect(await why(foreign.invitationId)).toBe('unknown')
  expect(await why(invitationId, { ...by, permissions })).toBe('may not grant')
  await redeemInvitation(db, await aJoining(db, { email }), { ...by, invitationId })
  expect(await why(invitationId)).toBe('already joined')
  const actor = { ...by, permissions: new Set(['admin view members'] as const) }
  expect(() => fixAddress(db, actor, fixing(invitationId, anEmail()))).toThrow(NotAllowed)
})

test('a number that answered STOP, or is a member’s, is refused for a text', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const [stopped, members] = ['+15125550191', '+15125550192']
  await aMember(db, { communityId, phone: members })
  await inCommunity(db, communityId, (db) =>
    db
      .insertInto('textOptOuts')
      .values({ phone: stopped })
      .onConflict((same) => same.doNothing())
      .execute(),
  )
  const text = { contact: '+15125550100', channel: 'text' } as const
  const { invitationId } = await anOpenCode(db, { by, ...text })
  const why = async (typed: string) => {
    const outcome = await fixAddress(db, by, fixing(invitationId, typed))
    return outcome.ok ? 'done' : outcome.refusal.because
  }
  const typed = ['12', '(512) 555-0177 x4', stopped, members]
  const answers: string[] = []
  for (const one of typed) answers.push(await why(one))
  expect(answers).toEqual(['no number', 'no number', 'opted out', 'already a member'])
})

test('leaders who give several invitations one address leave it to one of them', async ({ db }) => {
  for (let round = 0; round < 5; round += 1) {
    const by = await aLeader(db)
    const codes = []
    for (let count = 0; count < 5; count += 1)
      codes.push(await anOpenCode(db, { by, contact: anEmail() }))
    const address = anEmail('wanted')
    const outcomes = await Promise.all(
      codes.map(({ invitationId }) => fixAddress(db, by, fixing(invitationId, address))),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.filter(({ ok }) => !ok)).toEqual(
      Array(4).fill({ ok: false, refusal: { because: 'already invited' } }),
    )
  }
})

test.for(['first', 'last'])(
  'a list that names the new address at the same moment, %s, gives it no second code',
  async (order, { db }) => {
    const by = await aLeader(db)
    const open = await anOpenCode(db, { by, contact: anEmail('wrong') })
    const address = anEmail('right')
    const addressees = [{ email: readEmail(address)!, name: null }]
    const list = { addressees, leftOut: [], submission: newId() }
    const fix = () => fixAddress(db, by, fixing(open.invitationId, address))
    const paste = () => inviteAddresses(db, by, list, { key })
    const both = order === 'first' ? [paste, fix] : [fix, paste]
    const outcomes = await Promise.all(both.map((act) => act()))

    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    const rows = await rowsOf(db, by.communityId, 'invitations')
    expect(rows.filter(({ contact }) => contact === address)).toHaveLength(1)
  },
)
