import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import { checkPassword, type PasswordRefusal } from '#domain/accounts/check-password.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { ServerKey } from '#domain/server-key.ts'
import type { Identity } from '#integrations/identity/identity.ts'
import type { Limits } from '#integrations/limits/limits.ts'
import { makeRecoveryCodes } from './make-recovery-codes.ts'
import { tellOwner } from './tell-owner.ts'

export type RenewRefusal = { because: 'off' } | PasswordRefusal

/** Makes new recovery codes against the password; those before open nothing any more. The owner is told. */
export async function renewRecoveryCodes(
  db: Db,
  tools: { identity: Identity; limits: Limits; key: ServerKey; at?: Date },
  given: { accountId: string; sessionId: string; password: string; who: readonly string[] },
): Promise<Result<null, RenewRefusal>> {
  const known = await checkPassword(db, tools, given)
  if (!known.ok) return known
  const { accountId, sessionId } = given
  const work = async (db: Db, now: Date): Promise<Result<null, RenewRefusal>> => {
    const app = await db
      .selectFrom('authenticators')
      .select('accountId')
      .where('accountId', '=', accountId)
      .where('confirmedAt', 'is not', null)
      .forUpdate()
      .executeTakeFirst()
    if (!app) return refuse({ because: 'off' })
    await makeRecoveryCodes(db, tools.key, { accountId, sessionId, now })
    await tellOwner(db, { accountId, kind: 'new recovery codes', now })
    return accept(null)
  }
  return atomically(db, work, tools.at)
}
