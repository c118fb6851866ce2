import { expect, test } from 'vitest'
import { accept, refuse } from '#domain/result.ts'
import { readCount } from './pass-count.ts'

test.for([
  ['1', 1],
  ['1000', 1000],
  ['1,000', 1000],
  [' 48 ', 48],
  ['+48', 48],
  ['007', 7],
  ['４８', 48],
] as const)('“%s” is a number of passes', ([typed, count]) => {
  expect(readCount(typed)).toEqual(accept(count))
})

test.for([
  ['', 'not a number'],
  ['ten', 'not a number'],
  ['1e3', 'not a number'],
  ['12.5', 'not a number'],
  ['1,00', 'not a number'],
  ['10 20', 'not a number'],
  ['9'.repeat(400), 'not a number'],
  ['0', 'too few'],
  ['-5', 'too few'],
  ['1001', 'too many'],
  ['1,001', 'too many'],
  ['999999999999', 'too many'],
] as const)('“%s” is none, because it is %s', ([typed, because]) => {
  expect(readCount(typed)).toEqual(refuse({ because }))
})
