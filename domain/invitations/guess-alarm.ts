import { setTimeout as rest } from 'node:timers/promises'
import type { Limit, Limits } from '#integrations/limits/limits.ts'

/** More wrong codes of all people together are no slips: of those, the check symbol lets one in 32 pass. */
const wrongCodesOfAll: Limit = { name: 'wrong code of all', tries: 300, seconds: 60 }

/** The alarm rings so often, whatever the number of processes. */
const rings: Limit = { name: 'wrong code alarm', tries: 1, seconds: 60 }

const everybody = ['everybody']

const pauseMs = 1_000

/** Whether so many wrong codes have been tried within a minute, from wherever, that somebody guesses. */
export async function isAlarmOn(limits: Limits): Promise<boolean> {
  const calm = await limits.check(everybody, [wrongCodesOfAll])
  return !calm.ok
}

/**
 * What every answer about a code waits for while the alarm is on. Right and wrong ones wait alike, so that
 * hanging up early tells a guesser nothing; nobody is kept out.
 */
export async function slowDown(): Promise<void> {
  await rest(pauseMs)
}

/** Counts a wrong code of anybody, and rings when there are too many in all: at most once a minute. */
export async function countGuess(limits: Limits, ring: () => void): Promise<void> {
  const calm = await limits.spend(everybody, [wrongCodesOfAll])
  if (calm.ok) return
  const quiet = await limits.spend(everybody, [rings])
  if (quiet.ok) ring()
}
