import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { readToken } from '#domain/accounts/proof.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { maskEmail } from '#domain/contacts/email-address.ts'
import { addDays } from '#domain/days.ts'
import { queueDeliveries } from '#domain/deliveries/queue-delivery.ts'
import { noAnswers } from '#domain/members/member.ts'
import { newId } from '#domain/new-id.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { ServerKey } from '#domain/server-key.ts'
import type { Hurry, Limit, Limits } from '#integrations/limits/limits.ts'
import { type Joined, type RedeemRefusal, redeemInvitation } from './redeem-invitation.ts'

/** How long the link of a mailbox proof works, in days. */
const proofDays = 2

/** One invited address is written to at most so often, whoever asks. */
const perInvitation: Limit[] = [
  { name: 'mailbox proof pause', tries: 1, seconds: 60 },
  { name: 'mailbox proof day', tries: 3, seconds: 86_400 },
]

/** Who asks, with which invitation. */
export type Asking = {
  account: { id: string; email: string }
  communityId: string
  invitationId: string
  from: string | null
  /** The language in which they ask. */
  locale: string
}

/**
 * Sends a link to the address an invitation was made for. Whoever opens it shows that the mailbox is
 * theirs and lets the asking account join. Answers the address, masked. Nobody but the person themselves chooses a
 * language: until they have joined once, the link goes out in that of whoever asks.
 */
export async function askMailboxProof(
  db: Db,
  { limits, at }: { limits: Limits; at?: Date },
  { account, communityId, invitationId, from, locale: asking }: Asking,
): Promise<Result<{ maskedEmail: string }, { because: 'unknown' } | Hurry>> {
  const hurry = await limits.spend([invitationId], perInvitation)
  if (!hurry.ok) return hurry
  return inCommunity(
    db,
    communityId,
    async (db, now) => {
      const invited = await findInvited(db, { communityId, invitationId })
      if (!invited?.email) return refuse({ because: 'unknown' })
      const { memberId, email } = invited
      const locale = invited.accountId ? invited.locale : asking
      const proofId = newId()
      await db
        .insertInto('mailboxProofs')
        .values({
          communityId,
          id: proofId,
          invitationId,
          email,
          accountId: account.id,
          askedAt: now,
        })
        .execute()
      const facts = { proofId, askedBy: account.email }
      const about = { communityId, invitationId, memberId, now }
      await queueDeliveries(db, [
        { ...about, template: 'mailbox proof', recipient: email, locale, facts },
      ])
      await recordEvent(db, {
        ...about,
        deed: 'asked to prove mailbox',
        accountId: account.id,
        from,
      })
      return accept({ maskedEmail: maskEmail(email) })
    },
    at,
  )
}

function findInvited(
  db: Db,
  { communityId, invitationId }: { communityId: string; invitationId: string },
) {
  return db
    .selectFrom('invitations')
    .innerJoin('members', (on) =>
      on
        .onRef('members.communityId', '=', 'invitations.communityId')
        .onRef('members.id', '=', 'invitations.memberId'),
    )
    .select(['members.id as memberId', 'members.email', 'members.locale'])
    .select('members.accountId')
    .where('invitations.communityId', '=', communityId)
    .where('invitations.id', '=', invitationId)
    .where('invitations.redeemedAt', 'is', null)
    .where('invitations.voidedAt', 'is', null)
    .executeTakeFirst()
}

/** What the holder of a proof link is asked to confirm. */
export type ProofView = { communityName: string; askedBy: string; firstName: string }

/**
 * Reads a proof link without changing anything; null when it is not ours, ran out or was used, and when
 * the invitation goes to another address since.
 */
export async function readMailboxProof(
  db: Db,
  { key, at }: { key: ServerKey; at?: Date },
  token: string,
): Promise<ProofView | null> {
  const place = await findProof(db, key, token)
  if (!place) return null
  return inCommunity(
    db,
    place.communityId,
    async (db, now) => {
      const proof = await proofsThatWork(db, { ...place, now }).executeTakeFirst()
      if (!proof) return null
      const { communityName, askedBy, firstName } = proof
      return { communityName, askedBy, firstName }
    },
    at,
  )
}

/** Proves the mailbox and lets the account that asked join, in one transaction. */
export async function proveMailbox(
  db: Db,
  { key, at }: { key: ServerKey; at?: Date },
  { token, from }: { token: string; from: string | null },
): Promise<Result<Joined, RedeemRefusal>> {
  const place = await findProof(db, key, token)
  if (!place) return refuse({ because: 'unknown' })
  const { communityId, proofId } = place
  const work = async (db: Db, now: Date): Promise<Result<Joined, RedeemRefusal>> => {
    const proof = await proofsThatWork(db, { ...place, now }).executeTakeFirst()
    if (!proof) return refuse({ because: 'unknown' })
    await db
      .updateTable('mailboxProofs')
      .set({ provenAt: now })
      .where('communityId', '=', communityId)
      .where('id', '=', proofId)
      .execute()
    const { accountId, askedBy: email, phone, locale, invitationId } = proof
    const joining = { accountId, email, phone, locale, answers: noAnswers, from }
    return redeemInvitation(db, joining, { communityId, invitationId })
  }
  return inCommunity(db, communityId, work, at)
}

async function findProof(
  db: Db,
  key: ServerKey,
  token: string,
): Promise<{ communityId: string; proofId: string } | null> {
  const proofId = readToken(key, { purpose: 'mailbox', token })
  if (!proofId) return null
  const answer = await sql<{ communityId: string | null }>`
    select community_of_mailbox_proof(${proofId}) as community_id`.execute(db)
  const communityId = answer.rows[0]!.communityId
  return communityId ? { communityId, proofId } : null
}

type Place = { communityId: string; proofId: string; now: Date }

/**
 * Whether the link of a proof still lets somebody in: it has neither run out nor been used, and its invitation stands
 * and goes to the same address.
 */
export async function isProofOpen(db: Db, place: Place): Promise<boolean> {
  const proof = await proofsThatWork(db, place)
    .where('proof.provenAt', 'is', null)
    .where('invitations.redeemedAt', 'is', null)
    .where('invitations.voidedAt', 'is', null)
    .where((eb) => eb.or([eb('expiresAt', 'is', null), eb('expiresAt', '>', place.now)]))
    .executeTakeFirst()
  return proof !== undefined
}

function proofsThatWork(db: Db, { communityId, proofId, now }: Place) {
  return db
    .selectFrom('mailboxProofs as proof')
    .innerJoin('invitations', (on) =>
      on
        .onRef('invitations.communityId', '=', 'proof.communityId')
        .onRef('invitations.id', '=', 'proof.invitationId'),
    )
    .innerJoin('members', (on) =>
      on
        .onRef('members.communityId', '=', 'invitations.communityId')
        .onRef('members.id', '=', 'invitations.memberId'),
    )
    .innerJoin('communities', 'communities.id', 'proof.communityId')
    .innerJoin('accounts', 'accounts.id', 'proof.accountId')
    .select(['proof.invitationId', 'proof.accountId', 'members.firstName'])
    .select(['communities.name as communityName', 'accounts.email as askedBy'])
    .select(['accounts.phone', 'accounts.locale'])
    .where('proof.communityId', '=', communityId)
    .where('proof.id', '=', proofId)
    .whereRef('proof.email', '=', 'members.email')
    .where('proof.askedAt', '>', addDays(now, -proofDays))
}
