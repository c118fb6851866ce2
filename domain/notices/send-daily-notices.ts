import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { queueDeliveries } from '#domain/deliveries/queue-delivery.ts'
import { listLeaders } from './tell-leaders.ts'

/** The hour of the day at which the daily e-mail leaves, where the community is. */
const hourOfDay = 8

/**
 * Queues the daily e-mail of every leader who wants one and has not been told of something. It runs
 * every hour, takes the communities where it is past eight in the morning, and writes nobody twice a
 * day. Answers how many e-mails were queued.
 */
export async function sendDailyNotices(db: Db, { at }: { at?: Date } = {}): Promise<number> {
  const waiting = await sql<{ id: string }>`
    select communities_with_untold_notices() as id`.execute(db)
  let queued = 0
  for (const { id } of waiting.rows) queued += await sendToLeaders(db, id, at)
  return queued
}

function sendToLeaders(db: Db, communityId: string, at: Date | undefined): Promise<number> {
  return inCommunity(
    db,
    communityId,
    async (db, now) => {
      const { timeZone } = await db
        .selectFrom('communities')
        .select('timeZone')
        .where('id', '=', communityId)
        .executeTakeFirstOrThrow()
      const morning = startOfMorning(now, timeZone)
      if (morning > now) return 0
      const leaders = (await listLeaders(db, communityId)).filter(
        ({ told, toldUntil }) => told === 'daily' && (toldUntil === null || toldUntil < morning),
      )
      const newest = await newestNotice(db, communityId)
      const untold = leaders.filter(({ toldUntil }) => newest && (!toldUntil || toldUntil < newest))
      const claimed = await claim(db, { communityId, untold, morning, now })
      await queueDeliveries(
        db,
        claimed.map(({ memberId, recipient, locale, toldUntil }) => ({
          communityId,
          template: 'daily notices' as const,
          memberId,
          recipient,
          locale,
          facts: { since: toldUntil?.toISOString() ?? null },
          now,
        })),
      )
      return claimed.length
    },
    at,
  )
}

type Leader = Awaited<ReturnType<typeof listLeaders>>[number]

/** Marks leaders as told; answers those whom no other worker has told this morning meanwhile. */
async function claim(
  db: Db,
  {
    communityId,
    untold,
    morning,
    now,
  }: { communityId: string; untold: readonly Leader[]; morning: Date; now: Date },
): Promise<Leader[]> {
  if (untold.length === 0) return []
  const marked = await db
    .updateTable('members')
    .set({ toldUntil: now })
    .where('communityId', '=', communityId)
    .where(
      'id',
      'in',
      untold.map((leader) => leader.memberId),
    )
    .where((eb) => eb.or([eb('toldUntil', 'is', null), eb('toldUntil', '<', morning)]))
    .returning('id')
    .execute()
  const ids = new Set(marked.map(({ id }) => id))
  return untold.filter((leader) => ids.has(leader.memberId))
}

async function newestNotice(db: Db, communityId: string): Promise<Date | null> {
  const { newest } = await db
    .selectFrom('notices')
    .select((eb) => eb.fn.max('noticedAt').as('newest'))
    .where('communityId', '=', communityId)
    .where('settledAt', 'is', null)
    .executeTakeFirstOrThrow()
  return newest
}

/** Eight o'clock today, where the community is. */
function startOfMorning(now: Date, timeZone: string): Date {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  const [hours, minutes, seconds] = clock.format(now).split(':').map(Number)
  const sinceMidnight = ((hours! * 60 + minutes!) * 60 + seconds!) * 1000 + now.getMilliseconds()
  return new Date(now.getTime() - sinceMidnight + hourOfDay * 60 * 60 * 1000)
}
