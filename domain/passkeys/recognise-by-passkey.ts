import type { Selectable } from 'kysely'
import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import type { Passkeys as PasskeyRow } from '#database/tables.ts'
import { addMinutes } from '#domain/days.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Shown } from '#domain/second-steps/second-step.ts'
import { tellOwner } from '#domain/second-steps/tell-owner.ts'
import type { Passkeys } from '#integrations/identity/identity.ts'
import type { Hurry, Limit, Limits } from '#integrations/limits/limits.ts'
import { challengeMinutes } from './passkey.ts'

export type PasskeyRefusal =
  /** It took too long, or the answer was sent before. */
  | { because: 'too late' }
  /** No passkey of an account here, or not proven: the two are not told apart. */
  | { because: 'unknown' }
  /** It counted backwards: there may be a copy of it. */
  | { because: 'stopped' }
  | Hurry

/** Answers one network or browser may send that prove nothing. */
const fromSomewhere: Limit[] = [
  { name: 'wrong passkey minute', tries: 10, seconds: 60 },
  { name: 'wrong passkey hour', tries: 50, seconds: 3600 },
]

type Given = { challengeId: string; response: string; who: readonly string[] }
type Known = { accountId: string; shown: Shown }

/**
 * Recognises somebody by a passkey, which has verified them: it stands for both halves of signing in. The
 * challenge is spent, whatever comes of it. Starts no session: that is for the door.
 */
export async function recogniseByPasskey(
  db: Db,
  tools: { passkeys: Passkeys; limits: Limits; at?: Date },
  given: Given,
): Promise<Result<Known, PasskeyRefusal>> {
  const { limits, at } = tools
  const allowed = await limits.check(given.who, fromSomewhere)
  if (!allowed.ok) return allowed
  const work = (db: Db, now: Date) => recognise(db, tools.passkeys, { ...given, now })
  const outcome = await atomically(db, work, at)
  if (!outcome.ok) await limits.spend(given.who, fromSomewhere)
  return outcome
}

async function recognise(
  db: Db,
  passkeys: Passkeys,
  { challengeId, response, now }: Given & { now: Date },
): Promise<Result<Known, PasskeyRefusal>> {
  const asked = await db
    .deleteFrom('passkeyChallenges')
    .where('id', '=', challengeId)
    .where('accountId', 'is', null)
    .where('askedAt', '>', addMinutes(now, -challengeMinutes))
    .returning('challenge')
    .executeTakeFirst()
  if (!asked) return refuse({ because: 'too late' })
  const passkey = await find(db, passkeys, response)
  if (!passkey) return refuse({ because: 'unknown' })
  if (passkey.regressedAt) return refuse({ because: 'stopped' })
  const proven = await passkeys.prove({ response, challenge: asked.challenge, passkey })
  if (!proven.ok) return refuse({ because: 'unknown' })
  return judgeCounter(db, { passkey, counter: proven.value.counter, now })
}

/** Holds the passkey an answer names, if it is of the account that the answer names too. */
async function find(
  db: Db,
  passkeys: Passkeys,
  response: string,
): Promise<Selectable<PasskeyRow> | undefined> {
  const named = passkeys.nameOf(response)
  if (!named) return undefined
  const found = await db
    .selectFrom('passkeys')
    .selectAll()
    .where('credentialId', '=', named.credentialId)
    .forUpdate()
    .executeTakeFirst()
  return named.accountId === null || named.accountId === found?.accountId ? found : undefined
}

type Judging = { passkey: Selectable<PasskeyRow>; counter: number; now: Date }

/** A counter that does not go up tells of a copy (WebAuthn §6.1.1); most passkeys count nothing. */
async function judgeCounter(
  db: Db,
  { passkey: { id, accountId, name, counter: before }, counter, now }: Judging,
): Promise<Result<Known, PasskeyRefusal>> {
  const last = Number(before)
  const regressed = (counter > 0 || last > 0) && counter <= last
  await db
    .updateTable('passkeys')
    .set(regressed ? { regressedAt: now } : { counter, lastUsedAt: now })
    .where('id', '=', id)
    .execute()
  if (!regressed) return accept({ accountId, shown: { secondStep: 'passkey', passkeyId: id } })
  await tellOwner(db, { accountId, kind: 'passkey stopped', passkey: name, now })
  return refuse({ because: 'stopped' })
}
