import type { RosterStory } from '#domain/rosters/roster.ts'

/** Whether a roster can no longer be changed: a worker is at it, or its import has begun. */
export function isUnderWay({
  state,
  startedAt,
}: Pick<RosterStory, 'state' | 'startedAt'>): boolean {
  return startedAt !== null || state === 'importing'
}
