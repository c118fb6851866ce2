import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aJoining, aLeader, anEmail, anInvitation } from '#test/factories.ts'
import { aHousehold, anInvitedGuest } from '#test/households.ts'
import { anImport } from '#test/planned-rosters.ts'
import { aMemberWith, systemRole } from '#test/roles.ts'
import { aRow, atStreet, called } from '#test/roster-rows.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import type { RosterPerson } from './understand-row.ts'
import { undoRoster } from './undo-roster.ts'

const elm = atStreet('77 ELM ST')

/** Pat Stone of 77 Elm Street, who is expected as what `system` says; and whoever imports rows about them. */
async function patIn(db: Db, system: 'leader' | 'resident') {
  const leader = await aLeader(db)
  const { communityId } = leader
  const roleId = await systemRole(db, leader, system)
  const place = { home: elm, householdName: null }
  const newcomer = { firstName: 'Pat', lastName: 'Stone', place }
  const pat = await anInvitation(db, { by: leader, newcomer })
  const { memberId: id, invitationId, email } = pat
  await change(db, 'members', { communityId, id }, { roleId })
  await change(db, 'invitations', { communityId, id: invitationId }, { roleId })
  const tell = (by: Actor, given: Partial<RosterPerson>) =>
    anImport(db, by, [aRow(elm, [called('Pat Stone', given)])])
  const now = async () => {
    const member = await rowOf(db, 'members', { communityId, id })
    const code = await rowOf(db, 'invitations', { communityId, id: invitationId })
    const [letter] = await rowsOf(db, communityId, 'deliveries')
    return { listed: member.roleId, code: code.roleId, email: member.email, to: letter!.recipient }
  }
  return { leader, communityId, roleId, id, invitationId, email, tell, now }
}

function problemsOf(db: Db, { communityId }: Actor, rosterId: string) {
  return inCommunity(db, communityId, async (db) => {
    const rows = await db
      .selectFrom('rosterPlans')
      .select(['verdict', 'plan'])
      .where('communityId', '=', communityId)
      .where('rosterId', '=', rosterId)
      .execute()
    return rows.map(({ verdict, plan }) => {
      const { problems } = plan as { problems: { reason: string }[] }
      return [verdict, ...problems.map(({ reason }) => reason)]
    })
  })
}

test('whoever imports cannot lead to themselves an invitation that gives more than they may grant', async ({
  db,
}) => {
  const pat = await patIn(db, 'leader')
  const { by } = await aMemberWith(db, pat.leader, ['import roster', 'view active members'])
  await change(
    db,
    'roles',
    { communityId: by.communityId, id: await systemRole(db, by, 'resident') },
    {
      permissions: ['view active members'],
    },
  )
  const before = await pat.now()
  for (const taken of [
    { email: anEmail('friend') },
    { phone: '+15125550101' },
    { role: 'Resident' },
  ]) {
    const rosterId = await pat.tell(by, { email: pat.email, ...taken } as Partial<RosterPerson>)
    expect(await problemsOf(db, by, rosterId)).toEqual([['attention', 'beyond you']])
  }
  const titled = await pat.tell(by, {
    email: pat.email as RosterPerson['email'],
    title: 'President',
  })
  expect(await problemsOf(db, by, titled)).toEqual([['update']])
  expect(await pat.now()).toEqual(before)
  const withdrawn = { voidedAt: new Date(), voidedBecause: 'merged', sealedCode: null }
  await change(db, 'invitations', { communityId: by.communityId, id: pat.invitationId }, withdrawn)
  const anew = await pat.tell(by, { email: pat.email as RosterPerson['email'] })
  expect(await problemsOf(db, by, anew)).toEqual([['attention', 'beyond you']])
})

test('a role column changes with what the code of somebody who waits lets them in, and undoing it back', async ({
  db,
}) => {
  const pat = await patIn(db, 'leader')
  const { leader, communityId, roleId } = pat
  const resident = await systemRole(db, leader, 'resident')
  const down = await pat.tell(leader, { role: 'Resident' })
  expect(await pat.now()).toMatchObject({ listed: resident, code: resident })
  await undoRoster(db, leader, { rosterId: down })
  expect(await pat.now()).toMatchObject({ listed: roleId, code: roleId })
  await pat.tell(leader, { role: 'Resident' })
  const joining = await aJoining(db, { email: pat.email })
  await redeemInvitation(db, joining, { communityId, invitationId: pat.invitationId })
  expect(await pat.now()).toMatchObject({ listed: resident })
})

test('an invitation that waits to leave goes to the address of the corrected file, and back', async ({
  db,
}) => {
  const pat = await patIn(db, 'resident')
  const email = anEmail('pat') as NonNullable<RosterPerson['email']>
  const rosterId = await pat.tell(pat.leader, { email })
  expect(await pat.now()).toMatchObject({ email, to: email })
  await undoRoster(db, pat.leader, { rosterId })
  expect(await pat.now()).toMatchObject({ email: pat.email, to: pat.email })
  const [letter] = await rowsOf(db, pat.communityId, 'deliveries')
  await change(db, 'deliveries', letter!, { sentAt: new Date() })
  await pat.tell(pat.leader, { email })
  expect(await pat.now()).toMatchObject({ email, to: pat.email })
})

test('a guest of a household keeps the usual role, and whoever is texted their number', async ({
  db,
}) => {
  const { leader, communityId, householdId, heads } = await aHousehold(db)
  const { memberId: id } = await anInvitedGuest(db, {
    ...{ by: heads[0]!, householdId, firstName: 'Kit', lastName: 'Lim' },
    ...{ channel: 'text', email: null, phone: '+15125550199', consented: true },
  })
  const [home] = await rowsOf(db, communityId, 'properties')
  const before = await rowOf(db, 'members', { communityId, id })
  const told = called('Kit Lim', { role: 'Board Member', phone: '+15125550142' })
  const rosterId = await anImport(db, leader, [aRow(atStreet(home!.street!), [told])])
  expect(await problemsOf(db, leader, rosterId)).toEqual([
    ['unchanged', 'role of a guest stays', 'invited by text'],
  ])
  expect(await rowOf(db, 'members', { communityId, id })).toEqual(before)
})
