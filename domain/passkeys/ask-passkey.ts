import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import { newId } from '#domain/new-id.ts'
import { accept, type Result } from '#domain/result.ts'
import type { Passkeys } from '#integrations/identity/identity.ts'
import type { Hurry, Limit, Limits } from '#integrations/limits/limits.ts'
import { newChallenge } from './begin-adding.ts'

/** Challenges for one network or browser: each is a row. */
const perBrowser: Limit[] = [
  { name: 'passkey asked minute', tries: 30, seconds: 60 },
  { name: 'passkey asked hour', tries: 300, seconds: 3600 },
]

/** What to ask a browser for that wants to sign in with a passkey, and the id of the challenge it answers. */
export async function askPasskey(
  db: Db,
  { passkeys, limits, at }: { passkeys: Passkeys; limits: Limits; at?: Date },
  { who }: { who: readonly string[] },
): Promise<Result<{ challengeId: string; options: object }, Hurry>> {
  const hurry = await limits.spend(who, perBrowser)
  if (!hurry.ok) return hurry
  const work = async (db: Db, askedAt: Date) => {
    const [challengeId, challenge] = [newId(), newChallenge()]
    await db
      .insertInto('passkeyChallenges')
      .values({ id: challengeId, challenge, askedAt })
      .execute()
    return accept({ challengeId, options: await passkeys.ask({ challenge }) })
  }
  return atomically(db, work, at)
}
