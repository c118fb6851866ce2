import type { Db } from '#database/connect.ts'
import { atomically, inCommunity } from '#database/in-community.ts'
import { listRecords } from '#domain/members/list-records.ts'
import { hashDevice, type SignUpTicket } from './sign-up.ts'

/** Remembers the language of an account, and in which its communities write to it. */
export function chooseLanguage(
  db: Db,
  { accountId, locale }: { accountId: string; locale: 'en' | 'es' },
): Promise<void> {
  return atomically(db, async (db) => {
    await db.updateTable('accounts').set({ locale }).where('id', '=', accountId).execute()
    for (const { communityId, memberId, leftAt } of await listRecords(db, accountId))
      if (leftAt === null)
        await inCommunity(db, communityId, (db) =>
          db
            .updateTable('members')
            .set({ locale })
            .where('members.communityId', '=', communityId)
            .where('members.id', '=', memberId)
            .execute(),
        )
  })
}

/**
 * Remembers the language of a sign-up, for its letters and for the account that comes of it. Changes nothing where it
 * is not of this browser, or its address has been proven.
 */
export async function chooseSignUpLanguage(
  db: Db,
  { signUpId, device, locale }: SignUpTicket & { locale: 'en' | 'es' },
): Promise<void> {
  await db
    .updateTable('signUps')
    .set({ locale })
    .where('id', '=', signUpId)
    .where('device', '=', hashDevice(device))
    .where('verifiedAt', 'is', null)
    .execute()
}
