import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { accept, refuse } from '#domain/result.ts'
import { test } from '#test/database.ts'
import { aJoining, aLeader, anAccount, anInvitation } from '#test/factories.ts'
import { theLimits } from '#test/identity.ts'
import { rowsOf } from '#test/rows.ts'
import { askLeader } from './ask-leader.ts'
import { redeemInvitation } from './redeem-invitation.ts'

const april = new Date('2026-04-01T12:00:00Z')

/** An invitation for somebody, and an account of another address that holds it. */
async function anAsking(db: Db) {
  const { by, email, memberId, invitationId } = await anInvitation(db, { at: april })
  const account = await anAccount(db)
  const { communityId } = by
  const asking = { account, communityId, invitationId, from: '203.0.113.9', locale: 'en' }
  return { by, email, communityId, memberId, invitationId, asking }
}

test('who cannot show that an invitation is theirs may ask the leaders', async ({ db }) => {
  const { by, communityId, memberId, invitationId, asking } = await anAsking(db)

  expect(await askLeader(db, { limits: theLimits(db), at: april }, asking)).toEqual(accept(null))

  const [notice, ...others] = await rowsOf(db, communityId, 'notices')
  expect(others).toEqual([])
  expect(notice).toMatchObject({
    kind: 'asked a leader',
    memberId,
    facts: { askedBy: asking.account.email },
    noticedAt: april,
    settledAt: null,
  })
  expect((await rowsOf(db, communityId, 'deliveries')).at(-1)).toMatchObject({
    template: 'notice',
    memberId: by.memberId,
    facts: { noticeId: notice!.id },
  })
  expect((await rowsOf(db, communityId, 'auditEvents')).at(-1)).toMatchObject({
    deed: 'asked a leader',
    actorId: null,
    accountId: asking.account.id,
    memberId,
    invitationId,
    fromAddress: '203.0.113.9',
  })
})

test('one account asks about one invitation once a day; others may ask, too', async ({ db }) => {
  const { communityId, asking } = await anAsking(db)
  const limits = theLimits(db)
  const hurry = { because: 'hurry', retryAfterSeconds: expect.closeTo(86_400, -2) }

  expect(await askLeader(db, { limits }, asking)).toEqual(accept(null))
  expect(await askLeader(db, { limits }, asking)).toEqual({ ok: false, refusal: hurry })
  const account = await anAccount(db)
  expect(await askLeader(db, { limits }, { ...asking, account })).toEqual(accept(null))
  expect(await rowsOf(db, communityId, 'notices')).toHaveLength(2)
})

test('about an invitation that was used, or of another community, nobody is told', async ({
  db,
}) => {
  const { communityId, email, invitationId, asking } = await anAsking(db)
  const limits = theLimits(db)
  const elsewhere = await aLeader(db)
  const unknown = refuse({ because: 'unknown' })
  const foreign = { ...asking, communityId: elsewhere.communityId, account: await anAccount(db) }

  expect(await askLeader(db, { limits }, foreign)).toEqual(unknown)
  const joining = await aJoining(db, { email })
  await redeemInvitation(db, joining, { communityId, invitationId }, { at: april })
  expect(await askLeader(db, { limits }, asking)).toEqual(unknown)
  expect(await rowsOf(db, communityId, 'notices')).toEqual([])
  expect(await rowsOf(db, elsewhere.communityId, 'notices')).toEqual([])
})
