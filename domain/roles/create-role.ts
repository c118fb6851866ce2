import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { isNameTaken } from './is-name-taken.ts'
import { mayGrant } from './may-grant.ts'
import { takeRolesTurn } from './own-role.ts'
import type { Actor } from './permission.ts'
import { mostRoles, type RoleDescription } from './role.ts'

export type CreateRoleRefusal =
  | { because: 'name is taken' }
  /** It would have a permission that the actor lacks, or make leaders without their being one. */
  | { because: 'may not grant' }
  | { because: 'too many' }

type Created = Result<{ roleId: string }, CreateRoleRefusal>

/** Creates a role. `submission` is the id the form was made with: sent twice it is one role. */
export function createRole(
  db: Db,
  by: Actor,
  { submission: roleId, ...described }: RoleDescription & { submission: string },
  { at }: { at?: Date } = {},
): Promise<Created> {
  const work = async (db: Db, now: Date): Promise<Created> => {
    const own = await takeRolesTurn(db, by)
    const { communityId, memberId: actorId, accountId, from } = by
    const roles = await db
      .selectFrom('roles')
      .select('id')
      .where('communityId', '=', communityId)
      .execute()
    if (roles.some(({ id }) => id === roleId)) return accept({ roleId })
    if (!mayGrant(own.permissions, described)) return refuse({ because: 'may not grant' })
    if (roles.length >= mostRoles) return refuse({ because: 'too many' })
    if (await isNameTaken(db, by, described)) return refuse({ because: 'name is taken' })
    const { name, isLeader } = described
    const permissions = [...described.permissions]
    const role = { communityId, id: roleId, name, isLeader, permissions, createdAt: now }
    await db.insertInto('roles').values(role).execute()
    const facts = { roleId, name, isLeader, permissions }
    await recordEvent(db, {
      ...{ communityId, deed: 'created role', actorId, accountId, facts, from, now },
    })
    return accept({ roleId })
  }
  return inCommunity(db, by.communityId, work, at)
}
