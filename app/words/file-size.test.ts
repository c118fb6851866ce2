import { expect, test } from 'vitest'
import { sayFileSize } from './file-size.ts'

test.for([
  [70, '1 kB', '1 kB'],
  [1500, '1.5 kB', '1,5 kB'],
  [70_400, '70 kB', '70 kB'],
  [2_340_000, '2.3 MB', '2,3 MB'],
] as const)('%i bytes are %s', ([bytes, en, es]) => {
  expect([sayFileSize('en', bytes), sayFileSize('es', bytes)]).toEqual([en, es])
})
