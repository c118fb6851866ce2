import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { roomToday } from '#domain/deliveries/budget.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { type Judged, listChosen, reportOn } from './choose-invitations.ts'
import { listUnsent } from './unsent.ts'
import { judgeSending, type SkipReason } from './why-not-send.ts'

/** How the messages of a batch stand. */
export type UnsentReport = {
  /** How many people would be written to, and how many of them today. */
  toSend: number
  today: number
  /** Whose invitation waits and may not be sent, in the order of names. */
  skipped: { name: string; because: SkipReason }[]
  /** Messages that have left, or leave at once. */
  left: number
  /** Those that wait for the community's budget, and when the last of them may leave. */
  later: { count: number; until: Date } | null
}

/** What sending the invitations of a batch that were never sent would do, and what became of the others. */
export function readUnsent(
  db: Db,
  by: Actor,
  { batchId }: { batchId: string },
  { at }: { at?: Date } = {},
): Promise<UnsentReport> {
  requirePermission(by, 'invite members')
  const { communityId } = by
  const work = async (db: Db, now: Date): Promise<UnsentReport> => {
    const { done, skipped } = reportOn(await judgeUnsent(db, by, { batchId, now }))
    const room = await roomToday(db, { communityId, channel: 'email', now })
    const today = Math.min(done.length, room)
    return { toSend: done.length, today, skipped, ...(await readSent(db, by, { batchId, now })) }
  }
  return inCommunity(db, communityId, work, at)
}

type Asked = { batchId: string; now: Date }

async function judgeUnsent(
  db: Db,
  by: Actor,
  { batchId, now }: Asked,
): Promise<Judged<SkipReason>[]> {
  const judged: Judged<SkipReason>[] = []
  let after: string | null = null
  for (;;) {
    const ids: string[] = await listUnsent(db, by, { batchId, after })
    if (ids.length === 0) return judged
    judged.push(...(await judgeSending(db, by, { chosen: await listChosen(db, by, ids), now })))
    after = ids.at(-1)!
  }
}

async function readSent(
  db: Db,
  { communityId }: Actor,
  { batchId, now }: Asked,
): Promise<Pick<UnsentReport, 'left' | 'later'>> {
  const isLater = sql`d.sent_at is null and d.attempts = 0 and d.due_at > ${now}`
  const answer = await sql<{ left: number; count: number; until: Date | null }>`
    select count(distinct i.id) filter (where not (${isLater}))::int as left,
      count(distinct i.id) filter (where ${isLater})::int as count,
      max(d.due_at) filter (where ${isLater}) as until
    from invitations as i
    join deliveries as d on d.community_id = i.community_id and d.invitation_id = i.id
    where i.community_id = ${communityId} and i.batch_id = ${batchId} and d.template = 'invitation'
      and d.suppressed_at is null`.execute(db)
  const { left, count, until } = answer.rows[0]!
  return { left, later: until && { count, until } }
}
