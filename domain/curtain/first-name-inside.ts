import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/connect.ts'

type Somebody = { communityId: string; memberId: string | null }

const isOpen = sql<boolean>`
  not curtain_is_drawn(communities.curtain_drawn_at, communities.curtain_lifts_at)`

/** The first name of a member to whom the community is open; null when the curtain is drawn again, or they have left. */
export function firstNameInside(db: Db, somebody: Somebody): Promise<string | null> {
  return firstNameWhere(db, somebody, isOpen)
}

/** The first name of a member who may enter now: as a leader behind the curtain, too. */
export function firstNameOfEntering(db: Db, somebody: Somebody): Promise<string | null> {
  return firstNameWhere(db, somebody, sql<boolean>`(${isOpen} or roles.is_leader)`)
}

async function firstNameWhere(
  db: Db,
  { communityId, memberId }: Somebody,
  enters: RawBuilder<boolean>,
): Promise<string | null> {
  const member = await db
    .selectFrom('members')
    .innerJoin('communities', 'communities.id', 'members.communityId')
    .innerJoin('roles', (on) =>
      on
        .onRef('roles.communityId', '=', 'members.communityId')
        .onRef('roles.id', '=', 'members.roleId'),
    )
    .select('members.firstName')
    .where('members.communityId', '=', communityId)
    .where('members.id', '=', memberId)
    .where('members.leftAt', 'is', null)
    .where('members.suspendedAt', 'is', null)
    .where(enters)
    .executeTakeFirst()
  return member?.firstName ?? null
}
