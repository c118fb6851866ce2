import { expect, test } from 'vitest'
import { standardizeLot } from './standardize-lot.ts'

const austin = { city: 'Austin', state: 'TX', zip: '78701' }

const lots: [lot: string, unit: string | null, printed: string, printedUnit: string | null][] = [
  ['7', null, 'LOT 7', null],
  ['07', null, 'LOT 7', null],
  ['Lot 7', null, 'LOT 7', null],
  ['LOT 07', null, 'LOT 7', null],
  ['lot #7', null, 'LOT 7', null],
  ['#7', null, 'LOT 7', null],
  ['Lot No. 7', null, 'LOT 7', null],
  ['Lot7', null, 'LOT 7', null],
  ['Lt. 7', null, 'LOT 7', null],
  ['Lot: 7', null, 'LOT 7', null],
  ['Lot 7-A', null, 'LOT 7-A', null],
  ['Lot 7A', null, 'LOT 7A', null],
  ['Lot A', null, 'LOT A', null],
  ['Lot 7 Block 2', null, 'LOT 7 BLK 2', null],
  ['L7 B2', null, 'LOT 7 BLK 2', null],
  ['Lot 07, Blk. 02', null, 'LOT 7 BLK 2', null],
  ['Block 2 Lot 7', null, 'LOT 7 BLK 2', null],
  ['Lot 7 Block B', null, 'LOT 7 BLK B', null],
  ['Phase 2 Lot 7', null, 'LOT 7 PHASE 2', null],
  ['Lot 7 Section 3', null, 'LOT 7 SECTION 3', null],
  ['Lot 7 Block 4 Phase 2', null, 'LOT 7 BLK 4 PHASE 2', null],
  ['Phase 2 Block 4 Lot 7', null, 'LOT 7 BLK 4 PHASE 2', null],
  ['Ph 2 Blk 4 Lot 7', null, 'LOT 7 BLK 4 PHASE 2', null],
  ['PH 2, BLK 4, LOT 07', null, 'LOT 7 BLK 4 PHASE 2', null],
  ['Lot 7 Blk 4 Ph. 2', null, 'LOT 7 BLK 4 PHASE 2', null],
  ['Sec 2 Blk 4 Lot 7', null, 'LOT 7 BLK 4 SEC 2', null],
  ['Lot 7 PH', null, 'LOT 7', 'PH'],
  ['Lots 7 & 8', null, 'LOT 7 & 8', null],
  ['Lot 7 of Oak Hills', null, 'LOT 7 OF OAK HILLS', null],
  ['Lot 7 Unit B', null, 'LOT 7', 'UNIT B'],
  ['Lot 7 #4', null, 'LOT 7', '# 4'],
  ['Lot 7', 'B', 'LOT 7', '# B'],
  ['Lot 7', 'Apt 4', 'LOT 7', 'APT 4'],
  ['Lot 7 Apt 4', '4', 'LOT 7', 'APT 4'],
]

test.for(lots)('a lot is called by its number: %s with %s', ([lot, unit, printed, printedUnit]) => {
  const outcome = standardizeLot({ lot, unit, ...austin })
  const value = { lot: printed, unit: printedUnit, city: 'AUSTIN', state: 'TX', zip: '78701' }
  expect(outcome).toEqual({ ok: true, value })
})

const unreadable: [lot: string, unit: string | null][] = [
  ['', null],
  ['Lot', null],
  ['#', null],
  ['the big one', null],
  ['Lot 7\u0000', null],
  ['Lot 7', 'B\u0000'],
  ['Lot 7 Apt 4', 'Apt 5'],
]

test.for(unreadable)('a lot without a number is refused: %j with %j', ([lot, unit]) => {
  const outcome = standardizeLot({ lot, unit, ...austin })
  expect(outcome).toEqual({ ok: false, refusal: { because: 'unreadable lot' } })
})

test('the last line of a lot is checked like that of a street', () => {
  const outcome = standardizeLot({ lot: '7', unit: null, ...austin, state: 'Oklahoma' })
  expect(outcome).toEqual({ ok: false, refusal: { because: 'zip of another state', state: 'TX' } })
})
