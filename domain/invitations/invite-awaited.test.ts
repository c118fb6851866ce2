import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inviteGuest } from '#domain/guests/invite-guest.ts'
import { readActor } from '#domain/roles/read-actor.ts'
import { test } from '#test/database.ts'
import { aJoining, aLeader, aNewcomer, anEmail, anInvitation, key } from '#test/factories.ts'
import { aGuest } from '#test/households.ts'
import { anImport } from '#test/planned-rosters.ts'
import { aRow, atStreet, called } from '#test/roster-rows.ts'
import { rowsOf } from '#test/rows.ts'
import { inviteMember } from './invite-member.ts'
import { redeemInvitation } from './redeem-invitation.ts'

/** John and Mary Smith of one row, of whom John alone has an address, as a roster names them. */
async function theSmiths(db: Db) {
  const by = await aLeader(db)
  const email = anEmail('john')
  const couple = [called('John Smith', { email }), called('Mary Smith')]
  await anImport(db, by, [aRow(atStreet('1 ELM ST'), couple)])
  const people = await rowsOf(db, by.communityId, 'members')
  const [john, mary] = ['John', 'Mary'].map((name) => people.find((one) => one.firstName === name)!)
  const [household] = await rowsOf(db, by.communityId, 'households')
  const namedSo = async (name: string) =>
    (await rowsOf(db, by.communityId, 'members')).filter(({ firstName }) => firstName === name)
  return { by, email, john: john!, mary: mary!, householdId: household!.id, namedSo }
}

test('whom a roster names without an address is the one whom a leader invites into that household', async ({
  db,
}) => {
  const { by, mary, householdId, namedSo } = await theSmiths(db)
  const person = { firstName: 'Mary', lastName: 'Smith', place: { householdId } }
  const invited = await anInvitation(db, { by, newcomer: person })
  expect(invited.memberId).toBe(mary.id)
  expect(await namedSo('Mary')).toMatchObject([{ id: mary.id, email: invited.email }])
  const again = await inviteMember(db, by, aNewcomer(person), { key })
  expect(again).toMatchObject({ ok: true })
  expect(await namedSo('Mary')).toHaveLength(2)
})

test('a Head who invites them there invites the same person, by e-mail or by text', async ({
  db,
}) => {
  const { by, email, john, mary, householdId, namedSo } = await theSmiths(db)
  const { communityId } = by
  const invitations = await rowsOf(db, communityId, 'invitations')
  const { id: invitationId } = invitations.find(({ memberId }) => memberId === john.id)!
  await redeemInvitation(db, await aJoining(db, { email }), { communityId, invitationId })
  const head = (await readActor(db, { communityId, memberId: john.id, from: null }))!
  const told = { channel: 'text', email: null, phone: '+15125550177', consented: true } as const
  const guest = aGuest(householdId, { firstName: 'Mary', lastName: 'Smith', ...told })
  expect(await inviteGuest(db, head, guest, { key })).toMatchObject({
    value: { memberId: mary.id },
  })
  expect(await namedSo('Mary')).toMatchObject([{ id: mary.id, phone: told.phone }])
})

test('somebody of the same name in another household is another person', async ({ db }) => {
  const { by, mary } = await theSmiths(db)
  const elsewhere = { home: atStreet('2 OAK ST'), householdName: null }
  const person = { firstName: 'Mary', lastName: 'Smith', place: elsewhere }
  const invited = await anInvitation(db, { by, newcomer: person })
  expect(invited.memberId).not.toBe(mary.id)
})
