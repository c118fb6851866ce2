import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { tellLeaders } from '#domain/notices/tell-leaders.ts'
import { carryOut } from './carry-out.ts'
import { takeMove } from './take-home.ts'
import { readHome } from './tell-movers.ts'

/**
 * Carries out all planned moves whose day is over, in all communities, and tells the leaders where anybody
 * went. Each is a transaction of its own: any number of workers may do it at once, and stop anywhere, and
 * each is carried out once. One that fails keeps no other from its turn, and is tried again. Answers how
 * many were carried out.
 */
export async function carryOutDueMoves(db: Db, { at }: { at?: Date } = {}): Promise<number> {
  const moment = sql<Date>`coalesce(${at ?? null}::timestamptz, now())`
  const communities = await sql<{ id: string }>`
    select communities_with_due_moves(${moment}) as id`.execute(db)
  const outcomes: PromiseSettledResult<boolean>[] = []
  for (const { id: communityId } of communities.rows)
    for (const moveId of await listDue(db, { communityId, at }))
      outcomes.push(...(await Promise.allSettled([carryOutDue(db, { communityId, moveId, at })])))
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failed) throw failed.reason
  return outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value).length
}

type Which = { communityId: string; at: Date | undefined }

function listDue(db: Db, { communityId, at }: Which): Promise<string[]> {
  const work = async (db: Db, now: Date): Promise<string[]> => {
    const due = await db
      .selectFrom('moves')
      .select('id')
      .where('communityId', '=', communityId)
      .where('dueAt', '<=', now)
      .where('doneAt', 'is', null)
      .where('cancelledAt', 'is', null)
      .orderBy('dueAt')
      .orderBy('id')
      .execute()
    return due.map(({ id }) => id)
  }
  return inCommunity(db, communityId, work, at)
}

/** False when another worker was faster, or somebody has changed or cancelled the plan. */
function carryOutDue(db: Db, { communityId, moveId, at }: Which & { moveId: string }) {
  const work = async (db: Db, now: Date): Promise<boolean> => {
    const move = await takeMove(db, { communityId, moveId })
    if (!move || move.doneAt || move.cancelledAt || move.dueAt > now) return false
    const by = { communityId, memberId: move.plannedBy, accountId: null, from: null }
    const going = await carryOut(db, by, { move, now })
    if (going.length === 0) return true
    const facts = { home: await readHome(db, { communityId, move }), moveId }
    const memberId = going.length === 1 ? going[0]!.memberId : null
    await tellLeaders(db, { communityId, kind: 'moved out', memberId, facts, now })
    return true
  }
  return inCommunity(db, communityId, work, at)
}
