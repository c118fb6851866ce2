import { expect } from 'vitest'
import { signUp } from '#domain/accounts/sign-up.ts'
import { verifySignUp } from '#domain/accounts/verify-sign-up.ts'
import { addDays } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { aCommunity, aLeader, anAccount, anEmail, anInvitation } from '#test/factories.ts'
import { aFounding, aSignUp, test } from '#test/identity.ts'
import { change, rowsOf } from '#test/rows.ts'
import { enterCommunity } from './enter-community.ts'
import { isInvited } from './is-invited.ts'
import { readCommunityPlace } from './read-place.ts'
import { readDraft, startCommunity } from './start-community.ts'

const from = '192.0.2.7'

test('someone with an account creates a community and leads it', async ({ db }) => {
  const { id: accountId } = await anAccount(db)
  const founding = aFounding({ name: 'Larkspur Hill', zip: '02139', state: 'MA' })
  const given = { founding, meansAnother: false }
  const started = await startCommunity(db, { accountId, from }, given)
  expect(started).toEqual({ ok: true, value: { slug: 'larkspur-hill' } })
  const entered = await enterCommunity(db, { accountId, from }, 'larkspur-hill')
  expect(entered).toMatchObject({ ok: true, value: { isLeader: true, role: 'Community Leader' } })
})

test('someone an invitation waits for is asked whether they mean another community', async ({
  db,
}) => {
  const { email } = await anInvitation(db)
  const { id: accountId } = await anAccount(db, { email })
  const start = (meansAnother: boolean) =>
    startCommunity(db, { accountId, from }, { founding: aFounding(), meansAnother })
  expect(await start(false)).toEqual({ ok: false, refusal: { because: 'invited' } })
  expect(await start(true)).toMatchObject({ ok: true })
})

test('nobody creates a community without an account', async ({ db }) => {
  const given = { founding: aFounding(), meansAnother: true }
  const starting = startCommunity(db, { accountId: newId(), from }, given)
  await expect(starting).rejects.toThrow('without an account')
})

const yesterday = addDays(new Date(), -1)

test.for([
  ['is open', true, { expiresAt: addDays(new Date(), 1) }],
  ['never ends', true, { expiresAt: null }],
  ['has run out', false, { invitedAt: addDays(yesterday, -1), expiresAt: yesterday }],
  ['was withdrawn', false, { voidedAt: yesterday, voidedBecause: 'withdrawn', sealedCode: null }],
  ['was redeemed', false, { redeemedAt: yesterday, sealedCode: null }],
] as const)('an address whose invitation %s is invited: %s', async ([, invited, dates], { db }) => {
  const { by, email, invitationId } = await anInvitation(db)
  await change(db, 'invitations', { ...by, id: invitationId }, dates)
  expect(await isInvited(db, email)).toBe(invited)
})

test('an address nobody has invited is not', async ({ db }) => {
  expect(await isInvited(db, anEmail())).toBe(false)
})

test('a member who has left is invited no longer', async ({ db }) => {
  const { by, email, memberId } = await anInvitation(db)
  await change(db, 'members', { ...by, id: memberId }, { leftAt: yesterday })
  expect(await isInvited(db, email)).toBe(false)
})

test('the community described at sign-up is kept for its browser and its address', async ({
  db,
  tools,
}) => {
  const founding = aFounding({ name: 'Draft Dale' })
  const { email } = await anInvitation(db)
  const asked = await signUp(db, tools, aSignUp({ email, purpose: { founding } }))
  if (!asked.ok) throw new Error(asked.refusal.because)
  const ticket = asked.value
  await verifySignUp(db, tools, { ...ticket, evidence: { link: true }, from })

  expect(await readDraft(db, ticket, email)).toEqual(founding)
  expect(await readDraft(db, { ...ticket, device: 'another' }, email)).toBeNull()
  expect(await readDraft(db, ticket, anEmail())).toBeNull()
  expect(await readDraft(db, { ...ticket, signUpId: newId() }, email)).toBeNull()
})

test('a sign-up to join has no draft', async ({ db, tools }) => {
  const { by, email, invitationId } = await anInvitation(db)
  const { communityId } = by
  const invitation = { communityId, invitationId }
  const asked = await signUp(db, tools, aSignUp({ email, invitation }))
  if (!asked.ok) throw new Error(asked.refusal.because)
  expect(await readDraft(db, asked.value, email)).toBeNull()
})

test('most homes of a community stand where the community does', async ({ db }) => {
  const by = await aLeader(db)
  expect(await readCommunityPlace(db, by)).toEqual({ city: 'AUSTIN', state: 'TX', zip: '78701' })
})

test('a community that is created changes no other', async ({ db }) => {
  const { communityId, leader } = await aCommunity(db)
  const before = await rowsOf(db, communityId, 'members')
  const given = { founding: aFounding(), meansAnother: false }
  await startCommunity(db, leader, given)
  expect(await rowsOf(db, communityId, 'members')).toEqual(before)
})
