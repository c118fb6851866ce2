import type { Db } from '#database/connect.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { voidThose } from '#domain/invitations/void-those.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { Carrying } from './carry-out.ts'
import { changeRow, type Step } from './steps.ts'

/**
 * Leaves the person one live code, and none once they have joined. What is voided stays so for good; a code
 * that remains lets in with the role that was chosen.
 */
export async function mergeCodes(db: Db, by: Actor, carrying: Carrying): Promise<Step[]> {
  const { pair, plan } = carrying
  const [kept, gone] = [pair[plan.stays], pair[plan.goes]]
  if (plan.code === 'voided') await voidCode(db, by, { ...gone, now: carrying.now })
  if (plan.endsOwnCode) await voidCode(db, by, { ...kept, now: carrying.now })
  const codeId = plan.endsOwnCode || plan.joinedAt ? null : (kept.codeId ?? gone.codeId)
  if (!codeId) return []
  const values = {
    ...(plan.code === 'moves' && { member_id: kept.id }),
    ...(await promisedAnew(db, by, { codeId, roleId: pair[plan.kept.role].role.id })),
  }
  if (Object.keys(values).length === 0) return []
  const row = await changeRow(db, by.communityId, { table: 'invitations', id: codeId, values })
  return [{ about: 'code', rows: [row] }]
}

async function voidCode(
  db: Db,
  by: Actor,
  { id: memberId, codeId, now }: { id: string; codeId: string | null; now: Date },
): Promise<void> {
  const { communityId, memberId: actorId, accountId, from } = by
  const because = 'merged'
  const voided = await voidThose(db, by, { invitationIds: codeId ? [codeId] : [], because, now })
  for (const { id: invitationId } of voided)
    await recordEvent(db, {
      ...{ communityId, deed: 'voided invitation', actorId, accountId, memberId, invitationId },
      ...{ facts: { because }, from, now },
    })
}

/** Another role than was promised is the word of whoever merges. */
async function promisedAnew(
  db: Db,
  { communityId, memberId }: Actor,
  { codeId, roleId }: { codeId: string; roleId: string },
) {
  const promised = await db
    .selectFrom('invitations')
    .select(['roleId', 'householdId'])
    .where('communityId', '=', communityId)
    .where('id', '=', codeId)
    .executeTakeFirstOrThrow()
  if (promised.roleId === roleId || promised.householdId) return {}
  return { role_id: roleId, invited_by: memberId }
}
