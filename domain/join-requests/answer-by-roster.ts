import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { addDays, addMinutes } from '#domain/days.ts'
import { queueDeliveries } from '#domain/deliveries/queue-delivery.ts'
import { sendOnFile } from '#domain/invitations/send-on-file.ts'
import { type Asker, chooseMatch } from './choose-match.ts'
import type { JoinOutcome } from './join-request.ts'
import { type Known, listCandidates } from './list-candidates.ts'

/** Whoever asks again so much later did not get what was sent: a leader looks at it. */
const patienceMinutes = 60

/** How long an answer of the roster is the answer to whoever asks again, in days. */
const patienceDays = 30

/** What the roster answered, and about whom. */
export type RosterAnswer = {
  outcome: Extract<JoinOutcome, 'sent' | 'member already'>
  memberId: string
  invitationId: string | null
}

type Question = Asker & { homeKey: string; now: Date }

/**
 * Answers somebody the roster knows, in the caller's transaction: who is expected gets their own invitation
 * at the contact on file, who has joined is told to sign in. Null: a leader decides, since nobody agrees, or
 * several do; since nothing reaches the contact on file, or a leader voided the invitation; or since the
 * same person asks again an hour later, and the contact on file may be an old one.
 */
export async function answerByRoster(
  db: Db,
  communityId: string,
  { homeKey, now, ...asker }: Question,
): Promise<RosterAnswer | null> {
  const candidates = await listCandidates(db, communityId, { homeKey, ...asker })
  const match = chooseMatch(asker, candidates)
  if (!match || match.suspendedAt) return null
  const before = await answeredBefore(db, communityId, { memberId: match.memberId, now })
  if (before === 'some time ago') return null
  if (match.joinedAt)
    return tellMember(db, communityId, { match, isRepeated: before !== null, now })
  if (match.accountId || !match.invitationId) return null
  const { memberId, invitationId } = match
  const sent = await sendOnFile(db, communityId, { invitationId, now })
  return sent ? { outcome: 'sent', memberId, invitationId } : null
}

/** Whether the roster answered somebody who was this person lately, and how long ago. */
async function answeredBefore(
  db: Db,
  communityId: string,
  { memberId, now }: { memberId: string; now: Date },
): Promise<'just now' | 'some time ago' | null> {
  const { first } = await db
    .selectFrom('joinRequests')
    .select(sql<Date | null>`min(settled_at)`.as('first'))
    .where('communityId', '=', communityId)
    .where('memberId', '=', memberId)
    .where('settledBy', 'is', null)
    .where('settledAt', '>', addDays(now, -patienceDays))
    .executeTakeFirstOrThrow()
  if (!first) return null
  return first > addMinutes(now, -patienceMinutes) ? 'just now' : 'some time ago'
}

type Telling = { match: Known; isRepeated: boolean; now: Date }

/** Tells a member that they are one, at the address they sign in with; once, however often they ask. */
async function tellMember(
  db: Db,
  communityId: string,
  { match, isRepeated, now }: Telling,
): Promise<RosterAnswer | null> {
  const { memberId, firstName, locale, accountId } = match
  const account = await db
    .selectFrom('accounts')
    .select('email')
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (!account) return null
  const about = { communityId, memberId, recipient: account.email, locale, now }
  if (!isRepeated)
    await queueDeliveries(db, [{ ...about, template: 'member already', facts: { firstName } }])
  return { outcome: 'member already', memberId, invitationId: null }
}
