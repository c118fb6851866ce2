import { expect, test } from 'vitest'
import { samplePlaces } from './sample-places.ts'

test.for([0, 1, 299, 300])('of %i rows all are looked at', (count) => {
  expect(samplePlaces(count)).toEqual(Array.from({ length: count }, (_, at) => at))
})

test.for([301, 5_000, 200_000])('of %i rows some hundred from the whole file are', (count) => {
  const places = samplePlaces(count)
  expect(places).toHaveLength(300)
  expect(places).toEqual([...new Set(places)].sort((one, other) => one - other))
  expect(places[0]).toBe(0)
  expect(places.at(-1)).toBeGreaterThanOrEqual(count - count / 300 - 1)
  expect(places.at(-1)).toBeLessThan(count)
})
