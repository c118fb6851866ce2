import { expect, test } from 'vitest'
import { homeKey } from './home-key.ts'

const austin = { city: 'AUSTIN', state: 'TX', zip: '78701' }

function keyOf(street: string, unit: string | null = null) {
  return homeKey({ kind: 'street', street, unit, ...austin })
}

function keyOfLot(lot: string, unit: string | null = null) {
  return homeKey({ kind: 'lot', lot, unit, ...austin })
}

const same = [
  ['123 Main St', '123 MAIN STREET', '123 Main St.', '123  main st', '0123 Main St'],
  ['123 N Main St', '123 North Main Street', '123 N. Main St'],
  ['123 Main St NW', '123 Main Street Northwest', '123 Main St N.W.', '123 Main St N W'],
  [
    '123 Main St Apt 4',
    '123 Main St #4',
    '123 Main St Unit 4',
    'Apt 4, 123 Main St',
    '123 Main St, 4',
  ],
  ['123 Main St Apt 4B', '123 Main St Apt 4-B', '123 Main St Unit 4 B', '123 Main St #04B'],
  ['123 Main St Bldg 2 Apt 4', '123 Main St Apt 4 Bldg 2', '123 Main St Building 2 #4'],
  ['123 Main St Lot 7', '123 Main St Lot 07'],
  ['1 Fifth Ave', '1 5th Avenue', 'One Fifth Ave'],
  ['1 Twenty-First St', '1 21st St', '1 Twenty First Street'],
  ['1 E 5 St', '1 East 5th Street'],
  ['1 Cañada Way', '1 Canada Way', '1 CAN\u0303ADA WAY'],
  ['1 St Johns Ln', "1 Saint John's Lane", '1 St. Johns Ln'],
  ['1 Mt Vernon Ave', '1 Mount Vernon Avenue'],
  ['1 Mill Crk Rd', '1 Mill Creek Road'],
  ['1 Park Ave Cir', '1 Park Avenue Circle'],
  ['1 Winston-Salem Rd', '1 Winston Salem Rd'],
  ['1 Avenue H', '1 Ave H'],
  ['1 County Road 12', '1 CR 12', '1 Cnty Rd 12'],
  ['4512-B Oak Ln', '4512B Oak Lane'],
  ['123 1/2 Main St', '123½ Main St', '123-1/2 Main St'],
  ['PO Box 12', 'P.O. Box 12', 'POB 12'],
  ['RR 2 Box 152', 'Rural Route 2, Box 152'],
]

test.for(same)('one home, however it is written: %s', (spellings) => {
  expect(new Set(spellings.map((street) => keyOf(street)))).toHaveLength(1)
})

const different = [
  '123 Main St',
  '123 N Main St',
  '123 S Main St',
  '123 Main St N',
  '123 Main Ave',
  '123 Main',
  '123A Main St',
  '123 1/2 Main St',
  '1231 Main St',
  '123-1 Main St',
  '123 Maine St',
  '123 Main St Apt 4',
  '123 Main St Apt 14',
  '123 Main St Apt 1-12',
  '123 Main St Apt 11-2',
  '123 Main St Ste 4',
  '123 Main St Lot 4',
  '123 Main St Bldg 4',
  '123 Main St Fl 4',
  '123 Main St Rear',
  '123 Parks St',
  '123 Park St',
  '123 5th St',
  '123 15th St',
  '123 E 5th St',
  '123 County Road 5',
  '123 Highway 5',
  'PO Box 123',
]

test('other homes have other keys', () => {
  expect(new Set(different.map((street) => keyOf(street)))).toHaveLength(different.length)
})

test('lots are one by their number and apart from streets', () => {
  const spellings = ['Lot 7', 'LOT 07', '7', 'lot #7', 'Lt 7'].map((lot) => keyOfLot(lot))
  const others = [keyOfLot('Lot 8'), keyOfLot('Lot 7 Blk 2'), keyOfLot('7', 'B'), keyOf('7 Lot St')]

  expect(new Set(spellings)).toHaveLength(1)
  expect(new Set([...spellings, ...others])).toHaveLength(5)
  expect(keyOfLot('Lot 7-A', 'Unit B')).toBe(keyOfLot('LOT 7A Unit B'))
})

test('five digits of the ZIP decide, and the city only where there is none', () => {
  const home = { kind: 'street', street: '123 MAIN ST', unit: null, ...austin } as const

  expect(homeKey({ ...home, city: 'WEST LAKE HILLS' })).toBe(homeKey(home))
  expect(homeKey({ ...home, zip: '78701-1234' })).toBe(homeKey(home))
  expect(homeKey({ ...home, zip: '78702' })).not.toBe(homeKey(home))
  expect(homeKey({ ...home, zip: '', city: 'DALLAS' })).not.toBe(homeKey({ ...home, zip: '' }))
})

test('a unit counts the same in the line and in its own field', () => {
  expect(keyOf('123 Main St', 'Apt 4')).toBe(keyOf('123 Main St Apt 4'))
  expect(keyOf('123 Main St', '4')).toBe(keyOf('123 Main St #4'))
  expect(keyOf('123 Main St Apt 4', '4')).toBe(keyOf('123 Main St Apt 4'))
})

test('a key is never longer than 200 characters, nor two long homes one', () => {
  const name = 'ST '.repeat(35)
  const [one, other] = [keyOf(`1 ${name}A`, 'X'.repeat(60)), keyOf(`1 ${name}B`, 'X'.repeat(60))]

  expect(one.length).toBeLessThanOrEqual(200)
  expect(other).not.toBe(one)
})

test('keys stand in a unique index, so they stay what they are', () => {
  expect(keyOf('123 North Main Street', 'Apt 4-B')).toBe('78701|123|N|MAIN|ST||4B')
  expect(keyOf('1 Fifth Ave', 'Bldg 2 Apt 4')).toBe('78701|1||5TH|AVE||4+BLDG 2')
  expect(keyOf('1 St Johns Ln NW', 'Rear')).toBe('78701|1||SAINT JOHNS|LN|NW|REAR')
  expect(keyOf('PO Box 12')).toBe('78701|||PO BOX 12|||')
  expect(keyOfLot('L7 B2')).toBe('78701|LOT 7 BLK 2|')
})
