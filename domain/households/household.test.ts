import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultHouseholdName, householdName } from './household.ts'

test.for([
  ['Reyes Household', ['Reyes']],
  ['Reyes Household', ['Reyes', 'Reyes']],
  ['Chen & Reyes Household', ['Reyes', 'Chen']],
  ['Chen & Reyes Household', ['Chen', 'Reyes', 'Chen']],
  ['Chen, Ng & Reyes Household', ['Reyes', 'Ng', 'Chen']],
  ['Ångström & Chen Household', ['Chen', 'Ångström']],
  ['Empty household', []],
] as const)('“%s” is the household of %j', ([name, lastNames]) => {
  expect(defaultHouseholdName(lastNames)).toBe(name)
  expect(householdName({ name: null, lastNames })).toBe(name)
})

test('a household that was given a name keeps it', () => {
  expect(householdName({ name: 'Downstairs', lastNames: ['Reyes'] })).toBe('Downstairs')
})

test('the order in which people came does not change the name', () => {
  fc.assert(
    fc.property(
      fc
        .array(fc.constantFrom('Reyes', 'Chen', 'Ng', 'de la Cruz', "O'Neil"))
        .chain((names) =>
          fc.tuple(fc.constant(names), fc.shuffledSubarray(names, { minLength: names.length })),
        ),
      ([names, shuffled]) => {
        expect(defaultHouseholdName(shuffled)).toBe(defaultHouseholdName(names))
      },
    ),
  )
})
