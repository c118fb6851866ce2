import { expect, test } from 'vitest'
import { addMinutes } from '#domain/days.ts'
import {
  deliveryState,
  leaseSeconds,
  longestTry,
  longestWaitForLane,
  nextTryIn,
} from './delivery.ts'

const april = new Date('2026-04-01T12:00:00Z')
const soon = addMinutes(april, 1)

const queued = {
  leasedUntil: null,
  sentAt: null,
  deliveredAt: null,
  bouncedAt: null,
  failedAt: null,
  suppressedAt: null,
}

test.for([
  ['queued', {}],
  ['queued', { leasedUntil: april }],
  ['sending', { leasedUntil: soon }],
  ['sent', { sentAt: april }],
  ['sent', { sentAt: april, leasedUntil: soon }],
  ['delivered', { sentAt: april, deliveredAt: april }],
  ['bounced', { bouncedAt: april }],
  ['bounced', { sentAt: april, bouncedAt: april }],
  ['bounced', { sentAt: april, deliveredAt: april, bouncedAt: april }],
  ['failed', { failedAt: april }],
  ['suppressed', { suppressedAt: april }],
] as const)('a delivery is %s with the dates %j', ([state, dates]) => {
  expect(deliveryState({ ...queued, ...dates }, april)).toBe(state)
})

/** How long to wait after so many tries, in minutes. */
function waitAfter(attempts: number, chance: number): number {
  return nextTryIn(attempts, chance) / 60_000
}

test.for([
  [1, 1],
  [2, 5],
  [3, 15],
  [4, 60],
  [5, 60],
  [40, 60],
] as const)(
  'after %s tries the next is about %s minutes later, spread over a fifth',
  ([attempts, minutes]) => {
    expect(waitAfter(attempts, 0.5)).toBeCloseTo(minutes, 3)
    expect(waitAfter(attempts, 0)).toBeCloseTo(minutes * 0.9, 3)
    expect(waitAfter(attempts, 1)).toBeCloseTo(minutes * 1.1, 3)
  },
)

test('a message that waits for its turn is given back before its lease could end', () => {
  expect(longestWaitForLane + longestTry).toBeLessThan(leaseSeconds * 1000)
})
