import { createHash } from 'node:crypto'
import type { Db } from '#database/connect.ts'

/**
 * What an account asks for beside the password, as a fingerprint of its password and its app: another as
 * soon as one of them changes. Null while two-factor is off.
 */
export async function secondStepOf(db: Db, accountId: string): Promise<Buffer | null> {
  const app = await db
    .selectFrom('authenticators')
    .leftJoin('signInMethods', 'signInMethods.accountId', 'authenticators.accountId')
    .select(['secretSealed', 'passwordHash'])
    .where('authenticators.accountId', '=', accountId)
    .where('confirmedAt', 'is not', null)
    .executeTakeFirst()
  if (!app) return null
  const hash = createHash('sha256').update(app.secretSealed)
  return hash.update(app.passwordHash ?? '').digest()
}
