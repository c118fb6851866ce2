import type { Db } from '#database/connect.ts'

/** Gives a passkey of an account another name; whether there is such a one. */
export async function renamePasskey(
  db: Db,
  { accountId, passkeyId, name }: { accountId: string; passkeyId: string; name: string },
): Promise<boolean> {
  const renamed = await db
    .updateTable('passkeys')
    .set({ name })
    .where('accountId', '=', accountId)
    .where('id', '=', passkeyId)
    .executeTakeFirst()
  return renamed.numUpdatedRows > 0n
}
