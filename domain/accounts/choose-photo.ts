import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import type { Visitor } from '#domain/communities/enter-community.ts'
import { listMemberships } from '#domain/communities/list-memberships.ts'
import { choosePhotoPrivacy } from '#domain/members/choose-answers.ts'
import { newId } from '#domain/new-id.ts'
import { accept, type Result } from '#domain/result.ts'
import type { Hurry, Limits } from '#integrations/limits/limits.ts'
import type { Pictures, UnreadablePicture } from '#integrations/pictures/pictures.ts'

export type PhotoRefusal = UnreadablePicture | Hurry

/** Unpacking pictures is work: nobody needs more tries than these. */
const tries = { name: 'photo', tries: 20, seconds: 60 * 60 }

/**
 * Gives an account a photo, which takes the place of the one before, and shows it to the neighbours of
 * exactly the communities that are named by their slugs.
 */
export async function choosePhoto(
  db: Db,
  { pictures, limits }: { pictures: Pictures; limits: Limits },
  by: Visitor,
  { bytes, showIn }: { bytes: Uint8Array; showIn: readonly string[] },
): Promise<Result<null, PhotoRefusal>> {
  const { accountId } = by
  const allowed = await limits.spend([accountId], [tries])
  if (!allowed.ok) return allowed
  const portrait = await pictures.portrait(bytes)
  if (!portrait.ok) return portrait
  const webp = Buffer.from(portrait.value)
  await atomically(db, async (db, now) => {
    const photo = { id: newId(), webp, takenAt: now }
    await db
      .insertInto('accountPhotos')
      .values({ accountId, ...photo })
      .onConflict((same) => same.column('accountId').doUpdateSet(photo))
      .execute()
    await showPhoto(db, by, { showIn })
  })
  return accept(null)
}

/** Shows the photo of an account in exactly the communities that are named by their slugs. */
export async function showPhoto(
  db: Db,
  by: Visitor,
  { showIn }: { showIn: readonly string[] },
): Promise<void> {
  for (const { communityId, memberId, slug, name } of await listMemberships(db, by.accountId)) {
    const own = { ...by, communityId, memberId, community: name }
    await choosePhotoPrivacy(db, own, { showPhoto: showIn.includes(slug) })
  }
}

/** Takes the photo of an account away; what was chosen about showing one stays. */
export async function removePhoto(db: Db, { accountId }: { accountId: string }): Promise<void> {
  await db.deleteFrom('accountPhotos').where('accountId', '=', accountId).execute()
}
