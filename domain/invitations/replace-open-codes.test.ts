import { expect } from 'vitest'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import { aLeader, aNewcomer, anEmail, anOpenCode, key } from '#test/factories.ts'
import { rowOf, rowsOf } from '#test/rows.ts'
import { inviteAddresses } from './invite-addresses.ts'
import { inviteMember } from './invite-member.ts'

test('who is invited by name no longer has the open code of a list, and gets one message', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const email = anEmail('bo')
  const addressees = [{ email, name: null }] as unknown as Parameters<
    typeof inviteAddresses
  >[2]['addressees']
  const list = { addressees, leftOut: [], submission: newId() }
  expect(await inviteAddresses(db, by, list, { key })).toMatchObject({ ok: true })
  const [open] = await rowsOf(db, communityId, 'invitations')

  expect(await inviteMember(db, by, aNewcomer({ email }), { key })).toMatchObject({ ok: true })

  expect(await rowOf(db, 'invitations', open!)).toMatchObject({
    voidedBecause: 'replaced',
    sealedCode: null,
  })
  const live = (await rowsOf(db, communityId, 'invitations')).filter(({ voidedAt }) => !voidedAt)
  expect(live).toHaveLength(1)
  const waiting = (await rowsOf(db, communityId, 'deliveries')).filter(
    ({ suppressedAt }) => suppressedAt === null,
  )
  expect(waiting.map(({ invitationId }) => invitationId)).toEqual([live[0]!.id])
})

test('open codes of others stay as they are', async ({ db }) => {
  const by = await aLeader(db)
  const { invitationId: id } = await anOpenCode(db, { by, contact: anEmail() })
  await inviteMember(db, by, aNewcomer(), { key })
  expect(await rowOf(db, 'invitations', { ...by, id })).toMatchObject({ voidedAt: null })
})
