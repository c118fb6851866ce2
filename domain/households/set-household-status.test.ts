import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { enterCommunity } from '#domain/communities/enter-community.ts'
import { cancelGuest } from '#domain/guests/cancel-guest.ts'
import { inviteGuest } from '#domain/guests/invite-guest.ts'
import { resendGuest } from '#domain/guests/resend-guest.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { refuse } from '#domain/result.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { readActor } from '#domain/roles/read-actor.ts'
import { test } from '#test/database.ts'
import { aCommunity, aJoining, aMember, key } from '#test/factories.ts'
import { aGuest, aHousehold, anInvitedGuest, type Dweller } from '#test/households.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { appointHead } from './appoint-head.ts'
import { handOver } from './hand-over.ts'
import { leaveHousehold } from './leave-household.ts'
import { readHousehold } from './read-household.ts'
import { removeResident } from './remove-resident.ts'
import { setHouseholdActive, setHouseholdInactive } from './set-household-status.ts'

const reason = 'Dues unpaid since January'

/** A household of three: the Head and Mei live only here, and Daniel leads the community. */
async function aMixedHousehold(db: Db) {
  const home = await aHousehold(db, { members: 2 })
  const { communityId } = home
  const [head, daniel, mei] = [home.heads[0]!, home.members[0]!, home.members[1]!]
  const roles = await rowsOf(db, communityId, 'roles')
  const leads = roles.find(({ system }) => system === 'leader')!
  await change(db, 'members', { communityId, id: daniel.memberId }, { roleId: leads.id })
  return { ...home, head, daniel, mei }
}

const mailsOf = async (db: Db, communityId: string, template: string) =>
  (await rowsOf(db, communityId, 'deliveries'))
    .filter((row) => row.template === template)
    .map(({ recipient }) => recipient)

const entersAs = async (db: Db, { accountId }: Dweller, slug: string) => {
  const entered = await enterCommunity(db, { accountId, from: null }, slug)
  return entered.ok
    ? { isPaused: entered.value.isPaused, may: entered.value.by.permissions.size }
    : entered.refusal
}

test('whose household is inactive enters and may do nothing; a leader who lives there is not held', async ({
  db,
}) => {
  const { communityId, slug, leader, householdId, head, daniel } = await aMixedHousehold(db)
  expect(await setHouseholdInactive(db, leader, { householdId, because: reason })).toMatchObject({
    ok: true,
  })
  expect(await entersAs(db, head, slug)).toEqual({ isPaused: true, may: 0 })
  expect(await readActor(db, { communityId, memberId: head.memberId, from: null })).toBeNull()
  expect(await entersAs(db, daniel, slug)).toMatchObject({ isPaused: false })
  const seen = (await readHousehold(db, leader, { householdId }))!
  expect([seen.state, seen.inactiveBecause]).toEqual(['inactive', reason])

  await setHouseholdActive(db, leader, { householdId })
  expect(await entersAs(db, head, slug)).toMatchObject({ isPaused: false })
  expect(await rowOf(db, 'households', { communityId, id: householdId })).toMatchObject({
    inactiveAt: null,
    inactiveBecause: null,
  })
})

test('nobody whose household is inactive comes back by leaving it, by being handed it or taken out of it', async ({
  db,
}) => {
  const { communityId, slug, leader, householdId, head, mei } = await aMixedHousehold(db)
  const guest = await anInvitedGuest(db, { by: head, householdId })
  await setHouseholdInactive(db, leader, { householdId, because: reason })
  const inactive = refuse({ because: 'household inactive' })
  const { residencyId } = mei
  expect([
    await appointHead(db, head, { residencyId }),
    await handOver(db, head, { residencyId }),
    await removeResident(db, head, { residencyId }),
    await leaveHousehold(db, mei, { householdId }),
    await leaveHousehold(db, head, { householdId }),
    await cancelGuest(db, head, guest),
  ]).toEqual([inactive, inactive, inactive, inactive, inactive, inactive])
  for (const somebody of [head, mei])
    expect(await entersAs(db, somebody, slug)).toEqual({ isPaused: true, may: 0 })
  expect(await rowOf(db, 'invitations', { communityId, id: guest.invitationId })).toMatchObject({
    voidedAt: null,
  })
  await setHouseholdActive(db, leader, { householdId })
  expect(await leaveHousehold(db, mei, { householdId })).toMatchObject({ ok: true })
})

test('what the leader is shown before is who loses the access, and who is written to', async ({
  db,
}) => {
  const { communityId, leader, householdId, head, mei } = await aMixedHousehold(db)
  const second = await aHousehold(db, { town: { communityId, slug: '', leader } })
  await change(
    db,
    'residencies',
    { communityId, id: second.heads[0]!.residencyId },
    { memberId: mei.memberId },
  )
  const seen = (await readHousehold(db, leader, { householdId }))!
  const held = seen.present.flatMap(({ isHeld, memberId }) => (isHeld ? [memberId] : []))
  expect(held).toEqual([head.memberId])
  await setHouseholdInactive(db, leader, { householdId, because: reason })
  expect(await mailsOf(db, communityId, 'household inactive')).toEqual([head.email])
  const events = await rowsOf(db, communityId, 'auditEvents')
  expect(events.at(-1)).toMatchObject({
    ...{ deed: 'set household inactive', actorId: leader.memberId },
    facts: { householdId, held: [head.memberId], why: reason },
  })
})

test('done already is as good as done; nobody is told twice, and the newer reason stands', async ({
  db,
}) => {
  const { communityId, leader, householdId, heads } = await aHousehold(db)
  const inactive = (because: string) => setHouseholdInactive(db, leader, { householdId, because })
  for (const because of [reason, reason, 'Asked for it']) await inactive(because)
  expect(await mailsOf(db, communityId, 'household inactive')).toEqual([heads[0]!.email])
  expect((await readHousehold(db, leader, { householdId }))!.inactiveBecause).toBe('Asked for it')
  for (let time = 0; time < 2; time += 1) await setHouseholdActive(db, leader, { householdId })
  expect(await mailsOf(db, communityId, 'household active')).toEqual([heads[0]!.email])
})

test('while a household is inactive its Head invites nobody into it; who was invited joins and is held', async ({
  db,
}) => {
  const { communityId, leader, householdId, heads } = await aHousehold(db)
  const guest = await anInvitedGuest(db, { by: heads[0]!, householdId })
  await setHouseholdInactive(db, leader, { householdId, because: reason })
  const because = 'household inactive'
  const refused = { ok: false, refusal: { because } }
  expect(await inviteGuest(db, heads[0]!, aGuest(householdId), { key })).toEqual(refused)
  expect(await resendGuest(db, heads[0]!, guest)).toEqual(refused)
  const seen = (await readHousehold(db, leader, { householdId }))!
  expect(seen.present.map(({ name, isGuest, isHeld }) => [name, isGuest, isHeld])).toEqual([
    ['Ruth Okafor', false, true],
    ['Bo Chen', true, false],
  ])
  const { memberId, invitationId, email } = guest
  const joined = await redeemInvitation(db, await aJoining(db, { email }), {
    communityId,
    invitationId,
  })
  expect(joined).toMatchObject({ ok: true, value: { memberId } })
  expect(await readActor(db, { communityId, memberId, from: null })).toBeNull()
})

test('a household in which nobody lives has no access to lose; a stranger’s household is unknown', async ({
  db,
}) => {
  const { leader, householdId, heads, communityId } = await aHousehold(db)
  const other = await aCommunity(db)
  const asked = { householdId, because: reason }
  const unknown = { ok: false, refusal: { because: 'unknown household' } }
  expect(await setHouseholdInactive(db, other.leader, asked)).toEqual(unknown)
  expect(await setHouseholdActive(db, other.leader, asked)).toEqual(unknown)
  await change(
    db,
    'residencies',
    { communityId, id: heads[0]!.residencyId },
    { until: new Date('2099-01-01') },
  )
  expect(await setHouseholdInactive(db, leader, asked)).toEqual({
    ok: false,
    refusal: { because: 'nobody lives there' },
  })
})

test('whoever may not manage households, or not see who lives there, sets none inactive', async ({
  db,
}) => {
  const { leader, householdId, communityId } = await aHousehold(db)
  const board = await aMember(db, { communityId, role: 'board' })
  const by = (await readActor(db, { communityId, memberId: board.id, from: null }))!
  const asked = { householdId, because: reason }
  expect(() => setHouseholdInactive(db, by, asked)).toThrow(NotAllowed)
  const blind = { ...leader, permissions: new Set(['manage households' as const]) }
  expect(() => setHouseholdActive(db, blind, asked)).toThrow(NotAllowed)
})
