import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { holdCurtain, isDrawn } from './hold-curtain.ts'
import { clearAway } from './lift-curtain.ts'

/**
 * Clears away every curtain whose time has come, in all communities, and tells who has waited, where so
 * chosen; everybody may enter before that already. Any number of workers may do it at once, and each
 * lifting is told once. One that fails keeps no other from its turn, and is tried again. Answers how many
 * were cleared away.
 */
export async function liftDueCurtains(db: Db, { at }: { at?: Date } = {}): Promise<number> {
  const moment = sql<Date>`coalesce(${at ?? null}::timestamptz, now())`
  const due = await sql<{ id: string }>`
    select communities_with_lifted_curtains(${moment}) as id`.execute(db)
  const outcomes: PromiseSettledResult<boolean>[] = []
  for (const { id } of due.rows) outcomes.push(...(await Promise.allSettled([liftDue(db, id, at)])))
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failed) throw failed.reason
  return outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value).length
}

/** False when another worker was faster, or leaders have changed their minds. */
function liftDue(db: Db, communityId: string, at: Date | undefined): Promise<boolean> {
  const work = async (db: Db, now: Date): Promise<boolean> => {
    const curtain = await holdCurtain(db, communityId)
    if (!curtain.drawnAt || isDrawn(curtain, now)) return false
    await clearAway(db, communityId, { curtain, now })
    return true
  }
  return inCommunity(db, communityId, work, at)
}
