import type { Db } from '#database/connect.ts'

/** Whether nothing is to be sent: this database is a copy that somebody has restored. */
export async function isSendingPaused(db: Db): Promise<boolean> {
  const row = await db.selectFrom('installation').select('sendingPausedAt').executeTakeFirst()
  return row?.sendingPausedAt != null
}

/** Lets messages leave again. */
export async function resumeSending(db: Db): Promise<void> {
  await db.updateTable('installation').set({ sendingPausedAt: null }).execute()
}
