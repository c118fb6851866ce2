import type { Db } from '#database/connect.ts'
import type { Actor } from '#domain/roles/permission.ts'

/** Whether leaders have set a household inactive; to be asked inside the community. */
export async function isInactive(
  db: Db,
  { communityId }: Pick<Actor, 'communityId'>,
  { householdId }: { householdId: string },
): Promise<boolean> {
  const inactive = await db
    .selectFrom('households')
    .select('id')
    .where('communityId', '=', communityId)
    .where('id', '=', householdId)
    .where('inactiveAt', 'is not', null)
    .executeTakeFirst()
  return inactive !== undefined
}
