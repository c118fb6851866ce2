import type { Db } from '#database/connect.ts'
import { addField } from '#domain/member-fields/describe-field.ts'
import type { FieldDescription } from '#domain/member-fields/member-field.ts'
import { newId } from '#domain/new-id.ts'
import type { Actor } from '#domain/roles/permission.ts'

/** A field that a community asks its members to fill in; a line of text for leaders unless told otherwise. */
export async function aMemberField(
  db: Db,
  by: Actor,
  given: Partial<FieldDescription> & { name: string },
): Promise<string> {
  const usual = { kind: 'text', seenBy: 'leaders', filledBy: 'member' } as const
  const submission = newId()
  const added = await addField(db, by, { ...usual, options: [], ...given, submission })
  if (!added.ok) throw new Error(added.refusal.because)
  return submission
}
