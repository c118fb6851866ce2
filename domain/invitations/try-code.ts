import type { Db } from '#database/connect.ts'
import { type Result, refuse } from '#domain/result.ts'
import type { ServerKey } from '#domain/server-key.ts'
import type { Hurry, Limit, Limits } from '#integrations/limits/limits.ts'
import { readCode } from './access-code.ts'
import { findInvitation, type Holder, type Offer, type OfferRefusal } from './find-invitation.ts'

/** Wrong codes one network or browser may try; right ones do not make up for them. */
const wrongCodes: Limit[] = [
  { name: 'wrong code minute', tries: 10, seconds: 60 },
  { name: 'wrong code hour', tries: 50, seconds: 3600 },
]

export type TryRefusal = OfferRefusal | { because: 'not a code' | 'mistyped' } | Hurry

/**
 * Reads what a code, as somebody typed it, offers. A code that cannot be one is told at once and costs
 * nothing; one that could be and is not counts as a guess, and too many guesses from one network or
 * browser must wait. No code and no community is ever locked by guesses.
 */
export async function tryCode(
  db: Db,
  { key, limits, at }: { key: ServerKey; limits: Limits; at?: Date },
  given: { typed: string; holder: Holder | null; who: readonly string[] },
): Promise<Result<Offer, TryRefusal>> {
  const code = readCode(given.typed)
  if (!code.ok) return code
  const allowed = await limits.check(given.who, wrongCodes)
  if (!allowed.ok) return allowed
  const offer = await findInvitation(db, { code: code.value, holder: given.holder }, { key, at })
  if (offer.ok || offer.refusal.because !== 'unknown') return offer
  const counted = await limits.spend(given.who, wrongCodes)
  return counted.ok ? refuse({ because: 'unknown' }) : counted
}
