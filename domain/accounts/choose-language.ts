import type { Db } from '#database/connect.ts'

/** Remembers in which language an account wants to be written to. */
export async function chooseLanguage(
  db: Db,
  { accountId, locale }: { accountId: string; locale: 'en' | 'es' },
): Promise<void> {
  await db.updateTable('accounts').set({ locale }).where('id', '=', accountId).execute()
}
