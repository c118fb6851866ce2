import type { Db } from '#database/connect.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type ServerKey, unseal } from '#domain/server-key.ts'
import type { Authenticator } from '#integrations/identity/identity.ts'
import { lookUpOf, type RecoveryCode, readRecoveryCode } from './recovery-code.ts'
import { tellOwner } from './tell-owner.ts'

/** *Used*: it was right, and has opened something before; an app has the next one in half a minute. */
export type CodeRefusal = { because: 'wrong code' } | { because: 'used code' }

type Spending = { accountId: string; typed: string; now: Date }
type Tools = { key: ServerKey; authenticator: Authenticator }

/**
 * Spends a code of the app, or a recovery code, of an account whose two-factor is on; in the caller's
 * transaction, with the account's app held against everyone who spends one at the same moment.
 */
export async function spendCode(
  db: Db,
  tools: Tools,
  { accountId, typed, now }: Spending,
): Promise<Result<'app' | 'recovery code', CodeRefusal>> {
  const app = await db
    .selectFrom('authenticators')
    .select(['secretSealed', 'lastStep'])
    .where('accountId', '=', accountId)
    .where('confirmedAt', 'is not', null)
    .forUpdate()
    .executeTakeFirst()
  if (!app) return refuse({ because: 'wrong code' })
  const code = readRecoveryCode(typed)
  if (code) return spendRecoveryCode(db, tools.key, { accountId, code, now })
  const secret = unseal(tools.key, app.secretSealed, secretOf(accountId))
  const step = tools.authenticator.stepOf({ secret, code: typed, at: now })
  if (step === null) return refuse({ because: 'wrong code' })
  if (step <= app.lastStep) return refuse({ because: 'used code' })
  await db
    .updateTable('authenticators')
    .set({ lastStep: step })
    .where('accountId', '=', accountId)
    .execute()
  return accept('app')
}

async function spendRecoveryCode(
  db: Db,
  key: ServerKey,
  { accountId, code, now }: { accountId: string; code: RecoveryCode; now: Date },
): Promise<Result<'recovery code', CodeRefusal>> {
  const codeLookUp = lookUpOf(key, { accountId, code })
  const spent = await db
    .updateTable('recoveryCodes')
    .set({ usedAt: now })
    .where('accountId', '=', accountId)
    .where('codeLookUp', '=', codeLookUp)
    .where('usedAt', 'is', null)
    .executeTakeFirst()
  if (spent.numUpdatedRows === 0n) {
    const used = await db
      .selectFrom('recoveryCodes')
      .select('usedAt')
      .where('accountId', '=', accountId)
      .where('codeLookUp', '=', codeLookUp)
      .executeTakeFirst()
    return used ? refuse({ because: 'used code' }) : refuse({ because: 'wrong code' })
  }
  await tellOwner(db, { accountId, kind: 'recovery code used', now })
  return accept('recovery code')
}

/** What a sealed secret is about, so that it opens for its own account only. */
export function secretOf(accountId: string): string {
  return `authenticator ${accountId}`
}
