import { expect, test } from 'vitest'
import { clockTimeOf, momentOf } from './clock-time.ts'

const chicago = 'America/Chicago'
const at = (day: string, time: string, timeZone = chicago) =>
  momentOf({ day, time }, timeZone)?.toISOString() ?? null

test('a day and a time are a moment by the clocks of a place, in summer and in winter', () => {
  expect(at('2026-01-15', '09:30')).toBe('2026-01-15T15:30:00.000Z')
  expect(at('2026-07-15', '09:30')).toBe('2026-07-15T14:30:00.000Z')
  expect(at('2026-07-15', '00:00', 'Pacific/Kiritimati')).toBe('2026-07-14T10:00:00.000Z')
})

test('an hour that clocks skip is the one after it, one they repeat the first', () => {
  expect(at('2026-03-08', '02:30')).toBe('2026-03-08T08:30:00.000Z')
  expect(at('2026-11-01', '01:30')).toBe('2026-11-01T06:30:00.000Z')
  expect(at('2026-03-08', '03:00')).toBe('2026-03-08T08:00:00.000Z')
})

test.for([
  ['', '09:00'],
  ['2026-02-30', '09:00'],
  ['2026-13-01', '09:00'],
  ['21.11.2026', '09:00'],
  ['0026-12-31', '09:00'],
  ['9999-12-31', '23:00'],
  ['2026-11-21', ''],
  ['2026-11-21', '25:00'],
])('%s %s is no moment', ([day, time]) => {
  expect(momentOf({ day: day!, time: time! }, chicago)).toBeNull()
})

test('a moment is shown by the clocks of a place', () => {
  const shown = { day: '2026-01-15', time: '09:30' }
  expect(clockTimeOf(new Date('2026-01-15T15:30:00Z'), chicago)).toEqual(shown)
})
