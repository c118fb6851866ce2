import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { SecondStep } from '#integrations/identity/identity.ts'
import { type KnownDevice, readDevice } from './device.ts'

/** A place where somebody is signed in. */
export type OwnSession = {
  sessionId: string
  device: KnownDevice
  since: Date
  /** To the day: a session in use is written at most daily. */
  lastUsed: Date
  /** Whether it is the one that asks. */
  isThis: boolean
  /** What was shown beside the password, or instead of it. */
  secondStep: SecondStep | null
}

/** Where an account is signed in: this place first, then those used last. */
export async function listSessions(
  db: Db,
  { accountId, sessionId }: { accountId: string; sessionId: string },
): Promise<OwnSession[]> {
  const rows = await db
    .selectFrom('sessions')
    .select(['id', 'userAgent', 'createdAt', 'updatedAt', 'secondStep'])
    .where('accountId', '=', accountId)
    .where('expiresAt', '>', sql<Date>`now()`)
    .orderBy('updatedAt', 'desc')
    .orderBy('id')
    .execute()
  const sessions = rows.map(({ id, userAgent, createdAt, updatedAt, secondStep }) => ({
    sessionId: id,
    device: readDevice(userAgent),
    since: createdAt,
    lastUsed: updatedAt,
    isThis: id === sessionId,
    secondStep: secondStep as SecondStep | null,
  }))
  return sessions.sort((one, other) => Number(other.isThis) - Number(one.isThis))
}
