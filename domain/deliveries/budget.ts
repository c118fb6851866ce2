import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { takeTurn } from '#database/take-turn.ts'
import { addDays } from '#domain/days.ts'
import type { Channel } from './delivery.ts'

/** How many invitation messages a community may send in 24 hours, while on trial and later. */
const usual = {
  email: { trial: 1000, later: 10_000 },
  text: { trial: 100, later: 1000 },
} as const satisfies Record<Channel, { trial: number; later: number }>

type Wanted = { communityId: string; channel: Channel; count: number; now: Date }

/**
 * When so many more invitation messages of a community may leave, in order: now as far as its budget
 * goes, the others as soon as there is room, so that no 24 hours ever hold more than the budget.
 *
 * Takes turns with everyone who queues messages of the community, until the transaction ends.
 */
export async function spreadOverBudget(
  db: Db,
  { communityId, channel, count, now }: Wanted,
): Promise<Date[]> {
  if (count === 0) return []
  const [, budget, spent] = await Promise.all([
    takeTurn(db, `budget ${communityId}`),
    readBudget(db, { communityId, channel, now }),
    countSpent(db, { communityId, channel, now }),
  ])
  if (spent + count <= budget) return Array<Date>(count).fill(now)
  return spread({ budget, spent: await listSpent(db, { communityId, channel, now }), count, now })
}

/** How many of so many messages could leave today. Reserves nothing. */
export async function roomToday(db: Db, wanted: Omit<Wanted, 'count'>): Promise<number> {
  const [budget, spent] = await Promise.all([readBudget(db, wanted), countSpent(db, wanted)])
  return Math.max(0, budget - spent)
}

async function readBudget(
  db: Db,
  { communityId, channel, now }: Omit<Wanted, 'count'>,
): Promise<number> {
  const { trialEndsAt, dailyMessages } = await db
    .selectFrom('communities')
    .select(['trialEndsAt', 'dailyMessages'])
    .where('id', '=', communityId)
    .executeTakeFirstOrThrow()
  if (channel === 'email' && dailyMessages !== null) return dailyMessages
  return trialEndsAt !== null && trialEndsAt > now ? usual[channel].trial : usual[channel].later
}

/** How much of the budget is spent: a number, since every single invitation asks, and a day may hold thousands. */
async function countSpent(db: Db, wanted: Omit<Wanted, 'count'>): Promise<number> {
  const { count } = await findSpent(db, wanted)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Messages of one moment. */
type Spent = { at: Date; count: number }

/** What is spent, moment by moment. */
function listSpent(db: Db, wanted: Omit<Wanted, 'count'>): Promise<Spent[]> {
  return findSpent(db, wanted)
    .select(['dueAt as at', sql<number>`count(*)::int`.as('count')])
    .groupBy('dueAt')
    .orderBy('dueAt')
    .execute()
}

/** What has left in the last 24 hours, or will leave; what was taken back is not spent. */
function findSpent(db: Db, { communityId, channel, now }: Omit<Wanted, 'count'>) {
  return db
    .selectFrom('deliveries')
    .where('communityId', '=', communityId)
    .where('channel', '=', channel)
    .where('template', 'in', ['invitation', 'reminder'])
    .where('suppressedAt', 'is', null)
    .where('dueAt', '>', addDays(now, -1))
}

/**
 * As many as there is room for leave now. Every other follows those that wait already, 24 hours after the
 * one that stands a whole budget before it in the row of all.
 */
export function spread({
  budget,
  spent,
  count,
  now,
}: {
  budget: number
  spent: readonly Spent[]
  count: number
  now: Date
}): Date[] {
  const waiting = spent.flatMap(({ at, count }) => Array<number>(count).fill(at.getTime()))
  const atOnce = Math.min(count, Math.max(0, budget - waiting.length))
  const free = Array<number>(atOnce).fill(now.getTime())
  const row = [...waiting, ...free].sort((a, b) => a - b)
  for (let added = atOnce; added < count; added += 1) {
    const before = addDays(new Date(row[row.length - budget]!), 1).getTime()
    row.push(Math.max(row.at(-1)!, before))
  }
  return [...free, ...row.slice(row.length - (count - atOnce))].map((moment) => new Date(moment))
}
