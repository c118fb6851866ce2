import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import { addMinutes } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { tellOwner } from '#domain/second-steps/tell-owner.ts'
import type { NewPasskey, Passkeys } from '#integrations/identity/identity.ts'
import { challengeMinutes } from './passkey.ts'

export type AddRefusal =
  /** It took too long, was begun elsewhere, or is added already. */
  { because: 'not begun' | 'not a passkey' | 'known already' }

type Given = { accountId: string; sessionId: string; name: string; response: string }

/**
 * Adds the passkey that a browser has made for this session's challenge, which is spent whatever comes of
 * it. The session has then shown a passkey. The owner is told.
 */
export function addPasskey(
  db: Db,
  { passkeys, at }: { passkeys: Passkeys; at?: Date },
  given: Given,
): Promise<Result<null, AddRefusal>> {
  const { accountId, sessionId, name, response } = given
  const work = async (db: Db, now: Date): Promise<Result<null, AddRefusal>> => {
    const asked = await db
      .deleteFrom('passkeyChallenges')
      .where('accountId', '=', accountId)
      .where('sessionId', '=', sessionId)
      .where('askedAt', '>', addMinutes(now, -challengeMinutes))
      .returning('challenge')
      .executeTakeFirst()
    if (!asked) return refuse({ because: 'not begun' })
    const read = await passkeys.readNew({ response, challenge: asked.challenge })
    if (!read.ok) return read
    const passkeyId = await keep(db, { accountId, name, passkey: read.value, now })
    if (!passkeyId) return refuse({ because: 'known already' })
    await db
      .updateTable('sessions')
      .set({ secondStep: 'passkey', passkeyId })
      .where('id', '=', sessionId)
      .where('accountId', '=', accountId)
      .where('secondStep', 'is', null)
      .execute()
    await tellOwner(db, { accountId, kind: 'passkey added', passkey: name, now })
    return accept(null)
  }
  return atomically(db, work, at)
}

type Keeping = { accountId: string; name: string; passkey: NewPasskey; now: Date }

async function keep(
  db: Db,
  { accountId, name, passkey, now }: Keeping,
): Promise<string | undefined> {
  const { publicKey, ...rest } = passkey
  const row = { id: newId(), accountId, name, addedAt: now, publicKey: Buffer.from(publicKey) }
  const kept = await db
    .insertInto('passkeys')
    .values({ ...rest, ...row })
    .onConflict((same) => same.constraint('passkeys_credential').doNothing())
    .returning('id')
    .executeTakeFirst()
  return kept?.id
}
