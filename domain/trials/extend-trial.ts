import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { addDays } from '#domain/days.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { type HeldTrial, holdTrial, moveTrial } from './move-trial.ts'
import { extensionDays, mostExtensions } from './trial.ts'

/** A community without a trial goes on for good. */
export type NoTrial = { because: 'no trial' }

export type ExtendRefusal =
  | NoTrial
  /** It was extended as often as leaders may. */
  | { because: 'no more' }
  /** Somebody was faster, or the same leader in another window. */
  | { because: 'extended meanwhile'; endsAt: Date }

/**
 * Extends the trial by fourteen days, also after it has ended: then from now on. `seen` is how often it had
 * been extended when the leader looked, so that pressing twice does it once.
 */
export function extendTrial(
  db: Db,
  by: Actor,
  { seen }: { seen: number },
  { at }: { at?: Date } = {},
): Promise<Result<{ endsAt: Date }, ExtendRefusal>> {
  requirePermission(by, 'update community preferences')
  const { communityId } = by
  const work = async (db: Db, now: Date): Promise<Result<{ endsAt: Date }, ExtendRefusal>> => {
    const held = await holdTrial(db, communityId)
    if (!held) return refuse({ because: 'no trial' })
    const { trialExtensions, trialEndsAt } = held
    if (trialExtensions > seen)
      return refuse({ because: 'extended meanwhile', endsAt: trialEndsAt })
    if (trialExtensions >= mostExtensions) return refuse({ because: 'no more' })
    const extended = { held, days: extensionDays, trialExtensions: trialExtensions + 1, now }
    return accept(await extend(db, by, extended))
  }
  return inCommunity(db, communityId, work, at)
}

/** Extends the trial by any number of days, as whoever runs the installation may. */
export function prolongTrial(
  db: Db,
  by: Actor,
  { days }: { days: number },
  { at }: { at?: Date } = {},
): Promise<Result<{ endsAt: Date }, NoTrial>> {
  requirePermission(by, 'update community preferences')
  const work = async (db: Db, now: Date): Promise<Result<{ endsAt: Date }, NoTrial>> => {
    const held = await holdTrial(db, by.communityId)
    if (!held) return refuse({ because: 'no trial' })
    return accept(await extend(db, by, { held, days, now }))
  }
  return inCommunity(db, by.communityId, work, at)
}

/** Ends the trial without an end of the community: it goes on for good. */
export function goOnForGood(
  db: Db,
  by: Actor,
  { at }: { at?: Date } = {},
): Promise<Result<null, NoTrial>> {
  requirePermission(by, 'update community preferences')
  const { communityId, memberId: actorId, accountId, from } = by
  const work = async (db: Db, now: Date): Promise<Result<null, NoTrial>> => {
    const held = await holdTrial(db, communityId)
    if (!held) return refuse({ because: 'no trial' })
    await moveTrial(db, communityId, { held, endsAt: null, now })
    const deed = 'ended trial for good'
    await recordEvent(db, { communityId, deed, actorId, accountId, from, now })
    return accept(null)
  }
  return inCommunity(db, communityId, work, at)
}

type Extending = { held: HeldTrial; days: number; trialExtensions?: number; now: Date }

async function extend(
  db: Db,
  by: Actor,
  { days, ...moving }: Extending,
): Promise<{ endsAt: Date }> {
  const { communityId, memberId: actorId, accountId, from } = by
  const { held, now } = moving
  const endsAt = addDays(held.trialEndsAt > now ? held.trialEndsAt : now, days)
  await moveTrial(db, communityId, { ...moving, endsAt })
  const facts = { days, was: held.trialEndsAt.toISOString(), is: endsAt.toISOString() }
  const deed = 'extended trial'
  await recordEvent(db, { communityId, deed, actorId, accountId, facts, from, now })
  return { endsAt }
}
