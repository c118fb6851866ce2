import { expect, test } from 'vitest'
import { printPhone, readDirectPhone, readPhone } from './phone-number.ts'

test.for([
  ['(512) 555-0123', '+15125550123'],
  ['512.555.0123', '+15125550123'],
  [' 512 555 0123 ', '+15125550123'],
  ['1-512-555-0123', '+15125550123'],
  ['+1 512 555 0123', '+15125550123'],
  ['(512) 555-0123 x12', '+15125550123'],
  ['+44 20 7946 0958', '+442079460958'],
  ['+52 55 1234 5678', '+525512345678'],
] as const)('the number %s is read as %s', ([typed, number]) => {
  expect(readPhone(typed)).toBe(number)
})

test.for([
  ['nothing', ''],
  ['words', 'none of your business'],
  ['seven digits', '555-0123'],
  ['eleven digits', '512 555 01234'],
  ['an area code that cannot exist', '112 555 0123'],
  ['an emergency number', '911'],
  ['a British number without its country', '020 7946 0958'],
  ['a country that does not exist', '+999 512 555 0123'],
  ['a number far into a long text', `${' '.repeat(40)}512 555 0123`],
] as const)('%s is no number', ([, typed]) => {
  expect(readPhone(typed)).toBeNull()
})

test.for([
  ['+15125550123', '(512) 555-0123'],
  ['+442079460958', '+44 20 7946 0958'],
  ['5125550123', '5125550123'],
  ['written long ago', 'written long ago'],
] as const)('%s is printed as %s', ([number, printed]) => {
  expect(printPhone(number)).toBe(printed)
})

test.for([
  ['(512) 555-0123', '+15125550123'],
  ['(512) 555-0123 ext 4', null],
  ['512-555-0123 x12', null],
  ['555-0123', null],
] as const)('of whoever can be asked, %s is read as %s', ([typed, number]) => {
  expect(readDirectPhone(typed)).toBe(number)
})
