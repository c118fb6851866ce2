import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import { addMinutes } from '#domain/days.ts'
import { type ServerKey, unseal } from '#domain/server-key.ts'
import { inGroups } from '#domain/symbols.ts'
import { aboutCodes } from './make-recovery-codes.ts'
import { showMinutes } from './second-step.ts'

type Whose = { accountId: string; sessionId: string }

/**
 * Shows the recovery codes just made in this session, as they are printed. Null once they have been kept,
 * after some minutes, and in any other place.
 */
export function showRecoveryCodes(
  db: Db,
  { key, at }: { key: ServerKey; at?: Date },
  { accountId, sessionId }: Whose,
): Promise<string[] | null> {
  const work = async (db: Db, now: Date) => {
    const made = await db
      .selectFrom('authenticators')
      .select('codesSealed')
      .where('accountId', '=', accountId)
      .where('sessionId', '=', sessionId)
      .where('codesMadeAt', '>', addMinutes(now, -showMinutes))
      .executeTakeFirst()
    if (!made?.codesSealed) return null
    return unseal(key, made.codesSealed, aboutCodes(accountId)).split(' ').map(inGroups)
  }
  return atomically(db, work, at)
}

/** Their owner has kept the new recovery codes: nobody sees them again. */
export async function keepRecoveryCodes(db: Db, { accountId, sessionId }: Whose): Promise<void> {
  await db
    .updateTable('authenticators')
    .set({ codesSealed: null })
    .where('accountId', '=', accountId)
    .where('sessionId', '=', sessionId)
    .execute()
}
