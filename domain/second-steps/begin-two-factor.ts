import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import { checkPassword, type PasswordRefusal } from '#domain/accounts/check-password.ts'
import { addMinutes } from '#domain/days.ts'
import { accept, type Result } from '#domain/result.ts'
import { type ServerKey, seal, unseal } from '#domain/server-key.ts'
import type { Authenticator, Identity, Picture } from '#integrations/identity/identity.ts'
import type { Limits } from '#integrations/limits/limits.ts'
import { setUpMinutes } from './second-step.ts'
import { secretOf } from './spend-code.ts'

type Whose = { accountId: string; sessionId: string }

/**
 * Begins to set two-factor up, against the password: makes the secret that an app is to share. Sent
 * twice from one place it stays the same secret; where two-factor is on already, nothing changes.
 */
export async function beginTwoFactor(
  db: Db,
  tools: {
    identity: Identity
    limits: Limits
    key: ServerKey
    authenticator: Authenticator
    at?: Date
  },
  given: Whose & { password: string; who: readonly string[] },
): Promise<Result<null, PasswordRefusal>> {
  const known = await checkPassword(db, tools, given)
  if (!known.ok) return known
  const { accountId, sessionId } = given
  const sealed = seal(tools.key, tools.authenticator.newSecret(), secretOf(accountId))
  const work = async (db: Db, now: Date) => {
    if (await readBegun(db, { accountId, sessionId, now })) return accept(null)
    const fresh = { sessionId, secretSealed: sealed, askedAt: now, lastStep: 0 }
    await db
      .insertInto('authenticators')
      .values({ accountId, ...fresh })
      .onConflict((same) =>
        same.column('accountId').doUpdateSet(fresh).where('authenticators.confirmedAt', 'is', null),
      )
      .execute()
    return accept(null)
  }
  return atomically(db, work, tools.at)
}

/** What to bring into an app: a QR code, or the secret in groups of four to type. */
export type SetUp = { picture: Picture; uri: string; secret: string }

/** Shows the set-up that was begun in this very session; null when none was, or it took too long. */
export function readSetUp(
  db: Db,
  { key, authenticator, at }: { key: ServerKey; authenticator: Authenticator; at?: Date },
  { accountId, sessionId, email }: Whose & { email: string },
): Promise<SetUp | null> {
  const work = async (db: Db, now: Date) => {
    const begun = await readBegun(db, { accountId, sessionId, now })
    if (!begun) return null
    const secret = unseal(key, begun.secretSealed, secretOf(accountId))
    const offer = authenticator.offer({ secret, email })
    return { ...offer, secret: secret.replace(/.{4}(?=.)/g, '$& ') }
  }
  return atomically(db, work, at)
}

function readBegun(db: Db, { accountId, sessionId, now }: Whose & { now: Date }) {
  return db
    .selectFrom('authenticators')
    .select('secretSealed')
    .where('accountId', '=', accountId)
    .where('sessionId', '=', sessionId)
    .where('confirmedAt', 'is', null)
    .where('askedAt', '>', addMinutes(now, -setUpMinutes))
    .executeTakeFirst()
}
