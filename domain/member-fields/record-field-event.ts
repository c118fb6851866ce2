import type { Db } from '#database/connect.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { FieldDescription } from './member-field.ts'

type FieldEvent = {
  deed:
    | 'added member field'
    | 'changed member field'
    | 'removed member field'
    | 'restored member field'
  field: { id: string; name: string } & Partial<FieldDescription>
  now: Date
}

/** Writes down what was done to a field, in the caller's transaction. */
export async function recordFieldEvent(
  db: Db,
  { communityId, memberId, accountId, from }: Actor,
  { deed, field, now }: FieldEvent,
): Promise<void> {
  const { id: fieldId, name, seenBy, filledBy } = field
  const facts = { fieldId, name, ...(seenBy && { seenBy }), ...(filledBy && { filledBy }) }
  await recordEvent(db, { communityId, deed, actorId: memberId, accountId, facts, from, now })
}
