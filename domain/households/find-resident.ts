import type { Db } from '#database/connect.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { type NoHead, type OwnPlace, takeAsHead } from './take-household.ts'

/** Somebody who lives, or lived, in a household and has come in. */
export type Resident = {
  residencyId: string
  householdId: string
  memberId: string
  firstName: string
  lastName: string
  email: string | null
  locale: string
  householdRole: 'head' | 'member'
  /** When they stopped living there; null: they do. */
  until: Date | null
}

/** A neighbour in the same household, as its Head may act upon them. */
export type HeadAndResident = { own: OwnPlace; resident: Resident }

/**
 * Takes the household of another resident as its Head, in the caller's transaction. Residents of other
 * households, the actor themselves, and people who are only expected are `unknown`.
 */
export async function takeResident(
  db: Db,
  by: Actor,
  { residencyId }: { residencyId: string },
): Promise<Result<HeadAndResident, NoHead>> {
  const found = await findResident(db, by, residencyId)
  if (!found || found.memberId === by.memberId) return refuse({ because: 'unknown' })
  const own = await takeAsHead(db, by, found)
  if (!own.ok) return own
  const resident = (await findResident(db, by, residencyId))!
  return accept({ own: own.value, resident })
}

/** Somebody who has come into a household, by their place in it; null: there is none such. */
export async function findResident(
  db: Db,
  { communityId }: Actor,
  residencyId: string,
): Promise<Resident | null> {
  const row = await db
    .selectFrom('residencies')
    .innerJoin('members', (on) =>
      on
        .onRef('members.communityId', '=', 'residencies.communityId')
        .onRef('members.id', '=', 'residencies.memberId'),
    )
    .select(['residencies.id as residencyId', 'residencies.householdId', 'residencies.memberId'])
    .select(['residencies.householdRole', 'residencies.until'])
    .select(['members.firstName', 'members.lastName', 'members.email', 'members.locale'])
    .where('residencies.communityId', '=', communityId)
    .where('residencies.id', '=', residencyId)
    .where('residencies.confirmedAt', 'is not', null)
    .where('members.leftAt', 'is', null)
    .executeTakeFirst()
  return (row as Resident | undefined) ?? null
}
