import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { addDays } from '#domain/days.ts'
import { openCode } from '#domain/invitations/create-invitation.ts'
import { findInvitation } from '#domain/invitations/find-invitation.ts'
import { newId } from '#domain/new-id.ts'
import { accept, refuse } from '#domain/result.ts'
import { NotAllowed, permissions } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aCommunity, aLeader, key } from '#test/factories.ts'
import { rowOf, rowsOf } from '#test/rows.ts'
import { makeBlankPasses } from './make-blank-passes.ts'
import type { PassCount } from './pass-count.ts'

const april = new Date('2026-04-01T12:00:00Z')
const some = (count: number, submission = newId()) => ({ count: count as PassCount, submission })

test('a batch of passes is open codes with the default role, each numbered, none in clear', async ({
  db,
}) => {
  const { leader: by, communityId } = await aCommunity(db)
  const community = await inCommunity(db, communityId, (db) =>
    db
      .selectFrom('communities')
      .selectAll()
      .where('id', '=', communityId)
      .executeTakeFirstOrThrow(),
  )
  const wanted = some(3)

  const made = await makeBlankPasses(db, by, wanted, { key, at: april })

  const batchId = wanted.submission
  expect(made).toEqual(accept({ batchId, made: 3 }))
  expect(await rowsOf(db, communityId, 'batches')).toEqual([
    {
      communityId,
      id: batchId,
      channel: 'pass',
      forHomes: false,
      size: 3,
      skipped: [],
      madeBy: by.memberId,
      madeAt: april,
      voidedAt: null,
    },
  ])
  const passes = await rowsOf(db, communityId, 'invitations')
  expect(passes.map(({ serial }) => serial)).toEqual([1, 2, 3])
  for (const pass of passes)
    expect(pass).toMatchObject({
      batchId,
      channel: 'pass',
      memberId: null,
      propertyId: null,
      roleId: community.defaultRoleId,
      invitedBy: by.memberId,
      invitedAt: april,
      expiresAt: addDays(april, 90),
    })
  const codes = passes.map(({ id, sealedCode }) => openCode(key, sealedCode!, id))
  expect(new Set(codes).size).toBe(3)
  const offer = await findInvitation(db, { code: codes[1]!, holder: null }, { key, at: april })
  expect(offer).toMatchObject({ ok: true, value: { invitee: null, invitationId: passes[1]!.id } })
})

test('the audit log says how many were made and by whom, and no code', async ({ db }) => {
  const by = { ...(await aLeader(db)), from: '203.0.113.7' }
  const wanted = some(2)
  await makeBlankPasses(db, by, wanted, { key, at: april })
  const events = await rowsOf(db, by.communityId, 'auditEvents')
  expect(events.at(-1)).toMatchObject({
    deed: 'made access passes',
    actorId: by.memberId,
    accountId: by.accountId,
    fromAddress: '203.0.113.7',
    happenedAt: april,
    facts: { batchId: wanted.submission, count: 2, forHomes: false },
  })
})

test('a form sent twice, also at once, makes one batch', async ({ db }) => {
  const by = await aLeader(db)
  const wanted = some(5)
  const send = () => makeBlankPasses(db, by, wanted, { key })

  const answers = [...(await Promise.all([send(), send(), send()])), await send()]

  const once = accept({ batchId: wanted.submission, made: 5 })
  expect(answers).toEqual([once, once, once, once])
  expect(await rowsOf(db, by.communityId, 'invitations')).toHaveLength(5)
  expect(await rowsOf(db, by.communityId, 'batches')).toHaveLength(1)
})

test('a thousand passes are a thousand different codes', async ({ db }) => {
  const by = await aLeader(db)
  await makeBlankPasses(db, by, some(1000), { key })
  const passes = await rowsOf(db, by.communityId, 'invitations')
  const codes = passes.map(({ id, sealedCode }) => openCode(key, sealedCode!, id))
  expect(new Set(codes).size).toBe(1000)
})

test('passes without end are made where invitations have none', async ({ db }) => {
  const { leader: by, communityId } = await aCommunity(db, { invitationDays: null })
  await makeBlankPasses(db, by, some(1), { key })
  const [pass] = await rowsOf(db, communityId, 'invitations')
  expect(pass!.expiresAt).toBeNull()
})

test('whoever lacks what the default role may do makes none', async ({ db }) => {
  const by = await aLeader(db)
  const poor = { ...by, permissions: new Set(['invite members via access pass'] as const) }
  expect(await makeBlankPasses(db, poor, some(1), { key })).toEqual(
    refuse({ because: 'may not grant' }),
  )
  expect(await rowsOf(db, by.communityId, 'batches')).toEqual([])
})

test('nobody makes passes without the permission for them', async ({ db }) => {
  const by = await aLeader(db)
  const others = permissions.filter((one) => one !== 'invite members via access pass')
  const actor = { ...by, permissions: new Set(others) }
  expect(() => makeBlankPasses(db, actor, some(1), { key })).toThrow(NotAllowed)
})

test('the id of a batch of another community makes a batch here too, and leaves theirs alone', async ({
  db,
}) => {
  const [by, stranger] = [await aLeader(db), await aLeader(db)]
  const wanted = some(2)
  await makeBlankPasses(db, stranger, wanted, { key })
  const theirs = await rowsOf(db, stranger.communityId, 'invitations')
  await makeBlankPasses(db, by, wanted, { key })
  expect(await rowsOf(db, stranger.communityId, 'invitations')).toEqual(theirs)
  const { communityId } = by
  expect(await rowOf(db, 'batches', { communityId, id: wanted.submission })).toMatchObject({
    size: 2,
  })
})
