import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMinutes } from '#domain/days.ts'
import { deliveryState, nextTry } from './delivery.ts'

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
  const next = nextTry({ queuedAt: april, attempts }, { now: april, chance })
  return (next!.getTime() - april.getTime()) / 60_000
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

test('every try is later than the one before, and the last within two days', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 80 }), (luck) => {
      let now = april
      let attempts = 0
      for (const chance of luck) {
        attempts += 1
        const next = nextTry({ queuedAt: april, attempts }, { now, chance })
        if (next === null) break
        expect(next.getTime()).toBeGreaterThan(now.getTime())
        now = next
      }
      expect(now.getTime()).toBeLessThanOrEqual(addDays(april, 2).getTime())
      expect(now.getTime()).toBeGreaterThan(addDays(april, 2).getTime() - 66 * 60_000)
      expect(attempts).toBeLessThan(80)
    }),
  )
})

test.for([
  ['two days', addDays(april, 2)],
  ['a year', addDays(april, 365)],
] as const)('after %s nothing is tried again', ([, now]) => {
  expect(nextTry({ queuedAt: april, attempts: 1 }, { now, chance: 0.5 })).toBeNull()
})
