import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { ServerKey } from '#domain/server-key.ts'
import type { Authenticator } from '#integrations/identity/identity.ts'
import type { Hurry, Limits } from '#integrations/limits/limits.ts'
import type { Shown } from './second-step.ts'
import { secondStepOf } from './second-step-of.ts'
import { type CodeRefusal, spendCode } from './spend-code.ts'
import { readTicket, spendTicket } from './ticket.ts'
import { countWrongCode, spendTry } from './wrong-codes.ts'

/** *No ticket*: it has run out or was used, or the password has changed; they begin again. */
export type SecondStepRefusal = { because: 'no ticket' } | CodeRefusal | Hurry

/**
 * Takes the second half of signing in: a ticket, and a code of the app or a recovery code. Both are spent
 * together. It starts no session: what it answers is what the door asks for.
 */
export async function proveSecondStep(
  db: Db,
  tools: { key: ServerKey; authenticator: Authenticator; limits: Limits; at?: Date },
  given: { ticket: string | null; code: string; who: readonly string[] },
): Promise<Result<{ accountId: string; shown: Shown }, SecondStepRefusal>> {
  const { ticket, code: typed, who } = given
  const { limits, at } = tools
  const known = await readTicket(db, ticket, { at })
  if (!known) return refuse({ because: 'no ticket' })
  const about = await secondStepOf(db, known.accountId)
  const allowed = await spendTry(limits, { accountId: known.accountId, who, about })
  if (!allowed.ok) return allowed
  type Outcome = Result<{ accountId: string; shown: Shown }, SecondStepRefusal>
  const work = async (db: Db, now: Date): Promise<Outcome> => {
    const held = await readTicket(db, ticket, { at: now, hold: true })
    if (!held) return refuse({ because: 'no ticket' })
    const { accountId } = held
    const spent = await spendCode(db, tools, { accountId, typed, now })
    if (!spent.ok) return spent
    await spendTicket(db, ticket)
    return accept({ accountId, shown: { secondStep: spent.value } })
  }
  const outcome = await atomically(db, work, at)
  if (!outcome.ok && outcome.refusal.because === 'wrong code') await countWrongCode(limits, who)
  return outcome
}
