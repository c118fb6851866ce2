import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Hurry, Limits } from '#integrations/limits/limits.ts'
import { perNewAddress, writeToNew } from './ask-email-change.ts'
import { readOpenChange } from './read-email-change.ts'

/** Writes to the new address again, with the same link and code. */
export async function resendEmailChange(
  db: Db,
  { limits }: { limits: Limits },
  { accountId, locale }: { accountId: string; locale: string },
): Promise<Result<null, { because: 'unknown' } | Hurry>> {
  const open = await readOpenChange(db, { accountId })
  if (!open) return refuse({ because: 'unknown' })
  const hurry = await limits.spend([open.newEmail], perNewAddress)
  if (!hurry.ok) return hurry
  const { id: changeId, newEmail } = open
  await atomically(db, (db, now) => writeToNew(db, { changeId, newEmail, locale, now }))
  return accept(null)
}
