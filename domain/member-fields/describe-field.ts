import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { takeTurn } from '#database/take-turn.ts'
import { foldName } from '#domain/contacts/person-name.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { isBuiltIn } from './built-in-names.ts'
import { type FieldDescription, mostFields, type UnknownField } from './member-field.ts'
import { recordFieldEvent } from './record-field-event.ts'

export type AddFieldRefusal = { because: 'name is taken' | 'name is built in' | 'too many' }
export type ChangeFieldRefusal = UnknownField | { because: 'name is taken' | 'name is built in' }
export type RestoreFieldRefusal = UnknownField | { because: 'name is taken' | 'too many' }

/** Adds a field. `submission` is the id the form was made with: sent twice it is one field. */
export function addField(
  db: Db,
  by: Actor,
  { submission: id, ...described }: FieldDescription & { submission: string },
): Promise<Result<null, AddFieldRefusal>> {
  requirePermission(by, 'update community preferences')
  return inCommunity(db, by.communityId, async (db, now) => {
    const { communityId } = by
    const fields = await takeFields(db, by)
    if (fields.some((one) => one.id === id)) return accept(null)
    if (isBuiltIn(described.name)) return refuse({ because: 'name is built in' })
    if (isTaken(fields, { id, name: described.name })) return refuse({ because: 'name is taken' })
    if (inUse(fields).length >= mostFields) return refuse({ because: 'too many' })
    const nameKey = foldName(described.name)
    await db
      .insertInto('memberFields')
      .values({ communityId, id, ...described, nameKey, createdAt: now })
      .execute()
    await recordFieldEvent(db, by, { deed: 'added member field', field: { id, ...described }, now })
    return accept(null)
  })
}

/** Describes a field anew; what stands in it stays, and so may its name. Its kind is not changed. */
export function changeField(
  db: Db,
  by: Actor,
  { id, ...described }: Omit<FieldDescription, 'kind'> & { id: string },
): Promise<Result<null, ChangeFieldRefusal>> {
  requirePermission(by, 'update community preferences')
  return inCommunity(db, by.communityId, async (db, now) => {
    const fields = await takeFields(db, by)
    const field = inUse(fields).find((one) => one.id === id)
    if (!field) return refuse({ because: 'unknown field' })
    if (isBuiltIn(described.name) && field.nameKey !== foldName(described.name))
      return refuse({ because: 'name is built in' })
    if (isTaken(fields, { id, name: described.name })) return refuse({ because: 'name is taken' })
    await db
      .updateTable('memberFields')
      .set({ ...described, nameKey: foldName(described.name) })
      .where('communityId', '=', by.communityId)
      .where('id', '=', id)
      .execute()
    await recordFieldEvent(db, by, {
      deed: 'changed member field',
      field: { id, ...described },
      now,
    })
    return accept(null)
  })
}

/** Takes a field away; what stands in it is kept, and comes back with it. */
export function removeField(
  db: Db,
  by: Actor,
  { id }: { id: string },
): Promise<Result<null, UnknownField>> {
  requirePermission(by, 'update community preferences')
  return inCommunity(db, by.communityId, async (db, now) => {
    const field = (await takeFields(db, by)).find((one) => one.id === id)
    if (!field) return refuse({ because: 'unknown field' })
    if (field.removedAt === null) await setRemoved(db, by, { field, removedAt: now, now })
    return accept(null)
  })
}

/** Brings a field back with what stood in it, unless another has taken its name, or there are too many. */
export function restoreField(
  db: Db,
  by: Actor,
  { id }: { id: string },
): Promise<Result<null, RestoreFieldRefusal>> {
  requirePermission(by, 'update community preferences')
  return inCommunity(db, by.communityId, async (db, now) => {
    const fields = await takeFields(db, by)
    const field = fields.find((one) => one.id === id)
    if (!field) return refuse({ because: 'unknown field' })
    if (field.removedAt === null) return accept(null)
    if (isTaken(fields, field)) return refuse({ because: 'name is taken' })
    if (inUse(fields).length >= mostFields) return refuse({ because: 'too many' })
    await setRemoved(db, by, { field, removedAt: null, now })
    return accept(null)
  })
}

type Known = { id: string; name: string; nameKey: string; removedAt: Date | null }

/** All fields there ever were; takes turns with everybody who changes them, until the transaction ends. */
async function takeFields(db: Db, { communityId }: Actor): Promise<Known[]> {
  await takeTurn(db, `member fields ${communityId}`)
  return db
    .selectFrom('memberFields')
    .select(['id', 'name', 'nameKey', 'removedAt'])
    .where('communityId', '=', communityId)
    .execute()
}

const inUse = (fields: readonly Known[]) => fields.filter(({ removedAt }) => removedAt === null)

const isTaken = (fields: readonly Known[], { id, name }: { id: string; name: string }) =>
  inUse(fields).some((other) => other.id !== id && other.nameKey === foldName(name))

async function setRemoved(
  db: Db,
  by: Actor,
  { field, removedAt, now }: { field: Known; removedAt: Date | null; now: Date },
): Promise<void> {
  await db
    .updateTable('memberFields')
    .set({ removedAt })
    .where('communityId', '=', by.communityId)
    .where('id', '=', field.id)
    .execute()
  const deed = removedAt ? 'removed member field' : 'restored member field'
  await recordFieldEvent(db, by, { deed, field, now })
}
