import { expect, test } from 'vitest'
import { printDoor, printHome } from './property.ts'

const austin = { city: 'AUSTIN', state: 'TX', zip: '78701' }

test.for([
  ['123 MAIN ST', { street: '123 MAIN ST', lot: null, unit: null }],
  ['123 MAIN ST APT 4', { street: '123 MAIN ST', lot: null, unit: 'APT 4' }],
  ['LOT 7', { street: null, lot: 'LOT 7', unit: null }],
  ['LOT 7 UNIT B', { street: null, lot: 'LOT 7', unit: 'UNIT B' }],
] as const)('a home is printed “%s”, and the town after it', ([door, home]) => {
  expect(printDoor(home)).toBe(door)
  expect(printHome({ ...home, ...austin })).toBe(`${door}, AUSTIN TX 78701`)
})
