import fc from 'fast-check'
import { expect, test } from 'vitest'
import { communityKey, isSlug, slugOf } from './community.ts'

test.for([
  ['Maple Court HOA, Inc.', 'maple court'],
  ['The Maple Court', 'maple court'],
  ['MAPLE-COURT Homeowners Association', 'maple court'],
  ['Condominium Association of Maple Court', 'maple court'],
  ['Peñasco Condos', 'penasco'],
  ['Maple Courts', 'maple courts'],
  ['The Homeowners Association', 'the homeowners association'],
  ['HOA', 'hoa'],
  ['王府花园', '王府花园'],
] as const)('%s comes down to “%s”', ([name, key]) => {
  expect(communityKey(name)).toBe(key)
})

test.for([
  ['Maple Court HOA', 'maple-court-hoa'],
  ['  St. John’s / Lot 7  ', 'st-john-s-lot-7'],
  ['Peñasco', 'penasco'],
  ['王府花园', 'community'],
  ['!!!', 'community'],
  [`${'a'.repeat(49)} b`, 'a'.repeat(49)],
  ['x'.repeat(120), 'x'.repeat(50)],
] as const)('%s has the address %s', ([name, slug]) => {
  expect(slugOf(name)).toBe(slug)
})

test('the address of any name is one the database takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (name) => {
      expect(slugOf(name)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(slugOf(name).length).toBeLessThanOrEqual(50)
      expect(isSlug(slugOf(name))).toBe(true)
    }),
    { numRuns: 300 },
  )
})
