import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import { tellOwner } from '#domain/second-steps/tell-owner.ts'

type Given = { accountId: string; sessionId: string; passkeyId: string }

/**
 * Removes a passkey: it opens nothing any more, and other sessions that it began end, since it may have
 * been lost. This one stays, and counts as begun with a password alone. The password still opens the
 * account. The owner is told; removing what is gone changes nothing.
 */
export function removePasskey(
  db: Db,
  { accountId, sessionId, passkeyId }: Given,
  { at }: { at?: Date } = {},
): Promise<void> {
  const work = async (db: Db, now: Date) => {
    const passkey = await db
      .selectFrom('passkeys')
      .select('name')
      .where('accountId', '=', accountId)
      .where('id', '=', passkeyId)
      .forUpdate()
      .executeTakeFirst()
    if (!passkey) return
    await db
      .updateTable('sessions')
      .set({ secondStep: null, passkeyId: null })
      .where('id', '=', sessionId)
      .where('passkeyId', '=', passkeyId)
      .execute()
    await db.deleteFrom('sessions').where('passkeyId', '=', passkeyId).execute()
    await db.deleteFrom('passkeys').where('id', '=', passkeyId).execute()
    await tellOwner(db, { accountId, kind: 'passkey removed', passkey: passkey.name, now })
  }
  return atomically(db, work, at)
}
