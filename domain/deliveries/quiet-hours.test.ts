import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hourIn, whenAwake } from './quiet-hours.ts'

const chicago = 'America/Chicago'

test.for([
  ['by day at once', '2026-04-01T18:00:00Z', '2026-04-01T18:00:00Z'],
  ['at eight in the morning at once', '2026-04-01T13:00:00Z', '2026-04-01T13:00:00Z'],
  ['a second before eight, at eight', '2026-04-01T12:59:59Z', '2026-04-01T13:00:00Z'],
  ['a second before nine in the evening at once', '2026-04-02T01:59:59Z', '2026-04-02T01:59:59Z'],
  ['at nine in the evening, the next morning', '2026-04-02T02:00:00Z', '2026-04-02T13:00:00Z'],
  ['after midnight, the same morning', '2026-04-02T07:30:00Z', '2026-04-02T13:00:00Z'],
  ['in the night in which clocks go forward', '2026-03-08T06:30:00Z', '2026-03-08T13:00:00Z'],
  ['in the night in which clocks go back', '2026-11-01T05:30:00Z', '2026-11-01T14:00:00Z'],
] as const)('%s', ([, from, expected]) => {
  expect(whenAwake(new Date(from), chicago)).toEqual(new Date(expected))
})

test('it is never night, never before, and never needlessly late, anywhere', () => {
  const zones = fc.constantFrom(chicago, 'Pacific/Honolulu', 'Asia/Kathmandu', 'America/St_Johns')
  const moments = fc.date({
    min: new Date('2026-01-01'),
    max: new Date('2027-12-31'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(zones, moments, (zone, from) => {
      const next = whenAwake(from, zone)
      expect(next.getTime()).toBeGreaterThanOrEqual(from.getTime())
      expect(next.getTime() - from.getTime()).toBeLessThanOrEqual(12 * 3_600_000)
      expect(hourIn(next, zone)).toBeGreaterThanOrEqual(8)
      expect(hourIn(next, zone)).toBeLessThan(21)
      if (next > from) expect(hourIn(new Date(next.getTime() - 1), zone)).toBe(7)
    }),
  )
})
