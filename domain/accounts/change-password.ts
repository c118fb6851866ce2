import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import { queueAccountDelivery } from '#domain/deliveries/queue-delivery.ts'
import { accept, type Result } from '#domain/result.ts'
import type { Identity } from '#integrations/identity/identity.ts'
import type { Limits } from '#integrations/limits/limits.ts'
import { checkPassword, type PasswordRefusal } from './check-password.ts'
import { withdrawEmailChange } from './stop-email-change.ts'

/**
 * Gives an account another password against the present one; the new one has been judged. Every other
 * session ends, and so do codes that were sent for a new password and a change of the address that
 * somebody may have asked for. The owner is told by e-mail.
 */
export async function changePassword(
  db: Db,
  tools: { identity: Identity; limits: Limits; at?: Date },
  given: {
    accountId: string
    sessionId: string
    who: readonly string[]
    password: string
    newPassword: string
  },
): Promise<Result<null, PasswordRefusal>> {
  const { identity, at } = tools
  const { accountId, sessionId: keepSession } = given
  const known = await checkPassword(db, tools, given)
  if (!known.ok) return known
  const hash = await identity.hashPassword(given.newPassword)
  if (!hash.ok) return hash
  const work = async (db: Db, now: Date) => {
    const { email: recipient, locale } = await db
      .selectFrom('accounts')
      .select(['email', 'locale'])
      .where('id', '=', accountId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    await identity.changePassword(db, { accountId, passwordHash: hash.value, keepSession })
    await db.deleteFrom('passwordResets').where('accountId', '=', accountId).execute()
    await withdrawEmailChange(db, { accountId }, { at: now })
    await queueAccountDelivery(db, { template: 'password changed', recipient, locale, now })
    return accept(null)
  }
  return atomically(db, work, at)
}
