import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { newId } from '#domain/new-id.ts'
import type { Actor, Permission } from '#domain/roles/permission.ts'
import type { SystemRole } from '#domain/roles/system-roles.ts'
import { aMember } from './factories.ts'
import { rowsOf } from './rows.ts'

type Given = { name?: string; isLeader?: boolean; permissions?: readonly Permission[] }

/** A role of a community's own, without the way there; its id. */
export async function aRole(
  db: Db,
  { communityId }: Pick<Actor, 'communityId'>,
  { name, isLeader = false, permissions = [] }: Given = {},
): Promise<string> {
  const id = newId()
  await inCommunity(db, communityId, (db) =>
    db
      .insertInto('roles')
      .values({
        communityId,
        id,
        name: name ?? `Role ${id}`,
        isLeader,
        permissions: [...permissions],
      })
      .execute(),
  )
  return id
}

/** A member whose role may do just this. */
export async function aMemberWith(
  db: Db,
  community: Pick<Actor, 'communityId'>,
  permissions: readonly Permission[],
): Promise<{ by: Actor; roleId: string }> {
  const { communityId } = community
  const roleId = await aRole(db, community, { permissions })
  const { id: memberId, accountId } = await aMember(db, { communityId })
  await inCommunity(db, communityId, (db) =>
    sql`update members set role_id = ${roleId}
        where community_id = ${communityId} and id = ${memberId}`.execute(db),
  )
  const may = new Set(permissions)
  return {
    by: { communityId, memberId, accountId: accountId!, permissions: may, from: null },
    roleId,
  }
}

/** The id of one of the three roles that every community has. */
export async function systemRole(
  db: Db,
  { communityId }: Pick<Actor, 'communityId'>,
  which: SystemRole,
): Promise<string> {
  return (await rowsOf(db, communityId, 'roles')).find(({ system }) => system === which)!.id
}

/** Makes a role the one with which people join by themselves. */
export async function setDefault(
  db: Db,
  { communityId }: Pick<Actor, 'communityId'>,
  defaultRoleId: string,
): Promise<void> {
  await inCommunity(db, communityId, (db) =>
    db.updateTable('communities').set({ defaultRoleId }).where('id', '=', communityId).execute(),
  )
}
