import type { Db } from '#database/connect.ts'

/** The accesses to a community that have not ended; `supportAccesses` is chosen. To be asked inside the community. */
export function runningAccesses(db: Db, { communityId, now }: { communityId: string; now: Date }) {
  return db
    .selectFrom('supportAccesses')
    .select('supportAccesses.id')
    .where('supportAccesses.communityId', '=', communityId)
    .where('supportAccesses.endedAt', 'is', null)
    .where('supportAccesses.endsAt', '>', now)
}
