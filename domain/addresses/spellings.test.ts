import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StreetAddress } from '#integrations/addresses/addresses.ts'
import { homeKey } from './home-key.ts'
import { printOnOneLine } from './print-address.ts'
import { readAddress } from './read-address.ts'
import { standardizeAddress } from './standardize-address.ts'
import { standardizeLot } from './standardize-lot.ts'
import { suffixRows } from './street-suffix-table.ts'

const austin = { city: 'Austin', state: 'TX', zip: '78701' }

/** Two spellings of one thing, drawn apart from each other. */
function twice(spellings: readonly string[]) {
  return fc.tuple(fc.constantFrom(...spellings), fc.constantFrom(...spellings))
}

const directions = [
  [''],
  ['N', 'North', 'N.', 'north'],
  ['SW', 'Southwest', 'S.W.', 'South West', 'S W'],
]
const names = [
  ['Main', 'MAIN', ' main '],
  ['Fifth', '5th', '5TH'],
  ['St. Johns', "Saint John's", 'ST JOHNS'],
  ['Cañada', 'Can\u0303ada', 'CAÑADA'],
  ['Old Mill', 'old  mill'],
  ['Camino del Rio'],
]
const units = [
  [''],
  ['Apt 4', ', Apt. 4', '#4', ' Unit 4', '- apartment 4', 'APT #4', '\nApt 4'],
  ['Bldg 2 Apt 4', ', Building 2, Apt 4', 'BLDG. 2 #4'],
  ['Lot 7', ', LOT 07'],
  [', 2nd Floor', 'Fl 2'],
]

const numbers = fc.oneof(
  fc.integer({ min: 1, max: 99_999 }).map(String),
  fc.constantFrom('112-10', '4512-B', '123 1/2', '123A', 'N6W23001', 'W1234'),
)

/** A trailer is a unit as well as a suffix. */
const suffixes = suffixRows.filter(([code]) => code !== 'TRLR')

const twoSpellings = fc
  .tuple(
    numbers.map((number) => [number, number]),
    fc.constantFrom(...directions).chain(twice),
    fc.constantFrom(...names).chain(twice),
    fc.constantFrom(...suffixes).chain(twice),
    fc.constantFrom(...directions).chain(twice),
    fc.constantFrom(...units).chain(twice),
  )
  .map((parts) => [parts.map(([one]) => one).join(' '), parts.map(([, other]) => other).join(' ')])

/** Words that mean something in addresses, in any order: what no table of cases thinks of. */
const vocabulary =
  `123 4 4B 12-10 5TH FIFTH SECOND 1/2 ½ N S E W NE NORTH EAST SOUTHWEST N.W. MAIN OAK
  ST STREET AVE AVENUE COURT CT DR LN PARK LAKE HILL CIR HWY HIGHWAY COUNTY ROAD RD FM US STATE ROUTE
  RT CR I 35 290 APT UNIT # BLDG BUILDING STE FL FLOOR LOT REAR FRONT UPPER LOWER KEY PIER SIDE PH PO
  BOX P.O. RR HC RURAL PSC GENERAL DELIVERY , - / . ; ( ) & NO NUMBER EL CAMINO REAL CAÑADA ZYGA A B C
  TX TEXAS CO KY ONE 07 APT4 LOT7 W123 THE OF SAINT L7 B2 BLK BLOCK LOTS #4 112-10 MT PR X-Y`
    .trim()
    .split(/\s+/)

const jumble = fc
  .array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 9 })
  .map((words) => words.join(' '))

const anything = fc.oneof(
  { weight: 4, arbitrary: jumble.map((line) => `123 ${line}`) },
  { weight: 2, arbitrary: jumble },
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }).map((name) => `1 ${name} ST`),
  },
)

const typed = fc.record({
  street: anything,
  unit: fc.option(fc.oneof(jumble, fc.constantFrom('4', 'Apt 4', 'B', ' ')), { nil: null }),
})

function standardized(address: StreetAddress): StreetAddress | null {
  const outcome = standardizeAddress(address)
  return outcome.ok ? outcome.value : null
}

test('two spellings of one home have one key', () => {
  fc.assert(
    fc.property(twoSpellings, ([one = '', other = '']) => {
      const [key, otherKey] = [one, other].map((street) =>
        homeKey({ kind: 'street', street, unit: null, ...austin }),
      )
      expect(key).toBe(otherKey)
    }),
    { numRuns: 3000 },
  )
})

test('what was standardised is standard', () => {
  fc.assert(
    fc.property(typed, (address) => {
      const once = standardized({ ...address, ...austin })
      if (once) expect(standardized(once)).toEqual(once)
    }),
    { numRuns: 5000 },
  )
})

test('standardising does not make another home of it', () => {
  fc.assert(
    fc.property(typed, (address) => {
      const once = standardized({ ...address, ...austin })
      if (!once) return
      const key = homeKey({ kind: 'street', ...address, ...austin })
      expect(homeKey({ kind: 'street', ...once })).toBe(key)
      expect(key.length).toBeLessThanOrEqual(200)
    }),
    { numRuns: 5000 },
  )
})

test('no word of a person is lost', () => {
  fc.assert(
    fc.property(typed, (address) => {
      const once = standardized({ ...address, ...austin })
      const kept = `${once?.street} ${once?.unit}`
      if (once && `${address.street} ${address.unit}`.includes('ZYGA'))
        expect(kept).toContain('ZYGA')
    }),
    { numRuns: 5000 },
  )
})

test('a lot that was standardised is standard and the same home', () => {
  fc.assert(
    fc.property(jumble, typed, (words, { unit }) => {
      const home = { lot: `Lot ${words}`, unit, ...austin }
      const once = standardizeLot(home)
      if (!once.ok) return
      expect(standardizeLot(once.value)).toEqual(once)
      expect(homeKey({ kind: 'lot', ...once.value })).toBe(homeKey({ kind: 'lot', ...home }))
    }),
    { numRuns: 3000 },
  )
})

test('a printed home can be read back', () => {
  fc.assert(
    fc.property(twoSpellings, ([street = '']) => {
      const address = standardized({ street, unit: null, ...austin })
      if (!address) throw new Error(`not read: ${street}`)
      const home = { kind: 'street', ...address } as const
      const outcome = readAddress(printOnOneLine(home), null)
      expect(outcome).toEqual({ ok: true, value: home })
    }),
    { numRuns: 3000 },
  )
})

test('any text is read or refused', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 150 }), jumble)
  const home = fc.record({ street: text, unit: text, city: text, state: text, zip: text })
  fc.assert(
    fc.property(home, (address) => {
      expect(standardizeAddress(address)).toHaveProperty('ok')
      expect(standardizeLot({ ...address, lot: address.street })).toHaveProperty('ok')
      expect(readAddress(address.street, address)).toHaveProperty('ok')
      expect(homeKey({ kind: 'street', ...address }).length).toBeLessThanOrEqual(200)
    }),
    { numRuns: 3000 },
  )
})
