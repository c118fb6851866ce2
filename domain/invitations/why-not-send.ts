import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { addDays } from '#domain/days.ts'
import { leavesAt, mostInADay, restMinutes } from '#domain/deliveries/queue-invitations.ts'
import { mayGrant, type Reach } from '#domain/roles/may-grant.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { Chosen } from './choose-invitations.ts'

/** Why an invitation is no longer one to act upon. */
export type OverReason = 'already joined' | 'voided' | 'replaced'

export type SkipReason =
  | OverReason
  | 'no invitation'
  | 'on paper'
  | 'no e-mail address'
  | 'no phone number'
  | 'bounced'
  | 'complained'
  | 'unsubscribed'
  | 'opted out'
  /** A message to them waits to leave: for its budget, the morning, or a server. */
  | 'on its way'
  | 'sent a moment ago'
  | 'sent three times today'
  | 'may not grant'

/** Who sends: a leader, or the system for somebody who asks for their own invitation. */
type Sender = Pick<Actor, 'communityId' | 'permissions'>

/** Why an invitation is over; null: it may still be used, or be given its validity back. */
export function whyOver(
  one: Pick<Chosen, 'redeemedAt' | 'voidedAt' | 'voidedBecause'>,
): OverReason | null {
  if (one.redeemedAt) return 'already joined'
  if (!one.voidedAt) return null
  return one.voidedBecause === 'replaced' ? 'replaced' : 'voided'
}

/** Whether somebody may give what an invitation promises. */
export type IsGranted = (promised: Reach) => boolean

/**
 * Decides of each invitation whether the actor may send it now: it still stands, its role is one they
 * may grant, it has an address that takes messages, and its person has had their rest.
 */
export async function judgeSending(
  db: Db,
  by: Sender,
  {
    chosen,
    now,
    isGranted = (role) => mayGrant(by.permissions, role),
  }: { chosen: readonly Chosen[]; now: Date; isGranted?: IsGranted },
): Promise<(Chosen & { because: SkipReason | null })[]> {
  const blocks = await whoGetsNothing(db, by.communityId, chosen)
  const lately = await sentLately(db, by.communityId, { chosen, now })
  const joined = await whoHasJoined(db, by.communityId, chosen)
  return chosen.map((one) => ({
    ...one,
    because:
      whyNotAtAll(one, isGranted) ??
      (one.memberId === null && joined.has(one.recipient!) ? 'already joined' : null) ??
      blocks.get(one.recipient!) ??
      whyNotNow(lately(one), now),
  }))
}

/** Where open codes were sent whose readers have joined by another way. */
async function whoHasJoined(
  db: Db,
  communityId: string,
  chosen: readonly Pick<Chosen, 'memberId' | 'recipient'>[],
): Promise<Set<string>> {
  const contacts = chosen.flatMap(({ memberId, recipient }) => (memberId ? [] : (recipient ?? [])))
  if (contacts.length === 0) return new Set()
  const rows = await db
    .selectFrom('members')
    .select(['email', 'phone'])
    .where('communityId', '=', communityId)
    .where((eb) => eb.or([eb('email', 'in', contacts), eb('phone', 'in', contacts)]))
    .where('joinedAt', 'is not', null)
    .where('leftAt', 'is', null)
    .execute()
  return new Set(rows.flatMap(({ email, phone }) => [email ?? [], phone ?? []].flat()))
}

function whyNotAtAll(one: Chosen, isGranted: IsGranted): SkipReason | null {
  const over = whyOver(one)
  if (over) return over
  if (one.channel === 'pass') return 'on paper'
  if (!one.recipient) return one.channel === 'text' ? 'no phone number' : 'no e-mail address'
  return isGranted(one) ? null : 'may not grant'
}

type Lately = { leavesAt: Date; isOnItsWay: boolean }

function whyNotNow(sent: readonly Lately[], now: Date): SkipReason | null {
  if (sent.some(({ isOnItsWay }) => isOnItsWay)) return 'on its way'
  const last = Math.max(...sent.map(({ leavesAt }) => leavesAt.getTime()))
  if (now.getTime() - last < restMinutes * 60_000) return 'sent a moment ago'
  return sent.length >= mostInADay ? 'sent three times today' : null
}

type Block = 'bounced' | 'complained' | 'unsubscribed' | 'opted out'

/** Which recipients get no messages of the community, and why. */
export async function whoGetsNothing(
  db: Db,
  communityId: string,
  chosen: readonly Pick<Chosen, 'recipient'>[],
): Promise<Map<string, Block>> {
  const recipients = chosen.flatMap(({ recipient }) => recipient ?? [])
  if (recipients.length === 0) return new Map()
  const suppressed = await db
    .selectFrom('suppressions')
    .select(['recipient', 'because'])
    .where('communityId', '=', communityId)
    .where('recipient', 'in', recipients)
    .where('liftedAt', 'is', null)
    .execute()
  const optedOut = await db
    .selectFrom('textOptOuts')
    .select('phone')
    .where('phone', 'in', recipients)
    .execute()
  return new Map([
    ...suppressed.map(({ recipient, because }) => [recipient, because as Block] as const),
    ...optedOut.map(({ phone }) => [phone, 'opted out'] as const),
  ])
}

/** Invitation messages of the last 24 hours, and those that wait: to the member, or the address. */
async function sentLately(
  db: Db,
  communityId: string,
  { chosen, now }: { chosen: readonly Chosen[]; now: Date },
): Promise<(one: Chosen) => Lately[]> {
  const members = chosen.flatMap(({ memberId }) => memberId ?? [])
  const contacts = chosen.flatMap(({ memberId, recipient }) => (memberId ? [] : (recipient ?? [])))
  const rows = await db
    .selectFrom('deliveries')
    .select(['memberId', 'recipient', leavesAt.as('leavesAt')])
    .select(sql<boolean>`sent_at is null and bounced_at is null`.as('isOnItsWay'))
    .where('communityId', '=', communityId)
    .where('template', 'in', ['invitation', 'reminder'])
    .where('suppressedAt', 'is', null)
    .where('failedAt', 'is', null)
    .where(leavesAt, '>', addDays(now, -1))
    .where((eb) =>
      eb.or([
        eb('memberId', '=', eb.fn.any(eb.val(members))),
        eb('recipient', '=', eb.fn.any(eb.val(contacts))),
      ]),
    )
    .execute()
  return (one) =>
    rows.filter((row) =>
      one.memberId ? row.memberId === one.memberId : row.recipient === one.recipient,
    )
}
