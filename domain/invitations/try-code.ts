import type { Db } from '#database/connect.ts'
import { type Result, refuse } from '#domain/result.ts'
import type { ServerKey } from '#domain/server-key.ts'
import type { Hurry, Limit, Limits } from '#integrations/limits/limits.ts'
import { readCode } from './access-code.ts'
import { findInvitation, type Holder, type Offer, type OfferRefusal } from './find-invitation.ts'
import { countGuess, isAlarmOn, slowDown } from './guess-alarm.ts'

/** Wrong codes one network or browser may try; right ones do not make up for them. */
const wrongCodes: Limit[] = [
  { name: 'wrong code minute', tries: 10, seconds: 60 },
  { name: 'wrong code hour', tries: 50, seconds: 3600 },
]

export type TryRefusal = OfferRefusal | { because: 'not a code' | 'mistyped' } | Hurry

/**
 * Reads what a code, as somebody typed it, offers. A code that cannot be one is told at once and costs
 * nothing; one that could be and is not counts as a guess, and too many guesses from one network or
 * browser must wait. No code and no community is ever locked by guesses. While many are wrong in all, `ring`
 * is called, and every answer about a code takes a second longer.
 */
export async function tryCode(
  db: Db,
  { key, limits, at, ring }: { key: ServerKey; limits: Limits; at?: Date; ring: () => void },
  given: { typed: string; holder: Holder | null; who: readonly string[] },
): Promise<Result<Offer, TryRefusal>> {
  const code = readCode(given.typed)
  if (!code.ok) return code
  const [allowed, alarm] = await Promise.all([
    limits.check(given.who, wrongCodes),
    isAlarmOn(limits),
  ])
  if (!allowed.ok) return allowed
  if (alarm) await slowDown()
  const offer = await findInvitation(db, { code: code.value, holder: given.holder }, { key, at })
  if (offer.ok || offer.refusal.because !== 'unknown') return offer
  const [counted] = await Promise.all([
    limits.spend(given.who, wrongCodes),
    countGuess(limits, ring),
  ])
  return counted.ok ? refuse({ because: 'unknown' }) : counted
}
