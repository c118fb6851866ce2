import type { Db } from '#database/connect.ts'
import { forgetTwoFactor } from './turn-off-two-factor.ts'

/**
 * Forgets the app and the passkeys that came to an account since a moment, in the caller's transaction:
 * from then on somebody else may have held it.
 */
export async function forgetNewerSteps(
  db: Db,
  { accountId, since }: { accountId: string; since: Date },
): Promise<void> {
  await db
    .deleteFrom('passkeys')
    .where('accountId', '=', accountId)
    .where('addedAt', '>=', since)
    .execute()
  const app = await db
    .selectFrom('authenticators')
    .select('accountId')
    .where('accountId', '=', accountId)
    .where((eb) => eb.or([eb('confirmedAt', '>=', since), eb('confirmedAt', 'is', null)]))
    .executeTakeFirst()
  if (app) await forgetTwoFactor(db, accountId)
}
