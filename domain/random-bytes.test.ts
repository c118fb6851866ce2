import { expect, test } from 'vitest'
import { randomBytes } from './random-bytes.ts'

test('bytes are given out once each, however many are asked for', () => {
  const drawn = Array.from({ length: 5_000 }, () => randomBytes(12).toString('hex'))
  expect(new Set(drawn).size).toBe(drawn.length)
  expect(drawn.every((hex) => hex.length === 24)).toBe(true)
})

test('each bit is set as often as not', () => {
  const counts = new Array(128).fill(0)
  for (let round = 0; round < 4_000; round += 1)
    for (const [at, byte] of randomBytes(16).entries())
      for (let bit = 0; bit < 8; bit += 1) counts[at * 8 + bit] += (byte >> bit) & 1
  for (const count of counts) expect(Math.abs(count - 2_000)).toBeLessThan(300) // nine deviations
})

test('what was given out does not change when more is asked for', () => {
  const first = randomBytes(16)
  const before = first.toString('hex')
  for (let round = 0; round < 1_000; round += 1) randomBytes(16)
  expect(first.toString('hex')).toBe(before)
})
