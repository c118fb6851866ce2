import type { Db } from '#database/connect.ts'

/** Ends the sessions of an account, in the caller's transaction, but for those to keep. */
export async function endSessions(
  db: Db,
  { accountId, keep = [] }: { accountId: string; keep?: readonly string[] },
): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where('accountId', '=', accountId)
    .$if(keep.length > 0, (sessions) => sessions.where('id', 'not in', keep))
    .execute()
}

/** Ends one session of an account; one that is another's, or has ended, is left as it is. */
export async function endSession(
  db: Db,
  { accountId, sessionId }: { accountId: string; sessionId: string },
): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where('accountId', '=', accountId)
    .where('id', '=', sessionId)
    .execute()
}
