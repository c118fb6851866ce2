import { expect, test } from 'vitest'
import { addDays, addMinutes } from './days.ts'

test('a day has 24 hours, also when the clocks change', () => {
  const beforeSummerTime = new Date('2026-03-07T12:00:00-06:00')
  expect(addDays(beforeSummerTime, 2)).toEqual(new Date('2026-03-09T12:00:00-06:00'))
  expect(addDays(new Date('2024-02-28T00:00:00Z'), 2)).toEqual(new Date('2024-03-01T00:00:00Z'))
  expect(addDays(beforeSummerTime, -7)).toEqual(new Date('2026-02-28T12:00:00-06:00'))
  expect(addDays(beforeSummerTime, 0)).toEqual(beforeSummerTime)
})

test('minutes may be parts of one, and the moment given stays as it is', () => {
  const noon = new Date('2026-04-01T12:00:00Z')
  expect(addMinutes(noon, 90)).toEqual(new Date('2026-04-01T13:30:00Z'))
  expect(addMinutes(noon, 0.5)).toEqual(new Date('2026-04-01T12:00:30Z'))
  expect(addMinutes(noon, -60)).toEqual(new Date('2026-04-01T11:00:00Z'))
  expect(noon).toEqual(new Date('2026-04-01T12:00:00Z'))
})
