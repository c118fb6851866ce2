import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameHousehold } from './household.ts'

const after = (lastNames: readonly string[]) => nameHousehold({ name: null, lastNames })

test.for([
  [['Reyes'], ['Reyes']],
  [['Reyes', 'Reyes'], ['Reyes']],
  [
    ['Reyes', 'Ng', 'Chen', 'Ng'],
    ['Chen', 'Ng', 'Reyes'],
  ],
  [
    ['Chen', 'Ångström'],
    ['Ångström', 'Chen'],
  ],
  [[], []],
] as const)('a household of %j is called after %j', ([lastNames, names]) => {
  expect(after(lastNames)).toEqual({ after: names })
})

test('a household that was given a name keeps it', () => {
  const named = nameHousehold({ name: 'Downstairs', lastNames: ['Reyes'] })
  expect(named).toEqual({ given: 'Downstairs' })
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
        expect(after(shuffled)).toEqual(after(names))
      },
    ),
  )
})
