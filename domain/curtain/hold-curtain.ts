import type { Db } from '#database/connect.ts'

/** The Black Curtain of a community. */
export type Curtain = {
  /** Since when it is drawn; null: it is not, and nothing of one is left to clear away. */
  drawnAt: Date | null
  /** When it lifts by itself. */
  liftsAt: Date | null
  /** Whether everybody who waits is told then. */
  tells: boolean
  timeZone: string
}

/** A curtain that is drawn now; one whose time has passed keeps nobody out. */
export function isDrawn({ drawnAt, liftsAt }: Pick<Curtain, 'drawnAt' | 'liftsAt'>, now: Date) {
  return drawnAt !== null && (liftsAt === null || liftsAt > now)
}

/** The curtain of a community, held against whoever else would change it until the transaction ends. */
export function holdCurtain(db: Db, communityId: string): Promise<Curtain> {
  return db
    .selectFrom('communities')
    .select(['curtainDrawnAt as drawnAt', 'curtainLiftsAt as liftsAt', 'curtainTells as tells'])
    .select('timeZone')
    .where('id', '=', communityId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
}

type Written = {
  curtainDrawnAt?: Date | null
  curtainDrawnBy?: string | null
  curtainLiftsAt?: Date | null
  curtainTells?: boolean
}

/** Writes what has become of a curtain that is held. */
export async function writeCurtain(db: Db, communityId: string, given: Written): Promise<void> {
  await db.updateTable('communities').set(given).where('id', '=', communityId).execute()
}
