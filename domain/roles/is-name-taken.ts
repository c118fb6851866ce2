import type { Db } from '#database/connect.ts'
import type { Actor } from './permission.ts'
import { roleKey } from './role-key.ts'

/** Whether another role of the community is called the same, however it is spelled and in whichever of our languages: files name roles. */
export async function isNameTaken(
  db: Db,
  { communityId }: Actor,
  { name, roleId }: { name: string; roleId?: string },
): Promise<boolean> {
  const roles = await db
    .selectFrom('roles')
    .select(['id', 'name'])
    .where('communityId', '=', communityId)
    .execute()
  return roles.some((one) => one.id !== roleId && roleKey(one.name) === roleKey(name))
}
