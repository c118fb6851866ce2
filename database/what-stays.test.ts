import { sql } from 'kysely'
import { expect } from 'vitest'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { test } from '#test/database.ts'
import { aJoining, aLeader, anInvitation, anOpenCode } from '#test/factories.ts'
import { aPool } from '#test/full-database.ts'
import { change, letLeave, rowsOf } from '#test/rows.ts'
import { inCommunity } from './in-community.ts'

const april = new Date('2030-04-02T10:00:00Z')

test.for([
  ['members', 'a member who has joined', { joinedAt: april }],
  ['members', 'a member who waits to be confirmed', { joinedAt: null }],
  ['members', 'a member who has left', { accountId: null, joinedAt: null, leftAt: april }],
  ['residencies', 'a place through which somebody came in', { until: null }],
  ['residencies', 'a place where somebody has lived', { confirmedAt: null, until: april }],
  ['invitations', 'an invitation that was used', { contactName: 'Bo' }],
  ['deliveries', 'a message that has left', { sentAt: april }],
  ['deliveries', 'a message that is being sent', { leasedUntil: april }],
  ['deliveries', 'a message that was tried', { attempts: 1 }],
] as const)('of %s, the application never deletes %s', async ([table, , values], { db }) => {
  const { by, email, invitationId } = await anInvitation(db)
  const { communityId } = by
  await redeemInvitation(db, await aJoining(db, { email }), { communityId, invitationId })
  const rows = await rowsOf(db, communityId, table)
  const { id } = rows.at(-1)!
  await change(db, table, { communityId, id }, values as object)
  const work = inCommunity(db, communityId, (db) =>
    sql`delete from ${sql.table(table)} where community_id = ${communityId} and id = ${id}`.execute(
      db,
    ),
  )
  await expect(work).rejects.toThrow('is never deleted')
})

test('an invitation that holds is not deleted, and one on paper never is', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const pass = await anOpenCode(db, { by })
  const ended = { voidedAt: april, voidedBecause: 'withdrawn', sealedCode: null }
  await change(db, 'invitations', { communityId, id: pass.invitationId }, ended)
  const { invitationId } = await anOpenCode(db, { by, contact: 'ana@example.com' })
  for (const id of [pass.invitationId, invitationId])
    await expect(
      inCommunity(db, communityId, (db) =>
        db
          .deleteFrom('invitations')
          .where('communityId', '=', communityId)
          .where('id', '=', id)
          .execute(),
      ),
    ).rejects.toThrow('is never deleted')
})

test('with a whole community everything of it goes', async ({ db, own }) => {
  const { by, email, invitationId } = await anInvitation(db)
  const { communityId } = by
  await redeemInvitation(db, await aJoining(db, { email }), { communityId, invitationId })
  await letLeave(db, communityId)
  const owner = aPool(own.address, 'owner', 1)
  await sql`delete from communities where id = ${communityId}`.execute(owner)
  expect(await rowsOf(db, communityId, 'members')).toEqual([])
})
