import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { type ClockTime, clockTimeOf, momentOf } from '#domain/clock-time.ts'
import { addDays } from '#domain/days.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { holdCurtain, isDrawn, writeCurtain } from './hold-curtain.ts'
import type { NotDrawn } from './lift-curtain.ts'

/** How far away the day may be, in days; further ones are slips of the hand. */
export const furthestLifting = 366

export type PlanRefusal = NotDrawn | { because: 'no time' } | { because: 'past' | 'too far' }

type Planned = ClockTime & {
  /** Whether everybody who waits is told then. */
  tells: boolean
}

/**
 * Lets the Black Curtain lift by itself at a day and time by the clocks of the community; a later plan takes
 * the place of an earlier one. Of an hour that clocks skip it is the one after it, and of one they repeat
 * the first.
 */
export function planLifting(
  db: Db,
  by: Actor,
  { tells, ...clock }: Planned,
  { at }: { at?: Date } = {},
): Promise<Result<null, PlanRefusal>> {
  requirePermission(by, 'update community preferences')
  const work = async (db: Db, now: Date): Promise<Result<null, PlanRefusal>> => {
    const curtain = await holdCurtain(db, by.communityId)
    if (!isDrawn(curtain, now)) return refuse({ because: 'not drawn' })
    const read = readMoment(clock, { timeZone: curtain.timeZone, now })
    if (!read.ok) return read
    const liftsAt = read.value
    const isSame = liftsAt.getTime() === curtain.liftsAt?.getTime() && tells === curtain.tells
    if (isSame) return accept(null)
    await writeCurtain(db, by.communityId, { curtainLiftsAt: liftsAt, curtainTells: tells })
    const said = printedIn(curtain.timeZone)
    const facts = { was: said(curtain.liftsAt), is: said(liftsAt), tells }
    await writeDown(db, by, { deed: 'planned lifting', facts, now })
    return accept(null)
  }
  return inCommunity(db, by.communityId, work, at)
}

function readMoment(
  clock: ClockTime,
  { timeZone, now }: { timeZone: string; now: Date },
): Result<Date, Exclude<PlanRefusal, NotDrawn>> {
  const moment = momentOf(clock, timeZone)
  if (!moment) return refuse({ because: 'no time' })
  if (moment <= now) return refuse({ because: 'past' })
  if (moment > addDays(now, furthestLifting)) return refuse({ because: 'too far' })
  return accept(moment)
}

/** Keeps the Black Curtain from lifting by itself; where that is not planned, nothing happens. */
export function cancelLifting(
  db: Db,
  by: Actor,
  { at }: { at?: Date } = {},
): Promise<Result<null, NotDrawn>> {
  requirePermission(by, 'update community preferences')
  const work = async (db: Db, now: Date): Promise<Result<null, NotDrawn>> => {
    const curtain = await holdCurtain(db, by.communityId)
    if (!isDrawn(curtain, now)) return refuse({ because: 'not drawn' })
    if (!curtain.liftsAt) return accept(null)
    await writeCurtain(db, by.communityId, { curtainLiftsAt: null })
    const facts = { was: printedIn(curtain.timeZone)(curtain.liftsAt), is: null }
    await writeDown(db, by, { deed: 'cancelled lifting', facts, now })
    return accept(null)
  }
  return inCommunity(db, by.communityId, work, at)
}

/** Says a moment as the clocks of the community show it: `2030-11-22 09:00`. */
function printedIn(timeZone: string): (moment: Date | null) => string | null {
  return (moment) => {
    if (!moment) return null
    const { day, time } = clockTimeOf(moment, timeZone)
    return `${day} ${time}`
  }
}

type Written = {
  deed: 'planned lifting' | 'cancelled lifting'
  facts: Record<string, string | boolean | null>
  now: Date
}

async function writeDown(db: Db, by: Actor, given: Written): Promise<void> {
  const { communityId, memberId: actorId, accountId, from } = by
  await recordEvent(db, { ...given, communityId, actorId, accountId, from })
}
