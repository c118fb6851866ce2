import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { proofOf } from '#domain/accounts/proof.ts'
import { addDays } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { accept, refuse } from '#domain/result.ts'
import { test } from '#test/database.ts'
import { aJoining, anAccount, anEmail, anInvitation, key } from '#test/factories.ts'
import { theLimits } from '#test/identity.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { fixAddress } from './fix-address.ts'
import { askMailboxProof, proveMailbox, readMailboxProof } from './prove-mailbox.ts'
import { redeemInvitation } from './redeem-invitation.ts'
import { voidInvitations } from './void-invitations.ts'

const april = new Date('2026-04-01T12:00:00Z')
const from = '203.0.113.9'

/** An invitation for somebody, an account of another address that holds it, and the link it gets. */
async function anAsking(db: Db) {
  const invited = await anInvitation(db, { newcomer: { email: anEmail('jo') }, at: april })
  const account = await anAccount(db)
  const { communityId } = invited.by
  const asking = { account, communityId, invitationId: invited.invitationId, from, locale: 'es' }
  const ask = (at = april) => askMailboxProof(db, { limits: theLimits(db), at }, asking)
  const newestToken = async () => {
    const proofs = await rowsOf(db, communityId, 'mailboxProofs')
    return proofOf(key, { purpose: 'mailbox', id: proofs.at(-1)!.id }).token
  }
  return { ...invited, communityId, account, asking, ask, newestToken }
}

test('who holds an invitation of another address has a link sent there, and sees it masked', async ({
  db,
}) => {
  const { communityId, account, email, memberId, invitationId, ask } = await anAsking(db)

  expect(await ask()).toEqual(accept({ maskedEmail: 'j•••@example.com' }))

  const [proof] = await rowsOf(db, communityId, 'mailboxProofs')
  expect(proof).toMatchObject({ invitationId, accountId: account.id, provenAt: null })
  expect((await rowsOf(db, communityId, 'deliveries')).at(-1)).toMatchObject({
    template: 'mailbox proof',
    recipient: email,
    memberId,
    invitationId,
    facts: { proofId: proof!.id, askedBy: account.email },
  })
  expect((await rowsOf(db, communityId, 'auditEvents')).at(-1)).toMatchObject({
    deed: 'asked to prove mailbox',
    accountId: account.id,
    actorId: null,
    memberId,
    invitationId,
    fromAddress: from,
  })
})

test.for([
  [null, 'es', 'of whoever asks'],
  ['en', 'en', 'they chose when they were a member before'],
] as const)(
  'the link to somebody of language %s goes out in %s, which is that %s',
  async ([chosen, language], { db }) => {
    const { communityId, memberId, ask } = await anAsking(db)
    if (chosen) {
      const { id: accountId } = await anAccount(db)
      await change(db, 'members', { communityId, id: memberId }, { accountId, locale: chosen })
    }
    await ask()
    const letter = (await rowsOf(db, communityId, 'deliveries')).at(-1)
    expect(letter).toMatchObject({ template: 'mailbox proof', locale: language })
  },
)

test('one invited address is written to once a minute, whoever asks', async ({ db }) => {
  const { communityId, asking, ask } = await anAsking(db)
  await ask()
  const other = { ...asking, account: await anAccount(db) }

  const hurry = { because: 'hurry', retryAfterSeconds: expect.any(Number) }
  expect(await ask()).toEqual({ ok: false, refusal: hurry })
  expect(await askMailboxProof(db, { limits: theLimits(db) }, other)).toEqual({
    ok: false,
    refusal: hurry,
  })
  expect(await rowsOf(db, communityId, 'mailboxProofs')).toHaveLength(1)
})

test('one invited address is written to three times a day', async ({ db }) => {
  const { communityId, invitationId, ask } = await anAsking(db)
  const answers: boolean[] = []
  for (let minute = 0; minute < 4; minute += 1) {
    answers.push((await ask()).ok)
    const pause = `mailbox proof pause:${invitationId}`
    await db.deleteFrom('requestLimits').where('key', '=', pause).execute()
  }

  expect(answers).toEqual([true, true, true, false])
  expect(await rowsOf(db, communityId, 'mailboxProofs')).toHaveLength(3)
})

test('no link is sent for an invitation that is spent, foreign or without an address', async ({
  db,
}) => {
  const unknown = refuse({ because: 'unknown' })
  const spent = await anAsking(db)
  await voidInvitations(db, spent.by, { memberIds: [spent.memberId] })
  expect(await spent.ask()).toEqual(unknown)

  const used = await anAsking(db)
  await redeemInvitation(db, await aJoining(db, used), { ...used.asking }, { at: april })
  expect(await used.ask()).toEqual(unknown)

  const onPaper = await anAsking(db)
  await change(db, 'members', { ...onPaper, id: onPaper.memberId }, { email: null })
  expect(await onPaper.ask()).toEqual(unknown)

  const { asking } = await anAsking(db)
  const foreign = { ...asking, communityId: spent.communityId }
  expect(await askMailboxProof(db, { limits: theLimits(db) }, foreign)).toEqual(unknown)
})

test('the link shows who asks and for what, and changes nothing', async ({ db }) => {
  const { communityId, account, ask, newestToken } = await anAsking(db)
  await ask()
  const before = await rowsOf(db, communityId, 'mailboxProofs')

  const view = await readMailboxProof(db, { key, at: april }, await newestToken())

  expect(view).toEqual({ communityName: 'Maple Court', askedBy: account.email, firstName: 'Bo' })
  expect(await rowsOf(db, communityId, 'mailboxProofs')).toEqual(before)
})

test('a link works for two days, and then neither shows nor proves anything', async ({ db }) => {
  const { memberId, communityId, ask, newestToken } = await anAsking(db)
  await ask()
  const token = await newestToken()
  const tooLate = { key, at: addDays(april, 2) }
  const lastMoment = { key, at: new Date(tooLate.at.getTime() - 1) }

  expect(await readMailboxProof(db, tooLate, token)).toBeNull()
  expect(await proveMailbox(db, tooLate, { token, from })).toEqual(refuse({ because: 'unknown' }))
  expect(await readMailboxProof(db, lastMoment, token)).not.toBeNull()
  expect(await proveMailbox(db, lastMoment, { token, from })).toEqual(
    accept({ communityId, memberId }),
  )
})

test('links that are not ours prove nothing', async ({ db }) => {
  const { communityId, ask } = await anAsking(db)
  await ask()
  const [proof] = await rowsOf(db, communityId, 'mailboxProofs')
  const others = [
    '',
    'A'.repeat(43),
    proofOf(key, { purpose: 'mailbox', id: newId() }).token,
    proofOf(key, { purpose: 'sign-up', id: proof!.id }).token,
  ]

  for (const token of others) {
    expect(await readMailboxProof(db, { key, at: april }, token)).toBeNull()
    expect(await proveMailbox(db, { key, at: april }, { token, from })).toEqual(
      refuse({ because: 'unknown' }),
    )
  }
})

test('whoever opens the link lets the account that asked join, and no other', async ({ db }) => {
  const asked = await anAsking(db)
  const { communityId, account, memberId, invitationId, ask, newestToken } = asked
  await ask()
  const stranger = await aJoining(db)
  const token = await newestToken()

  const outcome = await proveMailbox(db, { key, at: april }, { token, from })

  expect(outcome).toEqual(accept({ communityId, memberId }))
  const member = await rowOf(db, 'members', { communityId, id: memberId })
  expect(member).toMatchObject({ accountId: account.id, joinedAt: april, email: asked.email })
  const [proof] = await rowsOf(db, communityId, 'mailboxProofs')
  expect(proof?.provenAt).toEqual(april)
  expect((await rowsOf(db, communityId, 'auditEvents')).at(-1)).toMatchObject({
    deed: 'joined',
    accountId: account.id,
    fromAddress: from,
  })
  expect(await redeemInvitation(db, stranger, { communityId, invitationId })).toEqual(
    refuse({ because: 'redeemed' }),
  )
})

test('a link opened twice answers twice that the account has joined', async ({ db }) => {
  const { communityId, memberId, ask, newestToken } = await anAsking(db)
  await ask()
  const given = { token: await newestToken(), from }
  const prove = () => proveMailbox(db, { key, at: april }, given)
  const joined = accept({ communityId, memberId })

  expect(await Promise.all([prove(), prove()])).toEqual([joined, joined])
  expect(await prove()).toEqual(joined)
})

test('a proof of one account is no proof of another', async ({ db }) => {
  const { communityId, invitationId, account, email } = await anAsking(db)
  const proof = { communityId, id: newId(), invitationId, email, askedAt: april, provenAt: april }
  await inCommunity(db, communityId, (db) =>
    db
      .insertInto('mailboxProofs')
      .values({ ...proof, accountId: account.id })
      .execute(),
  )
  const stranger = await aJoining(db)
  const owner = { ...stranger, accountId: account.id, email: account.email }
  const redeem = (who: typeof owner) =>
    redeemInvitation(db, who, { communityId, invitationId }, { at: april })

  expect(await redeem(stranger)).toMatchObject({ refusal: { because: 'other address' } })
  expect(await redeem(owner)).toMatchObject({ ok: true })
})

test('the link of an invitation that was voided meanwhile says so', async ({ db }) => {
  const { by, memberId, ask, newestToken } = await anAsking(db)
  await ask()
  await voidInvitations(db, by, { memberIds: [memberId] })

  const given = { token: await newestToken(), from }
  expect(await proveMailbox(db, { key, at: april }, given)).toEqual(refuse({ because: 'voided' }))
})

test('whoever proved or was asked to prove a mailbox has no way in once the address was wrong', async ({
  db,
}) => {
  const { by, communityId, invitationId, email, account, ask, newestToken } = await anAsking(db)
  await ask()
  const given = { token: await newestToken(), from }
  const [proof] = await rowsOf(db, communityId, 'mailboxProofs')
  await fixAddress(db, by, { invitationId, typed: anEmail('right'), sharesAddress: false })

  expect(await readMailboxProof(db, { key, at: april }, given.token)).toBeNull()
  expect(await proveMailbox(db, { key, at: april }, given)).toEqual(refuse({ because: 'unknown' }))

  await change(db, 'mailboxProofs', proof!, { provenAt: april })
  const who = { ...(await aJoining(db)), accountId: account.id, email: account.email }
  const redeem = () => redeemInvitation(db, who, { communityId, invitationId }, { at: april })
  expect(await redeem()).toMatchObject({ refusal: { because: 'other address' } })
  await fixAddress(db, by, { invitationId, typed: email, sharesAddress: false })
  expect(await redeem()).toMatchObject({ ok: true })
})
