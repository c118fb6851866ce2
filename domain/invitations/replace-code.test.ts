import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { addDays, addMinutes } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aJoining, aLeader, anInvitation, anOpenCode, key } from '#test/factories.ts'
import { rowOf, rowsOf } from '#test/rows.ts'
import { type AccessCode, readCode } from './access-code.ts'
import { findInvitation } from './find-invitation.ts'
import { redeemInvitation } from './redeem-invitation.ts'
import { replaceCodes } from './replace-code.ts'
import { showCode } from './show-code.ts'

const april = new Date('2026-04-01T12:00:00Z')
const later = addMinutes(april, 10)

const asCode = (printed: string) => (readCode(printed) as { value: AccessCode }).value

test('the old code says that it was replaced, and the new one is sent and opens the door', async ({
  db,
}) => {
  const { by, email, code, memberId, invitationId } = await anInvitation(db, { at: april })
  const { communityId } = by

  const report = await replaceCodes(db, by, { invitationIds: [invitationId] }, { key, at: later })

  expect(report).toMatchObject({ done: [{ name: 'Bo Chen' }], skipped: [] })
  const anew = report.replaced[0]!.new
  expect(await rowOf(db, 'invitations', { communityId, id: anew })).toMatchObject({
    memberId,
    channel: 'email',
    invitedAt: later,
    expiresAt: addDays(later, 90),
  })
  const sent = await rowsOf(db, communityId, 'deliveries')
  expect(sent.map(({ invitationId, recipient }) => [invitationId, recipient])).toEqual([
    [invitationId, email],
    [anew, email],
  ])
  const old = { code: asCode(code), holder: null }
  expect(await findInvitation(db, old, { key, at: later })).toMatchObject({
    refusal: { because: 'replaced' },
  })
  const shown = await showCode(db, by, { invitationId: anew, key })
  if (!shown.ok) throw new Error(shown.refusal.because)
  expect(shown.value.printed).not.toBe(code)
  const found = await findInvitation(db, { ...shown.value, holder: null }, { key, at: later })
  expect(found).toMatchObject({ ok: true, value: { invitationId: anew } })
  expect((await rowsOf(db, communityId, 'auditEvents')).slice(-2)).toMatchObject([
    { deed: 'replaced code', invitationId, facts: { by: anew } },
    { deed: 'replaced code', invitationId: anew, facts: { instead: invitationId } },
  ])
})

test('what was never sent is not sent, and a pass keeps its batch and number', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId, memberId: madeBy } = by
  const batchId = newId()
  const batch = { communityId, id: batchId, channel: 'pass', size: 9, madeBy, madeAt: april }
  await inCommunity(db, communityId, (db) => db.insertInto('batches').values(batch).execute())
  const pass = await anOpenCode(db, { by, batchId, serial: 9, at: april })
  const text = { contact: '+15125550166', channel: 'text', contactName: 'Olga' } as const
  const unsent = await anOpenCode(db, { by, ...text, at: april })

  const invitationIds = [pass.invitationId, unsent.invitationId]
  const { replaced } = await replaceCodes(db, by, { invitationIds }, { key, at: later })

  const anew = Object.fromEntries(replaced.map((one) => [one.old, one.new]))
  const row = (id: string) => rowOf(db, 'invitations', { communityId, id: anew[id]! })
  expect(await row(pass.invitationId)).toMatchObject({ channel: 'pass', batchId, serial: 9 })
  expect(await row(unsent.invitationId)).toMatchObject(text)
  expect(await rowsOf(db, communityId, 'deliveries')).toEqual([])
})

test('nothing is sent to an address that gets no messages', async ({ db }) => {
  const { by, email, invitationId } = await anInvitation(db, { at: april })
  const { communityId } = by
  const suppression = { communityId, id: newId(), recipient: email, because: 'unsubscribed' }
  await inCommunity(db, communityId, (db) =>
    db
      .insertInto('suppressions')
      .values({ ...suppression, since: april })
      .execute(),
  )
  const { done } = await replaceCodes(db, by, { invitationIds: [invitationId] }, { key, at: later })
  expect(done).toHaveLength(1)
  expect(await rowsOf(db, communityId, 'deliveries')).toHaveLength(1)
})

test('a used code, a foreign one, and one of a greater role are not replaced', async ({ db }) => {
  const used = await anInvitation(db)
  const { by } = used
  const other = await anInvitation(db, { by, newcomer: { lastName: 'Diaz' } })
  const foreign = await anInvitation(db)
  await redeemInvitation(db, await aJoining(db, { email: used.email }), {
    ...by,
    invitationId: used.invitationId,
  })
  const permissions = new Set([...by.permissions].filter((one) => one !== 'view leaders'))
  const invitationIds = [used, other, foreign].map(({ invitationId }) => invitationId)
  expect(await replaceCodes(db, { ...by, permissions }, { invitationIds }, { key })).toEqual({
    done: [],
    skipped: [
      { name: 'Bo Chen', because: 'already joined' },
      { name: 'Bo Diaz', because: 'may not grant' },
    ],
    replaced: [],
  })
  expect(await rowsOf(db, foreign.by.communityId, 'invitations')).toHaveLength(1)
})

test('nobody replaces or reads a code without the permission to invite', async ({ db }) => {
  const { by, invitationId } = await anInvitation(db)
  const actor = { ...by, permissions: new Set(['admin view members'] as const) }
  const ids = { invitationIds: [invitationId] }
  expect(() => replaceCodes(db, actor, ids, { key })).toThrow(NotAllowed)
  expect(() => showCode(db, actor, { invitationId, key })).toThrow(NotAllowed)
})

test('a code is shown as it was made; a spent, foreign or greater one is not', async ({ db }) => {
  const { by, code, email, invitationId } = await anInvitation(db)
  const { by: stranger } = await anInvitation(db)
  const permissions = new Set([...by.permissions].filter((one) => one !== 'view leaders'))
  const show = async (actor = by) => {
    const shown = await showCode(db, actor, { invitationId, key })
    return shown.ok ? shown.value.printed : shown.refusal.because
  }
  expect([await show(), await show(stranger), await show({ ...by, permissions })]).toEqual([
    code,
    'unknown',
    'may not grant',
  ])
  await redeemInvitation(db, await aJoining(db, { email }), { ...by, invitationId })
  expect(await show()).toBe('spent')
})
