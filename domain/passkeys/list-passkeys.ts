import type { Db } from '#database/connect.ts'
import type { Passkey } from './passkey.ts'

/** The passkeys of an account, the oldest first. */
export function listPasskeys(db: Db, accountId: string): Promise<Passkey[]> {
  return db
    .selectFrom('passkeys')
    .select(['id as passkeyId', 'name', 'addedAt', 'lastUsedAt', 'regressedAt as stoppedAt'])
    .where('accountId', '=', accountId)
    .orderBy('addedAt')
    .orderBy('id')
    .execute()
}
