import { expect, test } from 'vitest'
import { inParts } from './in-parts.ts'

test.for([
  [0, []],
  [2, [[1, 2]]],
  [3, [[1, 2, 3]]],
  [4, [[1, 2, 3], [4]]],
  [
    6,
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
  ],
])('%i items come three at a time, and none is lost', ([count, parts]) => {
  const items = Array.from({ length: count as number }, (_, at) => at + 1)
  expect([...inParts(items, 3)]).toEqual(parts)
})
