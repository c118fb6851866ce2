import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Photo } from '#domain/accounts/read-photo.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'

/** Whether a member is here and shows their photo to neighbours. */
const showsPhoto = sql<boolean>`(members.joined_at is not null and members.left_at is null
  and coalesce((members.answers ->> 'showPhoto')::boolean, false))`

/** Which photo a member shows, beside rows of `members`; null when none is to be seen. */
export const shownPhoto = sql<string | null>`(
  select account_photos.id from account_photos
  where account_photos.account_id = members.account_id and ${showsPhoto})`

/** The photo of a member who shows it; null when there is none to be seen. */
export function readMemberPhoto(
  db: Db,
  by: Actor,
  { memberId }: { memberId: string },
): Promise<Photo | null> {
  requirePermission(by, 'view active members')
  return inCommunity(db, by.communityId, async (db) => {
    const photo = await db
      .selectFrom('members')
      .innerJoin('accountPhotos', 'accountPhotos.accountId', 'members.accountId')
      .select(['accountPhotos.id', 'accountPhotos.webp'])
      .where('members.communityId', '=', by.communityId)
      .where('members.id', '=', memberId)
      .where(showsPhoto)
      .executeTakeFirst()
    return photo ?? null
  })
}
