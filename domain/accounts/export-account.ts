import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import { exportConversations } from '#domain/conversations/export-conversations.ts'
import { exportRecord } from '#domain/members/export-record.ts'
import { listRecords } from '#domain/members/list-records.ts'
import { readTwoFactor } from '#domain/second-steps/read-two-factor.ts'
import { readPhoto } from './read-photo.ts'

/**
 * Everything that is kept of one person, for that person to take along: the account, how and where it is
 * signed in, messages, and what each community keeps of it. Never a code, a hash or another person's data.
 */
export function exportAccount(
  db: Db,
  { accountId }: { accountId: string },
  { at }: { at?: Date } = {},
) {
  const work = async (db: Db, now: Date) => {
    const account = await db
      .selectFrom('accounts')
      .select(['email', 'firstName', 'lastName', 'phone', 'locale as language', 'createdAt'])
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow()
    const photo = await readPhoto(db, { accountId })
    const communities = []
    for (const { communityId, memberId, name } of await listRecords(db, accountId)) {
      const whose = { communityId, memberId, accountId, email: account.email }
      communities.push({ name, ...(await exportRecord(db, whose)) })
    }
    return {
      madeAt: now,
      account,
      twoFactor: await readTwoFactor(db, accountId),
      passkeys: await readPasskeys(db, accountId),
      photo: photo && `data:image/webp;base64,${Buffer.from(photo.webp).toString('base64')}`,
      signedIn: await readSessions(db, accountId),
      changesOfAddress: await readChanges(db, accountId),
      messages: await readMessages(db, account.email),
      conversations: await exportConversations(db, { accountId }),
      communities,
    }
  }
  return atomically(db, work, at)
}

function readSessions(db: Db, accountId: string) {
  return db
    .selectFrom('sessions')
    .select([
      'createdAt as since',
      'updatedAt as lastUsed',
      'ipAddress',
      'userAgent as browser',
      'secondStep',
    ])
    .where('accountId', '=', accountId)
    .orderBy('createdAt')
    .execute()
}

function readPasskeys(db: Db, accountId: string) {
  return db
    .selectFrom('passkeys')
    .select(['name', 'addedAt', 'lastUsedAt'])
    .where('accountId', '=', accountId)
    .orderBy('addedAt')
    .execute()
}

function readChanges(db: Db, accountId: string) {
  return db
    .selectFrom('emailChanges')
    .select(['oldEmail', 'newEmail', 'askedAt', 'doneAt', 'stoppedAt'])
    .where('accountId', '=', accountId)
    .orderBy('askedAt')
    .execute()
}

function readMessages(db: Db, email: string) {
  return db
    .selectFrom('accountDeliveries')
    .select(['template as about', 'recipient', 'queuedAt', 'sentAt', 'bouncedAt', 'failedAt'])
    .where('recipient', '=', email)
    .orderBy('queuedAt')
    .execute()
}
