import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { addDays, addMinutes } from '#domain/days.ts'
import { spreadOverBudget } from './budget.ts'
import type { Channel } from './delivery.ts'
import { type NewDelivery, queueDeliveries } from './queue-delivery.ts'

/** A person gets an invitation message at most this often, however many leaders click. */
export const restMinutes = 10
export const mostInADay = 3

/** When a delivery left, or will leave at the soonest. */
export const leavesAt = sql<Date>`coalesce(sent_at, greatest(queued_at, due_at))`

/** A message that carries an invitation. */
export type NewInvitationMessage = Omit<
  NewDelivery,
  'template' | 'communityId' | 'now' | 'dueAt'
> & {
  template?: 'invitation' | 'reminder'
}

type Given = {
  communityId: string
  channel: Channel
  messages: readonly NewInvitationMessage[]
  /** When the first of them may leave, if not now. */
  from?: Date
  now: Date
}

/**
 * Puts invitations of one channel into the outbox, each for the moment at which the community's budget and
 * the rest of its person allow it. Answers how many leave later than now.
 */
export async function queueInvitations(
  db: Db,
  { communityId, channel, messages, now, from = now }: Given,
): Promise<{ later: number }> {
  if (messages.length === 0) return { later: 0 }
  const recipients = [...new Set(messages.map(({ recipient }) => recipient))]
  const [moments, rests] = await Promise.all([
    spreadOverBudget(db, { communityId, channel, count: messages.length, now: from }),
    restsOf(db, { communityId, recipients, now }),
  ])
  const dueAts = messages.map((message, at) => {
    const rest = rests.get(personKey(message)) ?? now
    return rest > moments[at]! ? rest : moments[at]!
  })
  await queueDeliveries(
    db,
    messages.map((message, at) => ({
      template: 'invitation',
      ...message,
      communityId,
      channel,
      dueAt: dueAts[at]!,
      now,
    })),
  )
  return { later: dueAts.filter((dueAt) => dueAt > now).length }
}

/** People who share an address are people of their own. */
function personKey({ recipient, memberId }: { recipient: string; memberId?: string | null }) {
  return `${recipient} ${memberId ?? ''}`
}

/** From when on people may get another invitation message; those who may at once are left out. */
async function restsOf(
  db: Db,
  {
    communityId,
    recipients,
    now,
  }: { communityId: string; recipients: readonly string[]; now: Date },
): Promise<Map<string, Date>> {
  const people = await db
    .selectFrom('deliveries')
    .select(['recipient', 'memberId'])
    .select(sql<Date[]>`array_agg(${leavesAt} order by ${leavesAt} desc)`.as('lately'))
    .where('communityId', '=', communityId)
    .where('recipient', '=', sql<string>`any(${recipients})`)
    .where('template', 'in', ['invitation', 'reminder'])
    .where('suppressedAt', 'is', null)
    .where('failedAt', 'is', null)
    .where(leavesAt, '>', addDays(now, -1))
    .groupBy(['recipient', 'memberId'])
    .execute()
  return new Map(people.map((person) => [personKey(person), restAfter(person.lately)]))
}

/** `lately` are the messages of 24 hours, and those that wait to leave, the last first. */
function restAfter(lately: readonly Date[]): Date {
  const pause = addMinutes(lately[0]!, restMinutes)
  const third = lately[mostInADay - 1]
  return third && addDays(third, 1) > pause ? addDays(third, 1) : pause
}
