import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { accept, type Result } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { Hurry, Limits } from '#integrations/limits/limits.ts'
import type { MovingPicture, Pictures, UnreadablePicture } from '#integrations/pictures/pictures.ts'

export type LogoRefusal = UnreadablePicture | MovingPicture | Hurry

/** Unpacking pictures is work: no board needs more tries than these. */
const tries = { name: 'logo', tries: 20, seconds: 60 * 60 }

/** Gives a community a logo, which takes the place of the one before on pages, letters and passes. */
export async function chooseLogo(
  db: Db,
  { pictures, limits }: { pictures: Pictures; limits: Limits },
  by: Actor,
  { bytes }: { bytes: Uint8Array },
): Promise<Result<null, LogoRefusal>> {
  requirePermission(by, 'update community preferences')
  const allowed = await limits.spend([by.communityId], [tries])
  if (!allowed.ok) return allowed
  const logo = await pictures.logo(bytes)
  if (!logo.ok) return logo
  await replaceLogo(db, by, Buffer.from(logo.value))
  return accept(null)
}

/** Takes the logo of a community away; where there is none, nothing happens. */
export function removeLogo(db: Db, by: Actor): Promise<void> {
  requirePermission(by, 'update community preferences')
  return replaceLogo(db, by, null)
}

/** The audit log keeps how large the logos are, never what they show. */
function replaceLogo(db: Db, by: Actor, logo: Buffer | null): Promise<void> {
  return inCommunity(db, by.communityId, async (db, now) => {
    const before = await db
      .selectFrom('communities')
      .select((eb) => eb.fn<number | null>('octet_length', ['logo']).as('bytes'))
      .where('id', '=', by.communityId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow()
    if (before.bytes === null && logo === null) return
    await db
      .updateTable('communities')
      .set({ logo, logoType: logo && 'image/png', logoChosenAt: logo && now })
      .where('id', '=', by.communityId)
      .execute()
    const { communityId, memberId: actorId, accountId, from } = by
    const facts = {
      preference: 'logo',
      was: sizeOf(before.bytes),
      is: sizeOf(logo?.length ?? null),
    }
    const about = { communityId, actorId, accountId, facts, from, now }
    await recordEvent(db, { ...about, deed: 'changed preference' })
  })
}

function sizeOf(bytes: number | null): string | null {
  return bytes === null ? null : `${bytes} bytes`
}
