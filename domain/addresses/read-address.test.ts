import { expect, test } from 'vitest'
import { printOnOneLine, printOnTwoLines } from './print-address.ts'
import { readAddress } from './read-address.ts'

const austin = { city: 'Austin', state: 'TX', zip: '78701' }

function read(line: string, usual: typeof austin | null) {
  const outcome = readAddress(line, usual)
  return outcome.ok ? printOnOneLine(outcome.value) : outcome.refusal.because
}

const whole = [
  ['123 Main St Apt 4, Austin, TX 78701', '123 MAIN ST APT 4, AUSTIN TX 78701'],
  ['123 Main St, Apt 4, Austin TX 78701', '123 MAIN ST APT 4, AUSTIN TX 78701'],
  ['123 Main St Apt 4 Austin TX 78701', '123 MAIN ST APT 4, AUSTIN TX 78701'],
  ['123 Main St\nApt 4\nAustin, TX 78701', '123 MAIN ST APT 4, AUSTIN TX 78701'],
  ['123 Main St; Austin; Texas; 78701-1234', '123 MAIN ST, AUSTIN TX 78701-1234'],
  ['123 Main St, Austin, Texas 78701 1234, USA', '123 MAIN ST, AUSTIN TX 78701-1234'],
  ['123 Main St  Austin TX 78701  US', '123 MAIN ST, AUSTIN TX 78701'],
  ['123 Main St, Austin TX 78701 US', '123 MAIN ST, AUSTIN TX 78701'],
  ['123 Main St, Austin, TX 78701, United States', '123 MAIN ST, AUSTIN TX 78701'],
  ['123 Main St 78701', '123 MAIN ST, AUSTIN TX 78701'],
  ['123 Main St, 78701', '123 MAIN ST, AUSTIN TX 78701'],
  ['123 Main St, New York, New York 10001', '123 MAIN ST, NEW YORK NY 10001'],
  ['12 Broadway New York NY 10001', '12 BROADWAY, NEW YORK NY 10001'],
  ['123 Main St NW Washington DC 20001', '123 MAIN ST NW, WASHINGTON DC 20001'],
  ['123 Main St, NW, Washington, D.C. 20001', '123 MAIN ST NW, WASHINGTON DC 20001'],
  ['123 Main St Washington 20001', '123 MAIN ST, WASHINGTON DC 20001'],
  ['123 Main St South Austin TX 78704', '123 MAIN ST S, AUSTIN TX 78704'],
  ['123 Oak Hill Dr Oak Hill TX 78735', '123 OAK HILL DR, OAK HILL TX 78735'],
  ['45 Main St Lake Forest Park WA 98155', '45 MAIN ST, LAKE FOREST PARK WA 98155'],
  ['123 Main St West Lake Hills TX 78746', '123 MAIN ST, WEST LAKE HILLS TX 78746'],
  ['123 Main St N Round Lake TX 78664', '123 MAIN ST N, ROUND LAKE TX 78664'],
  ['123 N 5th Ave Unit B St Louis MO 63101', '123 N 5TH AVE UNIT B, ST LOUIS MO 63101'],
  ['100 El Camino Real Menlo Park CA 94025', '100 EL CAMINO REAL, MENLO PARK CA 94025'],
  ['500 Avenue H Brooklyn NY 11218', '500 AVENUE H, BROOKLYN NY 11218'],
  ['77 County Road 12 Bayfield CO 81122', '77 COUNTY ROAD 12, BAYFIELD CO 81122'],
  ['842 E 1700 S Salt Lake City UT 84105', '842 E 1700 S, SALT LAKE CITY UT 84105'],
  ['9 Maple Ct, Hartford CT 06103', '9 MAPLE CT, HARTFORD CT 06103'],
  ['9 Maple Ct 06103', '9 MAPLE CT, HARTFORD CT 06103'],
  ['9 Maple Ct Boston MA 2134', '9 MAPLE CT, BOSTON MA 02134'],
  ['12 FM 1431, Marble Falls TX 78654', '12 FM 1431, MARBLE FALLS TX 78654'],
  ['10 Cañada Dr, San José, CA 95110', '10 CAÑADA DR, SAN JOSÉ CA 95110'],
  ['PO Box 12, Austin TX 78701', 'PO BOX 12, AUSTIN TX 78701'],
  ['RR 2 Box 152, Austin, TX 78701', 'RR 2 BOX 152, AUSTIN TX 78701'],
  ['Lot 7, Austin, TX 78701', 'LOT 7, AUSTIN TX 78701'],
  ['Lot 7 Block 2 Austin TX 78701', 'LOT 7 BLK 2, AUSTIN TX 78701'],
]

test.for(whole)('a whole address needs no community: %s', ([line, printed]) => {
  expect(read(line!, null)).toBe(printed)
})

const local = [
  ['123 main st #4', '123 MAIN ST # 4, AUSTIN TX 78701'],
  ['123 Main St, Austin', '123 MAIN ST, AUSTIN TX 78701'],
  ['123 Main St Austin TX', '123 MAIN ST, AUSTIN TX 78701'],
  ['123 Main St, austin, Texas', '123 MAIN ST, AUSTIN TX 78701'],
  ['123 Maple Ct', '123 MAPLE CT, AUSTIN TX 78701'],
  ['123 Main St NE', '123 MAIN ST NE, AUSTIN TX 78701'],
  ['123 Main St, Rear', '123 MAIN ST REAR, AUSTIN TX 78701'],
  ['123 Main St Apt 12345', '123 MAIN ST APT 12345, AUSTIN TX 78701'],
  ['12 FM 1431', '12 FM 1431, AUSTIN TX 78701'],
  ['13201 FM 2769 Unit B', '13201 FM 2769 UNIT B, AUSTIN TX 78701'],
  ['9 CO 1200', '9 CO 1200, AUSTIN TX 78701'],
  ['PO Box 78704', 'PO BOX 78704, AUSTIN TX 78701'],
  ['Maple Court, 123 Main St', '123 MAIN ST MAPLE COURT, AUSTIN TX 78701'],
  ['Lot 7, 123 Main St', '123 MAIN ST LOT 7, AUSTIN TX 78701'],
  ['Lot 7', 'LOT 7, AUSTIN TX 78701'],
  ['lot 07', 'LOT 7, AUSTIN TX 78701'],
  ['L7 B2', 'LOT 7 BLK 2, AUSTIN TX 78701'],
  ['Block 2 Lot 7', 'LOT 7 BLK 2, AUSTIN TX 78701'],
  ['Lot 7 Unit B', 'LOT 7 UNIT B, AUSTIN TX 78701'],
  ['Lot 7 Elm Dr', 'LOT 7 ELM DR, AUSTIN TX 78701'],
]

test.for(local)("what is not typed is the community's own: %s", ([line, printed]) => {
  expect(read(line!, austin)).toBe(printed)
})

const unclear = [
  ['', 'unreadable street'],
  ['7', 'unreadable street'],
  ['Main St', 'unreadable street'],
  ['123 Main St\u0000', 'unreadable street'],
  ['123 Main St, Dallas', 'unknown city'],
  ['12 Broadway Somewhere NY 10001', 'unknown city'],
  ['123 Main St, Dallas, TX', 'unreadable zip'],
  ['123 Main St, Tulsa, OK', 'unreadable zip'],
  ['123 Main St, Austin, OK 78701', 'zip of another state'],
  ['Lot 7, Tulsa, OK', 'unreadable zip'],
]

test.for(unclear)('what cannot be told is refused: %j', ([line, because]) => {
  expect(read(line!, austin)).toBe(because)
})

test('without a community an address must bring its ZIP', () => {
  expect(read('123 Main St', null)).toBe('unreadable zip')
  expect(read('123 Main St, Austin, TX', null)).toBe('unreadable zip')
})

test('a home is answered in its parts', () => {
  const place = { city: 'AUSTIN', state: 'TX', zip: '78701' }
  expect(readAddress('123 Main St Apt 4', austin)).toEqual({
    ok: true,
    value: { kind: 'street', street: '123 MAIN ST', unit: 'APT 4', ...place },
  })
  expect(readAddress('Lot 07', austin)).toEqual({
    ok: true,
    value: { kind: 'lot', lot: 'LOT 7', unit: null, ...place },
  })
})

test('a letter has the street above the city', () => {
  const place = { city: 'AUSTIN', state: 'TX', zip: '78701-1234' }
  const street = printOnTwoLines({ kind: 'street', street: '123 MAIN ST', unit: 'APT 4', ...place })
  const lot = printOnTwoLines({ kind: 'lot', lot: 'LOT 7', unit: null, ...place })

  expect(street).toEqual(['123 MAIN ST APT 4', 'AUSTIN TX 78701-1234'])
  expect(lot).toEqual(['LOT 7', 'AUSTIN TX 78701-1234'])
})
