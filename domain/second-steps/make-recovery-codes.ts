import type { Db } from '#database/connect.ts'
import { type ServerKey, seal } from '#domain/server-key.ts'
import { lookUpOf, newRecoveryCodes } from './recovery-code.ts'

type Making = { accountId: string; sessionId: string; now: Date }

/**
 * Gives an account new recovery codes in place of all before, in the caller's transaction. For minutes one
 * session can see them: a sealed copy lies beside their look-ups until then.
 */
export async function makeRecoveryCodes(
  db: Db,
  key: ServerKey,
  { accountId, sessionId, now }: Making,
): Promise<void> {
  const codes = newRecoveryCodes()
  const rows = codes.map((code) => ({ accountId, codeLookUp: lookUpOf(key, { accountId, code }) }))
  await db.deleteFrom('recoveryCodes').where('accountId', '=', accountId).execute()
  await db.insertInto('recoveryCodes').values(rows).execute()
  const codesSealed = seal(key, codes.join(' '), aboutCodes(accountId))
  await db
    .updateTable('authenticators')
    .set({ sessionId, codesMadeAt: now, codesSealed })
    .where('accountId', '=', accountId)
    .execute()
}

/** What the sealed codes are about, so that they open for their own account only. */
export function aboutCodes(accountId: string): string {
  return `recovery codes ${accountId}`
}
