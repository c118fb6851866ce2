import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Home } from '#domain/addresses/home.ts'
import { homeKey } from '#domain/addresses/home-key.ts'
import type { ToldHome } from '#domain/addresses/read-home-in.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { holdByKey } from '#domain/properties/find-by-key.ts'
import { printHome } from '#domain/properties/property.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Hurry, Limit, Limits } from '#integrations/limits/limits.ts'
import type { ClaimReason } from './claim.ts'
import { type HeldClaim, holdClaim } from './hold-claim.ts'
import { readCorrectedHome } from './read-corrected-home.ts'
import { type Claimant, readOwnClaim } from './read-own-claim.ts'
import type { ToldRefusal } from './read-told-home.ts'
import type { SettleRefusal } from './settle-claim.ts'
import { suspensionOfClaimant } from './suspension-of-claimant.ts'

/** How often one account may tell another home than before, in all communities together. */
const perDay: Limit = { name: 'corrected home', tries: 5, seconds: 86_400 }

/** Which claim, and the home as they type it now. */
export type Correcting = { claimId: string; told: ToldHome }

export type CorrectRefusal = SettleRefusal | ToldRefusal | Hurry

type Step = { communityId: string; claimId: string; home: Home; now: Date }

/**
 * Somebody who waits for a leader corrects the home they told. They go on waiting, since when they did, and the
 * leaders see the new home at once. It lets nobody in, whatever home it is, and answers alike for every home: nobody
 * learns which are known or free. So it goes on where nothing else of the community can be changed.
 *
 * Refuses with `unknown` for a claim that is not theirs, with `settled already` where a leader was faster, and with
 * `hurry` after five other homes in a day. The same home again changes nothing, and costs nothing.
 */
export async function correctClaim(
  db: Db,
  { limits }: { limits: Limits },
  by: Claimant,
  { claimId, told }: Correcting,
  { at }: { at?: Date } = {},
): Promise<Result<null, CorrectRefusal>> {
  const own = await readOwnClaim(db, by, { claimId })
  if (!own) return refuse({ because: 'unknown' })
  const { communityId } = own
  const read = await readCorrectedHome(db, communityId, { told, untilNow: own.home })
  if (!read.ok) return read
  const home = read.value
  if (printHome(home) === printHome(own.home))
    return own.isSettled ? refuse({ because: 'settled already' }) : accept(null)
  const allowed = await limits.spend([by.accountId], [perDay])
  if (!allowed.ok) return allowed
  const work = (db: Db, now: Date) => correct(db, by, { communityId, claimId, home, now })
  return inCommunity(db, communityId, work, at)
}

/** Holds the home and the claim, homes first, and writes the new home unless a leader was faster. */
async function correct(db: Db, by: Claimant, step: Step): Promise<Result<null, SettleRefusal>> {
  const { communityId, claimId, home, now } = step
  const propertyId = await holdByKey(db, { communityId, key: homeKey(home) })
  const held = await holdClaim(db, { communityId }, { claimId })
  if (held?.accountId !== by.accountId) return refuse({ because: 'unknown' })
  if (held.settledAt) return refuse({ because: 'settled already' })
  const [before, told] = [printHome(held.home), printHome(home)]
  if (before === told) return accept(null)
  const toldBefore = toldUntilNow(held)
  await db
    .updateTable('homeClaims')
    .set({ home: JSON.stringify(home), toldBefore: JSON.stringify(toldBefore), propertyId })
    .set({ because: await reasonOf(db, communityId, { ...held, home, toldBefore }) })
    .where('communityId', '=', communityId)
    .where('id', '=', claimId)
    .execute()
  await tellLeadersAnew(db, { ...step, told })
  const { memberId, invitationId } = held
  const facts = { before, home: told }
  const about = { communityId, memberId, invitationId, facts, now }
  await recordEvent(db, { ...about, deed: 'corrected home', actorId: memberId, ...by })
  return accept(null)
}

/** Every home they have told, each once, the one of until now last. */
function toldUntilNow({ home, toldBefore }: HeldClaim): Home[] {
  return [...toldBefore.filter((one) => printHome(one) !== printHome(home)), home]
}

async function reasonOf(db: Db, communityId: string, claim: HeldClaim): Promise<ClaimReason> {
  return (await suspensionOfClaimant(db, communityId, claim)) ? 'suspended' : 'corrected home'
}

/** The notice that waits for the leaders names the new home; there is none more, and no letter more. */
async function tellLeadersAnew(
  db: Db,
  { communityId, claimId, told }: Step & { told: string },
): Promise<void> {
  await db
    .updateTable('notices')
    .set({ facts: JSON.stringify({ claimId, home: told }) })
    .where('communityId', '=', communityId)
    .where('kind', '=', 'home to confirm')
    .where(sql`facts ->> 'claimId'`, '=', claimId)
    .where('settledAt', 'is', null)
    .execute()
}
