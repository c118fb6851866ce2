import { expect, test } from 'vitest'
import { readTextNumber } from './text-number.ts'

test.for([
  ['(512) 555-0123', '+15125550123'],
  ['+1 416 555 0123', '+14165550123'],
  ['787-555-0123', '+17875550123'],
  ['+1 340 555 0123', '+13405550123'],
  ['+1 671 555 0123', '+16715550123'],
  ['+1 670 234 0123', '+16702340123'],
] as const)('%s may be texted', ([typed, number]) => {
  expect(readTextNumber(typed)).toEqual({ ok: true, value: number })
})

test.for([
  ['+44 7911 123456', 'foreign'],
  ['+52 55 1234 5678', 'foreign'],
  ['+1 876 555 0123', 'foreign'],
  ['+1 809 555 0123', 'foreign'],
  ['1 242 359 1234', 'foreign'],
  ['+1 900 555 0123', 'premium'],
  ['+44 906 123 4567', 'premium'],
  ['+1 800 555 0199', 'not mobile'],
  ['855-555-0123', 'not mobile'],
  ['+1 500 555 0123', 'not mobile'],
  ['+1 684 633 0123', 'not mobile'],
  ['512-555-0123 x12', 'not mobile'],
  ['555-0123', 'invalid'],
  ['512 555 01234', 'invalid'],
  ['112 555 0123', 'invalid'],
  ['+1 976 555 0123', 'invalid'],
  ['911', 'invalid'],
  ['nobody', 'invalid'],
  ['', 'invalid'],
  [`${' '.repeat(41)}512 555 0123`, 'invalid'],
] as const)('%s may not be texted: %s', ([typed, because]) => {
  expect(readTextNumber(typed)).toEqual({ ok: false, refusal: { because } })
})
