import { nextTry } from './delivery.ts'
import type { Claimed, Tried } from './send-deliveries.ts'

/** What a delivery remembers of a try: how it ended, or when the next one is. */
export function afterTrying(row: Claimed, { tried, now }: { tried: Tried; now: Date }) {
  return { leasedUntil: null, ...ending(row, { tried, now }) }
}

function ending(row: Claimed, { tried, now }: { tried: Tried; now: Date }) {
  if ('sent' in tried) return { sentAt: now, problem: null }
  if ('bounced' in tried) return { bouncedAt: now, problem: tried.bounced }
  if ('suppressed' in tried) return { suppressedAt: now, problem: tried.suppressed }
  const next = nextTry(row, { now, chance: Math.random() })
  return next ? { dueAt: next, problem: tried.later } : { failedAt: now, problem: tried.later }
}
