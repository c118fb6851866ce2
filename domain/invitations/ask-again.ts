import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { tellLeaders } from '#domain/notices/tell-leaders.ts'
import { printHome } from '#domain/properties/property.ts'
import { accept, type Result } from '#domain/result.ts'
import type { ServerKey } from '#domain/server-key.ts'
import type { Hurry, Limit, Limits } from '#integrations/limits/limits.ts'
import { readCode } from './access-code.ts'
import { lookUpOf } from './create-invitation.ts'
import { stateOf } from './invitation.ts'

/** Leaders hear of one invitation at most so often. */
const perInvitation: Limit[] = [{ name: 'ask again day', tries: 1, seconds: 86_400 }]

/** Enough for neighbours who find their old letters on one evening, through one network. */
const perVisitor: Limit[] = [{ name: 'ask again hour', tries: 30, seconds: 3600 }]

/** Who asks, with which code. */
export type AskingAgain = { typed: string; who: readonly string[]; from: string | null }

/**
 * Tells the leaders that somebody holds an invitation that has run out and would like a new one. The
 * answer is the same whatever the code is, so that it tells nothing about codes; one network or browser
 * may ask 30 times an hour.
 */
export async function askAgain(
  db: Db,
  { key, limits, at }: { key: ServerKey; limits: Limits; at?: Date },
  { typed, who, from }: AskingAgain,
): Promise<Result<null, Hurry>> {
  const allowed = await limits.spend(who, perVisitor)
  if (!allowed.ok) return allowed
  const code = readCode(typed)
  if (!code.ok) return accept(null)
  const place = await sql<{ communityId: string; invitationId: string }>`
    select community_id, invitation_id from community_of_code(${lookUpOf(key, code.value)})`.execute(
    db,
  )
  const [found] = place.rows
  if (found) await tell(db, limits, { ...found, from, at })
  return accept(null)
}

type Asked = { communityId: string; invitationId: string; from: string | null; at?: Date }

async function tell(
  db: Db,
  limits: Limits,
  { communityId, invitationId, from, at }: Asked,
): Promise<void> {
  const read = (db: Db, now: Date) => readExpired(db, { communityId, invitationId, now })
  const expired = await inCommunity(db, communityId, read, at)
  if (!expired) return
  const isFirst = await limits.spend([invitationId], perInvitation)
  if (!isFirst.ok) return
  const { memberId, facts } = expired
  const work = async (db: Db, now: Date) => {
    const deed = 'asked for a new invitation'
    await tellLeaders(db, { communityId, kind: deed, memberId, facts, now })
    await recordEvent(db, { communityId, deed, memberId, invitationId, from, now })
  }
  await inCommunity(db, communityId, work, at)
}

/** An invitation that has run out: whom it was for, or what an open code was made for. */
async function readExpired(
  db: Db,
  { communityId, invitationId, now }: { communityId: string; invitationId: string; now: Date },
) {
  const row = await db
    .selectFrom('invitations')
    .leftJoin('properties', (on) =>
      on
        .onRef('properties.communityId', '=', 'invitations.communityId')
        .onRef('properties.id', '=', 'invitations.propertyId'),
    )
    .select(['invitations.memberId', 'invitations.contact', 'invitations.redeemedAt'])
    .select(['invitations.voidedAt', 'invitations.voidedBecause', 'invitations.expiresAt'])
    .select(['properties.street', 'properties.lot', 'properties.unit'])
    .select(['properties.city', 'properties.state', 'properties.zip'])
    .where('invitations.communityId', '=', communityId)
    .where('invitations.id', '=', invitationId)
    .executeTakeFirst()
  if (!row || stateOf(row, now) !== 'expired') return null
  const { memberId, contact, street, lot, unit, city, state, zip } = row
  const home = city && state && zip ? printHome({ street, lot, unit, city, state, zip }) : null
  const facts = home ? { home } : contact ? { askedBy: contact } : {}
  return { memberId, facts }
}
