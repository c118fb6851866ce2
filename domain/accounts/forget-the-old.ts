import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import { addDays } from '#domain/days.ts'
import { forgetOldSteps } from '#domain/second-steps/forget-old-steps.ts'
import { takeBackDays } from './email-change.ts'
import { signUpDays } from './sign-up.ts'

/** How long changes of address are remembered, in days: until the last of them can be taken back no more. */
const changeDays = takeBackDays + 1

/** How long messages to accounts, and those kept for developers, are remembered, in days. */
const messageDays = 30

/**
 * Deletes what has served its time: sign-ups nobody verified, resets, changes of address, ended sessions,
 * halves of signing in, old messages to accounts, counts of limits. Nothing of a community is among it.
 */
export function forgetTheOld(db: Db, { at }: { at?: Date } = {}): Promise<void> {
  const work = async (db: Db, now: Date) => {
    await db.deleteFrom('signUps').where('askedAt', '<', addDays(now, -signUpDays)).execute()
    await db.deleteFrom('passwordResets').where('askedAt', '<', addDays(now, -1)).execute()
    await db.deleteFrom('emailChanges').where('askedAt', '<', addDays(now, -changeDays)).execute()
    await db.deleteFrom('sessions').where('expiresAt', '<', now).execute()
    await forgetOldSteps(db, { now })
    await db.deleteFrom('verifications').where('expiresAt', '<', now).execute()
    const old = addDays(now, -messageDays)
    await db.deleteFrom('accountDeliveries').where('queuedAt', '<', old).execute()
    await db.deleteFrom('keptMessages').where('keptAt', '<', old).execute()
    await sql`delete from request_limits where expire < ${now.getTime()}`.execute(db)
  }
  return atomically(db, work, at)
}
