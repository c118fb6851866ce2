import { randomBytes } from 'node:crypto'
import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import { checkPassword, type PasswordRefusal } from '#domain/accounts/check-password.ts'
import { readOwnAccount } from '#domain/accounts/read-account.ts'
import { addMinutes } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Identity, Passkeys } from '#integrations/identity/identity.ts'
import type { Limits } from '#integrations/limits/limits.ts'
import { challengeMinutes, mostPasskeys } from './passkey.ts'

type Whose = { accountId: string; sessionId: string }

export type BeginRefusal = { because: 'too many' } | PasswordRefusal

/** Begins to add a passkey in this session, against the password: makes what the passkey is to sign. */
export async function beginAdding(
  db: Db,
  tools: { identity: Identity; limits: Limits; at?: Date },
  given: Whose & { password: string; who: readonly string[] },
): Promise<Result<null, BeginRefusal>> {
  const known = await checkPassword(db, tools, given)
  if (!known.ok) return known
  const { accountId, sessionId } = given
  const work = async (db: Db, askedAt: Date): Promise<Result<null, BeginRefusal>> => {
    if ((await readKnown(db, accountId)).length >= mostPasskeys)
      return refuse({ because: 'too many' })
    await db.deleteFrom('passkeyChallenges').where('sessionId', '=', sessionId).execute()
    const challenge = newChallenge()
    await db
      .insertInto('passkeyChallenges')
      .values({ id: newId(), challenge, accountId, sessionId, askedAt })
      .execute()
    return accept(null)
  }
  return atomically(db, work, tools.at)
}

/** What to ask the browser for; null when nothing was begun in this session, or it took too long. */
export function readAsked(
  db: Db,
  { passkeys, at }: { passkeys: Passkeys; at?: Date },
  { accountId, sessionId }: Whose,
): Promise<object | null> {
  const work = async (db: Db, now: Date) => {
    const asked = await db
      .selectFrom('passkeyChallenges')
      .select('challenge')
      .where('accountId', '=', accountId)
      .where('sessionId', '=', sessionId)
      .where('askedAt', '>', addMinutes(now, -challengeMinutes))
      .orderBy('askedAt', 'desc')
      .executeTakeFirst()
    if (!asked) return null
    const account = await readOwnAccount(db, accountId)
    const known = await readKnown(db, accountId)
    return passkeys.askForNew({ challenge: asked.challenge, account, known })
  }
  return atomically(db, work, at)
}

/** 32 bytes by chance, in base64url. */
export function newChallenge(): string {
  return randomBytes(32).toString('base64url')
}

function readKnown(db: Db, accountId: string) {
  return db
    .selectFrom('passkeys')
    .select(['credentialId', 'transports'])
    .where('accountId', '=', accountId)
    .execute()
}
