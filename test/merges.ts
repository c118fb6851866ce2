import type { Db } from '#database/connect.ts'
import type { Chosen } from '#domain/merges/merge.ts'
import { type Merging, mergeMembers } from '#domain/merges/merge-members.ts'
import { type MergePreview, previewMerge, type TwoMembers } from '#domain/merges/preview-merge.ts'
import { newId } from '#domain/new-id.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { aLeader, anInvitation } from './factories.ts'
import { aDweller } from './households.ts'
import { aRole } from './roles.ts'
import { change } from './rows.ts'

/** What a leader sees of two records before they become one. */
export async function look(
  db: Db,
  by: Actor,
  two: TwoMembers,
  chosen: Chosen = {},
): Promise<MergePreview> {
  const preview = await previewMerge(db, by, { two, chosen })
  if (!preview.ok) throw new Error(preview.refusal.because)
  return preview.value
}

/** What a leader sends who has looked at two records, and is sure. */
export async function aMerging(
  db: Db,
  by: Actor,
  two: TwoMembers,
  chosen: Chosen = {},
): Promise<Merging> {
  const { seen } = await look(db, by, two, chosen)
  return { two, chosen, seen, isSure: true, submission: newId() }
}

/** Two records that have become one. */
export async function aMerge(
  db: Db,
  by: Actor,
  two: TwoMembers,
  { chosen = {}, at }: { chosen?: Chosen; at?: Date } = {},
): Promise<{ mergeId: string }> {
  const merged = await mergeMembers(db, by, await aMerging(db, by, two, chosen), { at })
  if (!merged.ok) throw new Error(merged.refusal.because)
  return merged.value
}

/** Bob is expected by e-mail, and Robert of the same home has come in by another way. */
export async function bobAndRobert(db: Db) {
  const by = await aLeader(db)
  const robert = { firstName: 'Robert', lastName: 'Smith', householdRole: 'member' } as const
  const came = await anInvitation(db, { by, newcomer: robert })
  const dweller = await aDweller(db, { communityId: by.communityId, invited: came })
  const place = { householdId: came.householdId }
  const bob = { firstName: 'Bob', lastName: 'Smith', place } as const
  const expected = await anInvitation(db, { by, newcomer: bob })
  const two = { one: expected.memberId, other: dweller.memberId }
  return { by, two, bob: expected, robert: dweller, householdId: came.householdId }
}

/** A leader has a role by which they may do everything, and is Community Leader no more. */
export async function stepDown(db: Db, { communityId, memberId: id, permissions }: Actor) {
  const roleId = await aRole(db, { communityId }, { permissions: [...permissions] })
  await change(db, 'members', { communityId, id }, { roleId })
}
