import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, NotAllowed } from '#domain/roles/permission.ts'
import { readFields } from './list-fields.ts'
import { fillsField, type MemberField, readValue } from './member-field.ts'
import { valuesOf } from './read-values.ts'

export type WriteValuesRefusal =
  | { because: 'unknown member' }
  /** The ids of the fields in which this cannot stand; nothing was written. */
  | { because: 'unreadable'; fieldIds: string[] }

/** What was typed into fields, by the field's id; a field that is left out stays as it is. */
export type TypedValues = Readonly<Record<string, string>>

/**
 * Fills in fields of a member; an empty one is emptied. Fields the actor may not fill in, and unknown ones,
 * are passed over. Throws `NotAllowed` when the actor may fill in none at all.
 */
export function writeValues(
  db: Db,
  by: Actor,
  { memberId, typed }: { memberId: string; typed: TypedValues },
): Promise<Result<{ changed: number }, WriteValuesRefusal>> {
  return inCommunity(db, by.communityId, async (db, now) => {
    const { communityId } = by
    if (!(await holdMember(db, { communityId, memberId })))
      return refuse({ because: 'unknown member' })
    const fields = await fillable(db, by, memberId)
    const old = await valuesOf(db, { communityId, memberId })
    const read = fields
      .filter(({ id }) => typed[id] !== undefined)
      .map((field) => ({ field, value: readValue(field, typed[field.id]!, old.get(field.id)) }))
    const fieldIds = read.filter(({ value }) => value === null).map(({ field }) => field.id)
    if (fieldIds.length > 0) return refuse({ because: 'unreadable', fieldIds })
    const changed = read.filter(({ field, value }) => value !== (old.get(field.id) ?? ''))
    for (const { field, value } of changed)
      await writeOne(db, { communityId, memberId, fieldId: field.id, value: value!, now })
    await recordFilled(db, by, { memberId, names: changed.map(({ field }) => field.name), now })
    return accept({ changed: changed.length })
  })
}

/** The member, locked, so that two who fill in at once follow each other. */
function holdMember(db: Db, { communityId, memberId }: { communityId: string; memberId: string }) {
  return db
    .selectFrom('members')
    .select('id')
    .where('communityId', '=', communityId)
    .where('id', '=', memberId)
    .where('mergedInto', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

async function fillable(db: Db, by: Actor, memberId: string): Promise<MemberField[]> {
  const fields = await readFields(db, by.communityId)
  const own = fields.filter((one) => one.removedAt === null && fillsField(by, one, memberId))
  if (own.length === 0) throw new NotAllowed('update member contact info')
  return own
}

type Written = { communityId: string; memberId: string; fieldId: string; value: string; now: Date }

/** An emptied field stays as an empty one: what a merged record says does not come back in its stead. */
async function writeOne(db: Db, { now, value, ...key }: Written): Promise<void> {
  await db
    .insertInto('memberFieldValues')
    .values({ ...key, value, writtenAt: now })
    .onConflict((same) =>
      same.columns(['communityId', 'memberId', 'fieldId']).doUpdateSet({ value, writtenAt: now }),
    )
    .execute()
}

async function recordFilled(
  db: Db,
  { communityId, memberId: actorId, accountId, from }: Actor,
  { memberId, names, now }: { memberId: string; names: string[]; now: Date },
): Promise<void> {
  if (names.length === 0) return
  const about = { communityId, actorId, accountId, memberId, from, now }
  await recordEvent(db, {
    ...about,
    deed: 'filled in member fields',
    facts: { name: names.join(', ') },
  })
}
