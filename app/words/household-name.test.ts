import { expect, test } from 'vitest'
import { nameHousehold } from '#domain/households/household.ts'
import { passWords } from '#integrations/passes/words.ts'
import { householdNameIn } from './household-name.ts'

test.for([
  [['Reyes'], 'Reyes Household', 'Hogar Reyes'],
  [['Reyes', 'Chen', 'Reyes'], 'Chen & Reyes Household', 'Hogar Chen y Reyes'],
  [['Reyes', 'Ng', 'Chen'], 'Chen, Ng & Reyes Household', 'Hogar Chen, Ng y Reyes'],
  [['Chen', 'Ibarra'], 'Chen & Ibarra Household', 'Hogar Chen e Ibarra'],
  [["O'Neil {x}", "D'Arcy"], "D'Arcy & O'Neil {x} Household", "Hogar D'Arcy y O'Neil {x}"],
  [[], 'Empty household', 'Hogar vacío'],
] as const)('the household of %j is the “%s”, in Spanish “%s”', ([lastNames, english, spanish]) => {
  const name = nameHousehold({ name: null, lastNames })
  expect([householdNameIn('en')(name), householdNameIn('es')(name)]).toEqual([english, spanish])
})

test('a household that was given a name has it in every language', () => {
  const name = nameHousehold({ name: 'Reyes Household', lastNames: ['Chen'] })
  expect([householdNameIn('en')(name), householdNameIn('es')(name)]).toEqual([
    'Reyes Household',
    'Reyes Household',
  ])
})

test.for(['en', 'es'] as const)(
  'letters on paper call a household as pages do, in “%s”',
  (locale) => {
    for (const after of [['Reyes'], ['Chen', 'Ibarra'], ['Chen', 'Ng', 'Reyes']])
      expect(passWords[locale].household(after)).toBe(householdNameIn(locale)({ after }))
  },
)
