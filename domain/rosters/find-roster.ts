import type { UpdateObject } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { Tables } from '#database/tables.ts'
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

/** What can be written of a roster: values, or what makes them of those before. */
export type RosterValues = UpdateObject<Tables, 'rosters'>

/** Writes some values of a roster; with `askedAt`, only while the wish of that moment is the last. */
export async function changeRoster(
  db: Db,
  { communityId, rosterId, askedAt }: { communityId: string; rosterId: string; askedAt?: Date },
  values: RosterValues,
): Promise<void> {
  await db
    .updateTable('rosters')
    .set(values)
    .where('communityId', '=', communityId)
    .where('id', '=', rosterId)
    .$if(askedAt !== undefined, (query) => query.where('askedAt', '=', askedAt!))
    .execute()
}

/** Whether something else was asked for since the moment of a wish; never where no moment is given. */
export function isStale(roster: RosterRecord, askedAt: Date | undefined): boolean {
  return askedAt !== undefined && roster.askedAt?.getTime() !== askedAt.getTime()
}
