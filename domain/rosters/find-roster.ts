import type { Db } from '#database/connect.ts'
import type { Actor } from '#domain/roles/permission.ts'

export type RosterRecord = NonNullable<Awaited<ReturnType<typeof findRoster>>>

/** A roster of the actor's community as it is stored; undefined where there is none. */
export function findRoster(db: Db, by: Pick<Actor, 'communityId'>, rosterId: string) {
  return chosen(db, by, rosterId).executeTakeFirst()
}

/** The same, and nobody else changes it until the transaction ends. */
export function lockRoster(db: Db, by: Pick<Actor, 'communityId'>, rosterId: string) {
  return chosen(db, by, rosterId).forUpdate().executeTakeFirst()
}

function chosen(db: Db, { communityId }: Pick<Actor, 'communityId'>, rosterId: string) {
  return db
    .selectFrom('rosters')
    .selectAll()
    .where('communityId', '=', communityId)
    .where('id', '=', rosterId)
}

/** Whether something else was asked for since the moment of a wish; never where no moment is given. */
export function isStale(roster: RosterRecord, askedAt: Date | undefined): boolean {
  return askedAt !== undefined && roster.askedAt?.getTime() !== askedAt.getTime()
}
