import type { Db } from '#database/connect.ts'
import { forgetTwoFactor } from './turn-off-two-factor.ts'

/**
 * Forgets the app, the recovery codes and the passkeys that came to an account since a moment, in the
 * caller's transaction: from then on somebody else may have held it.
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
    .select(['confirmedAt', 'codesMadeAt'])
    .where('accountId', '=', accountId)
    .forUpdate()
    .executeTakeFirst()
  if (!app) return
  if (app.confirmedAt === null || app.confirmedAt >= since) return forgetTwoFactor(db, accountId)
  if (app.codesMadeAt && app.codesMadeAt >= since)
    await db.deleteFrom('recoveryCodes').where('accountId', '=', accountId).execute()
}
