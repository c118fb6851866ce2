import { expect, test } from 'vitest'
import type { StreetAddress } from '#integrations/addresses/addresses.ts'
import { standardizeAddress } from './standardize-address.ts'

const austin = { city: 'Austin', state: 'TX', zip: '78701' }

function standardized(street: string, unit: string | null = null) {
  const outcome = standardizeAddress({ street, unit, ...austin })
  return outcome.ok ? [outcome.value.street, outcome.value.unit] : outcome.refusal
}

const plain = [
  ['123 Main St', '123 MAIN ST'],
  ['123 MAIN STREET', '123 MAIN ST'],
  ['123 Main St.', '123 MAIN ST'],
  ['  123   main   street  ', '123 MAIN ST'],
  ['123\u00a0Main\u00a0St', '123 MAIN ST'],
  ['123\tMain St', '123 MAIN ST'],
  ['123 Main, St', '123 MAIN ST'],
  ['123, Main St', '123 MAIN ST'],
  ['１２３ Main St', '123 MAIN ST'],
  ['123 Main\u200b St\ufeff', '123 MAIN ST'],
  ['123 “Main” St', '123 MAIN ST'],
  ['100 Broadway', '100 BROADWAY'],
  ['123 Main', '123 MAIN'],
  ['123 Main St 4', '123 MAIN ST 4'],
]

test.for(plain)('a plain street is put into postal form: %s', ([typed, street]) => {
  expect(standardized(typed!)).toEqual([street, null])
})

const suffixes = [
  ['10 Elm Avenue', '10 ELM AVE'],
  ['10 Elm Av', '10 ELM AVE'],
  ['10 Elm Avn.', '10 ELM AVE'],
  ['10 Elm Boulevard', '10 ELM BLVD'],
  ['10 Elm Boul', '10 ELM BLVD'],
  ['10 Elm Drive', '10 ELM DR'],
  ['10 Elm Drv', '10 ELM DR'],
  ['10 Elm Circle', '10 ELM CIR'],
  ['10 Elm Crcle', '10 ELM CIR'],
  ['10 Elm Parkway', '10 ELM PKWY'],
  ['10 Elm Pky', '10 ELM PKWY'],
  ['10 Elm Terrace', '10 ELM TER'],
  ['10 Elm Crossing', '10 ELM XING'],
  ['10 Elm Trace', '10 ELM TRCE'],
  ['10 Elm Trails', '10 ELM TRL'],
  ['10 Elm Commons', '10 ELM CMNS'],
  ['10 Elm Square', '10 ELM SQ'],
  ['10 Elm Stravenue', '10 ELM STRA'],
  ['10 Elm Villiage', '10 ELM VLG'],
  ['10 Elm Wy', '10 ELM WAY'],
  ['10 Elm Loops', '10 ELM LOOP'],
  ['10 Elm Cove', '10 ELM CV'],
  ['10 Mill Creek', '10 MILL CRK'],
  ['10 Park Avenue Circle', '10 PARK AVENUE CIR'],
  ['10 Park Ave Cir', '10 PARK AVENUE CIR'],
  ['789 Main Ave Dr', '789 MAIN AVENUE DR'],
  ['4513 3rd Street Circle West', '4513 3RD STREET CIR W'],
  ['12 Oak Trails Circle', '12 OAK TRAILS CIR'],
  ['12 Mill Crk Rd', '12 MILL CREEK RD'],
]

test.for(suffixes)('only the last suffix is abbreviated: %s', ([typed, street]) => {
  expect(standardized(typed!)).toEqual([street, null])
})

const directions = [
  ['123 North Main Street', '123 N MAIN ST'],
  ['123 n. main st.', '123 N MAIN ST'],
  ['123 N.Main St', '123 N MAIN ST'],
  ['123 Main St Southwest', '123 MAIN ST SW'],
  ['123 Main St S.W.', '123 MAIN ST SW'],
  ['123 Main St, NW', '123 MAIN ST NW'],
  ['123 South-East Main St', '123 SE MAIN ST'],
  ['12 N E 5th St', '12 NE 5TH ST'],
  ['12 North East Main St', '12 NE MAIN ST'],
  ['12 Main St N W', '12 MAIN ST NW'],
  ['12 South East St', '12 S EAST ST'],
  ['100 N E St', '100 N E ST'],
  ['12 North South Rd', '12 N SOUTH RD'],
  ['12 Bay West Drive', '12 BAY WEST DR'],
  ['12 W 5th', '12 W 5TH'],
  ['12 NE 105 St', '12 NE 105 ST'],
  ['15 Camino del Rio South', '15 CAMINO DEL RIO S'],
  ['15 North Camino del Rio', '15 N CAMINO DEL RIO'],
]

test.for(directions)(
  'directions become letters where they are directions: %s',
  ([typed, street]) => {
    expect(standardized(typed!)).toEqual([street, null])
  },
)

const names = [
  ['5 North Ave', '5 NORTH AVE'],
  ['12 South Street', '12 SOUTH ST'],
  ['14 Northwest Highway', '14 NORTHWEST HWY'],
  ['22 E Street', '22 E ST'],
  ['9 Court Street', '9 COURT ST'],
  ['9 Street Road', '9 STREET RD'],
  ['7 Avenue H', '7 AVENUE H'],
  ['7 Ave. H', '7 AVENUE H'],
  ['7 Avenue N', '7 AVENUE N'],
  ['7 East Avenue H', '7 E AVENUE H'],
  ['7 Avenue 12', '7 AVENUE 12'],
  ['7 Avenue East', '7 AVENUE EAST'],
  ['7 South Ave W', '7 SOUTH AVE W'],
  ['1 Avenue of the Stars', '1 AVENUE OF THE STARS'],
  ['1 Avenue of the Stars North', '1 AVENUE OF THE STARS N'],
  ['1234 Ave Ashford', '1234 AVE ASHFORD'],
  ["3 St. John's Lane", '3 ST JOHNS LN'],
  ['3 St.Johns Lane', '3 ST JOHNS LN'],
  ['3 Saint Johns Ln', '3 SAINT JOHNS LN'],
  ['8 O’Brien Court', '8 OBRIEN CT'],
  ['8 O`Brien Ct', '8 OBRIEN CT'],
  ['500 El Camino Real', '500 EL CAMINO REAL'],
  ['15 Camino de la Cañada', '15 CAMINO DE LA CAÑADA'],
  ['15 cañada way', '15 CAÑADA WAY'],
  ['15 Can\u0303ada Way', '15 CAÑADA WAY'],
  ['88 Peña Blvd', '88 PEÑA BLVD'],
  ['12 Via Roma', '12 VIA ROMA'],
  ['45 The Crossings', '45 THE CROSSINGS'],
  ['12 Winston-Salem Rd', '12 WINSTON-SALEM RD'],
  ['1 Martin Luther King Jr. Blvd N', '1 MARTIN LUTHER KING JR BLVD N'],
  ['12 San Jose CA', '12 SAN JOSE CA'],
  ['12 Pennsylvania Ave', '12 PENNSYLVANIA AVE'],
  ['12 Улица Way', '12 УЛИЦА WAY'],
]

test.for(names)('a name that looks like something else stays a name: %s', ([typed, street]) => {
  expect(standardized(typed!)).toEqual([street, null])
})

const numbered = [
  ['12 5th Ave', '12 5TH AVE'],
  ['12 Fifth Avenue', '12 FIFTH AVE'],
  ['12 Twenty-First St', '12 TWENTY-FIRST ST'],
  ['1234 56th St', '1234 56TH ST'],
  ['842 E 1700 S', '842 E 1700 S'],
  ['842 East 1700 South', '842 E 1700 S'],
  ['N6W23001 Bluemound Rd', 'N6W23001 BLUEMOUND RD'],
  ['n6 w23001 Bluemound Road', 'N6W23001 BLUEMOUND RD'],
  ['n6 w23001 1/2 Bluemound Road', 'N6W23001 1/2 BLUEMOUND RD'],
  ['W1234 County Road K', 'W1234 COUNTY ROAD K'],
  ['112-10 Bronx Road', '112-10 BRONX RD'],
  ['112–10 Bronx Rd', '112-10 BRONX RD'],
  ['123A Main St', '123A MAIN ST'],
  ['123 A Main St', '123 A MAIN ST'],
  ['4512-B Oak Ln', '4512-B OAK LN'],
  ['123 1/2 Main St', '123 1/2 MAIN ST'],
  ['123-1/2 Main St', '123 1/2 MAIN ST'],
  ['123½ Main St', '123 1/2 MAIN ST'],
  ['123 ½ Main St', '123 1/2 MAIN ST'],
  ['123-125 Main St', '123-125 MAIN ST'],
  ['123/125 Main St', '123/125 MAIN ST'],
  ['101 39.2 Rd', '101 39.2 RD'],
  ['#123 Main St', '123 MAIN ST'],
  ['One Main Street', 'ONE MAIN ST'],
  ['0123 Main St', '0123 MAIN ST'],
]

test.for(numbered)('numbers of houses and streets stay as written: %s', ([typed, street]) => {
  expect(standardized(typed!)).toEqual([street, null])
})

const routes = [
  ['77 County Road 12', '77 COUNTY ROAD 12'],
  ['77 Cnty Rd 12', '77 COUNTY ROAD 12'],
  ['77 Co. Rd. 12', '77 COUNTY ROAD 12'],
  ['77 CR 12', '77 COUNTY ROAD 12'],
  ['77 CR-12', '77 COUNTY ROAD 12'],
  ['77 County Rd N', '77 COUNTY ROAD N'],
  ['77 N County Rd 12 W', '77 N COUNTY ROAD 12 W'],
  ['77 County Hwy 60E', '77 COUNTY HIGHWAY 60E'],
  ['1960 FM 1960', '1960 FM 1960'],
  ['1960 FM1960', '1960 FM 1960'],
  ['1960 FM 1960 Road West', '1960 FM 1960 RD W'],
  ['1960 Farm to Market Rd 1960', '1960 FM 1960'],
  ['5 US Highway 290', '5 US HIGHWAY 290'],
  ['5 U.S. Hwy 290 West', '5 US HIGHWAY 290 W'],
  ['5 US 290', '5 US HIGHWAY 290'],
  ['1984 US 70 Hwy', '1984 US HIGHWAY 70'],
  ['5 State Route 9', '5 STATE ROUTE 9'],
  ['5 St Rte 9', '5 STATE ROUTE 9'],
  ['5 State Hwy 60', '5 STATE HIGHWAY 60'],
  ['5 SR 220', '5 SR 220'],
  ['5 Hwy 11 Bypass', '5 HIGHWAY 11 BYP'],
  ['5 Highway 3 Byp Road', '5 HIGHWAY 3 BYPASS RD'],
  ['5 Hwy 66 Frontage Road', '5 HIGHWAY 66 FRONTAGE RD'],
  ['5 I-35 Frontage Rd', '5 INTERSTATE 35 FRONTAGE RD'],
  ['5 IH 280', '5 INTERSTATE 280'],
  ['5 Kentucky 440', '5 KY HIGHWAY 440'],
  ['5 KY St Hwy 1', '5 KY STATE HIGHWAY 1'],
  ['5 CO 82', '5 CO 82'],
  ['5 I 5th St', '5 I 5TH ST'],
  ['5 Ranch Rd 620 S', '5 RANCH ROAD 620 S'],
  ['5 Loop 1604 W', '5 LOOP 1604 W'],
  ['5 Rd 5A', '5 ROAD 5A'],
  ['5 Rt 88', '5 ROUTE 88'],
  ['5 Twp Rd 20', '5 TOWNSHIP ROAD 20'],
]

test.for(routes)('a numbered road is written out: %s', ([typed, street]) => {
  expect(standardized(typed!)).toEqual([street, null])
})

const boxes = [
  ['PO Box 12', 'PO BOX 12'],
  ['P.O. Box 12', 'PO BOX 12'],
  ['P O BOX 12', 'PO BOX 12'],
  ['POBOX 12', 'PO BOX 12'],
  ['POB 12', 'PO BOX 12'],
  ['Post Office Box 00145', 'PO BOX 00145'],
  ['PO Box #12', 'PO BOX 12'],
  ['Box 12', 'PO BOX 12'],
  ['PO Drawer L', 'PO BOX L'],
  ['Lock Box 9', 'PO BOX 9'],
  ['RR 2 Box 152', 'RR 2 BOX 152'],
  ['R.R. 2, Box 152', 'RR 2 BOX 152'],
  ['RR03 BOX 98D', 'RR 3 BOX 98D'],
  ['Rural Route 2 Box 19-1A', 'RR 2 BOX 19-1A'],
  ['RFD Route 4 Box 87A', 'RR 4 BOX 87A'],
  ['Route 2 Box 5', 'RR 2 BOX 5'],
  ['RR 2 #152', 'RR 2 BOX 152'],
  ['Box 152 RR 2', 'RR 2 BOX 152'],
  ['HC 68 BOX 23A', 'HC 68 BOX 23A'],
  ['HC68 Box 23A', 'HC 68 BOX 23A'],
  ['Highway Contract Route 68 Box 23A', 'HC 68 BOX 23A'],
  ['Star Route 68 Box 23A', 'HC 68 BOX 23A'],
  ['PSC 802 Box 74', 'PSC 802 BOX 74'],
  ['Unit 2050 Box 4190', 'UNIT 2050 BOX 4190'],
  ['General Delivery', 'GENERAL DELIVERY'],
]

test.for(boxes)('a box or rural route takes the place of a street: %s', ([typed, street]) => {
  expect(standardized(typed!)).toEqual([street, null])
})

const units = [
  ['123 Main St Apt 4', null, '123 MAIN ST', 'APT 4'],
  ['123 Main St, Apartment 4', null, '123 MAIN ST', 'APT 4'],
  ['123 Main St Apt. 4', null, '123 MAIN ST', 'APT 4'],
  ['123 Main St Apt4', null, '123 MAIN ST', 'APT 4'],
  ['123 Main St Apt #4', null, '123 MAIN ST', 'APT 4'],
  ['123 Main St APT-4', null, '123 MAIN ST', 'APT 4'],
  ['123 Main St #4', null, '123 MAIN ST', '# 4'],
  ['123 Main St # 4', null, '123 MAIN ST', '# 4'],
  ['123 Main St No. 4', null, '123 MAIN ST NO 4', null],
  ['123 Main St, No. 4', null, '123 MAIN ST', '# 4'],
  ['123 Main St - Apt 4', null, '123 MAIN ST', 'APT 4'],
  ['123 Main St\nApt 4', null, '123 MAIN ST', 'APT 4'],
  ['123 Main St (rear)', null, '123 MAIN ST', 'REAR'],
  ['123 Main St, 4B', null, '123 MAIN ST', '# 4B'],
  ['123 Main St Unit B', null, '123 MAIN ST', 'UNIT B'],
  ['123 Main St Suite 200', null, '123 MAIN ST', 'STE 200'],
  ['123 Main St Bldg 2 Apt 4', null, '123 MAIN ST', 'BLDG 2 APT 4'],
  ['123 Main St 2nd Floor', null, '123 MAIN ST', 'FL 2'],
  ['123 Main St Floor 2', null, '123 MAIN ST', 'FL 2'],
  ['123 Main St Rear', null, '123 MAIN ST', 'REAR'],
  ['123 Main St Upper', null, '123 MAIN ST', 'UPPR'],
  ['123 Main St Basement', null, '123 MAIN ST', 'BSMT'],
  ['123 Main St Penthouse 3', null, '123 MAIN ST', 'PH 3'],
  ['123 Main St Lot 07', null, '123 MAIN ST', 'LOT 7'],
  ['123 Main St Space 12', null, '123 MAIN ST', 'SPC 12'],
  ['123 Main St Trailer 3', null, '123 MAIN ST', 'TRLR 3'],
  ['123 Main St Slip 9', null, '123 MAIN ST', 'SLIP 9'],
  ['123 Broadway Apt 4', null, '123 BROADWAY', 'APT 4'],
  ['123 County Road 12 Lot 3', null, '123 COUNTY ROAD 12', 'LOT 3'],
  ['Apt 4, 123 Main St', null, '123 MAIN ST', 'APT 4'],
  ['Apt 4 123 Main St', null, '123 MAIN ST', 'APT 4'],
  ['#4 123 Main St', null, '123 MAIN ST', '# 4'],
  ['123 Main St PO Box 45', null, '123 MAIN ST', 'PO BOX 45'],
  ['RR 2 Box 18 Bryan Dairy Rd', null, 'RR 2 BOX 18', 'BRYAN DAIRY RD'],
  ['Maple Court Condos, 123 Main St, Unit B', null, '123 MAIN ST', 'MAPLE COURT CONDOS UNIT B'],
  ['123 Main St, Maple Court Condos', null, '123 MAIN ST', 'MAPLE COURT CONDOS'],
  ['12 Key West Dr', null, '12 KEY WEST DR', null],
  ['12 Upper Mill Rd', null, '12 UPPER MILL RD', null],
  ['12 Lake Front', null, '12 LAKE FRONT', null],
  ['12 Unit Dr', null, '12 UNIT DR', null],
  ['12 Suite Ct Suite 5', null, '12 SUITE CT', 'STE 5'],
  ['12 Space Center Blvd', null, '12 SPACE CENTER BLVD', null],
  ['12 Box Elder Dr', null, '12 BOX ELDER DR', null],
  ['123 Main St', '4', '123 MAIN ST', '# 4'],
  ['123 Main St', '#4', '123 MAIN ST', '# 4'],
  ['123 Main St', 'apt. 4', '123 MAIN ST', 'APT 4'],
  ['123 Main St', 'Apartment 4 B', '123 MAIN ST', 'APT 4 B'],
  ['123 Main St', 'Unit B-12', '123 MAIN ST', 'UNIT B-12'],
  ['123 Main St', 'Building Cypress Apt 4', '123 MAIN ST', 'BLDG CYPRESS APT 4'],
  ['123 Main St', 'Cypress Building Apt 4', '123 MAIN ST', 'CYPRESS BLDG APT 4'],
  ['123 Main St', 'garage apartment', '123 MAIN ST', 'GARAGE APT'],
  ['123 Main St', 'c/o Ana Reyes', '123 MAIN ST', 'C/O ANA REYES'],
  ['123 Main St', 'PMB 234', '123 MAIN ST', 'PMB 234'],
  ['123 Main St', '2nd Fl', '123 MAIN ST', 'FL 2'],
  ['123 Main St', '   ', '123 MAIN ST', null],
  ['123 Main St Apt 4', 'Apt 4', '123 MAIN ST', 'APT 4'],
  ['123 Main St Apt 4', '4', '123 MAIN ST', 'APT 4'],
  ['123 Main St #4', 'Apt 4', '123 MAIN ST', 'APT 4'],
  ['123 Main St Bldg 2', 'Apt 4', '123 MAIN ST', 'BLDG 2 APT 4'],
  ['123 Main St, Apt', '4', '123 MAIN ST', 'APT 4'],
]

test.for(units)(
  'a unit is found wherever it stands: %s with %s',
  ([typed, field, street, unit]) => {
    expect(standardized(typed!, field)).toEqual([street, unit])
  },
)

const unreadable: [string, string | null][] = [
  ['', null],
  ['   ', null],
  ['Main St', null],
  ['Maple Court', null],
  ['5th Ave', null],
  ['21st Century Pkwy', null],
  ['123', null],
  ['123 St', null],
  ['Main St & Oak Ave', null],
  ['Lot 7', null],
  ['12,345 Main St', null],
  ['4B, 123 Main St', null],
  ['123 Main\u0007 St', null],
  ['123 Main St \ud800', null],
  ['=HYPERLINK("x")', null],
  ['123 Main St <b>', null],
  ['123 Main St 😀', null],
  [`123 ${'Main '.repeat(40)}St`, null],
  ['123 Main St Apt 4', 'Apt 5'],
  ['123 Main St Apt 4', '5'],
  ['123 Main St', 'Apt\u00004'],
]

test.for(unreadable)('what is no street is refused, not guessed: %j with %j', ([street, unit]) => {
  expect(standardized(street, unit)).toEqual({ because: 'unreadable street' })
})

const places: [typed: Partial<StreetAddress>, last: string][] = [
  [{ state: 'Texas' }, 'AUSTIN TX 78701'],
  [{ state: 'tx' }, 'AUSTIN TX 78701'],
  [{ state: 'Tex.' }, 'AUSTIN TX 78701'],
  [{ state: '' }, 'AUSTIN TX 78701'],
  [{ city: '' }, 'AUSTIN TX 78701'],
  [{ city: 'west lake hills' }, 'WEST LAKE HILLS TX 78701'],
  [{ zip: ' 78701-1234 ' }, 'AUSTIN TX 78701-1234'],
  [{ zip: '787011234' }, 'AUSTIN TX 78701-1234'],
  [{ zip: '78701 1234' }, 'AUSTIN TX 78701-1234'],
  [{ city: 'St. Louis', state: 'MO', zip: '63101' }, 'ST LOUIS MO 63101'],
  [{ city: 'San José', state: 'CA', zip: '95110' }, 'SAN JOSÉ CA 95110'],
  [{ city: 'O’Fallon', state: 'IL', zip: '62269' }, "O'FALLON IL 62269"],
  [{ city: 'Boston', state: 'MA', zip: '2134' }, 'BOSTON MA 02134'],
  [{ city: 'Boston', state: 'Mass', zip: '2134-1234' }, 'BOSTON MA 02134-1234'],
  [{ city: 'Adjuntas', state: 'PR', zip: '601' }, 'ADJUNTAS PR 00601'],
  [{ city: '', state: 'D.C.', zip: '20001' }, 'WASHINGTON DC 20001'],
  [{ city: 'APO', state: 'AE', zip: '09012' }, 'APO AE 09012'],
  [{ city: '', state: 'Guam', zip: '96910' }, 'HAGATNA GU 96910'],
  [{ city: 'Oak Grove', state: 'TN', zip: '42223' }, 'OAK GROVE TN 42223'],
]

test.for(places)('the last line is completed from its ZIP: %o', ([typed, last]) => {
  const outcome = standardizeAddress({ street: '1 Elm St', unit: null, ...austin, ...typed })
  expect(outcome).toMatchObject({ ok: true })
  if (outcome.ok)
    expect(`${outcome.value.city} ${outcome.value.state} ${outcome.value.zip}`).toBe(last)
})

const wrongPlaces: [typed: Partial<StreetAddress>, refusal: object][] = [
  [{ state: 'ZZ' }, { because: 'unknown state' }],
  [{ state: 'Ontario' }, { because: 'unknown state' }],
  [{ zip: '' }, { because: 'unreadable zip' }],
  [{ zip: '7870' }, { because: 'unreadable zip' }],
  [{ zip: '2134' }, { because: 'unreadable zip' }],
  [{ zip: 'ABCDE' }, { because: 'unreadable zip' }],
  [{ zip: '78701-12' }, { because: 'unreadable zip' }],
  [{ zip: '00000' }, { because: 'unreadable zip' }],
  [
    { zip: '78701', state: 'OK' },
    { because: 'zip of another state', state: 'TX' },
  ],
  [
    { zip: '00901', state: 'TX' },
    { because: 'zip of another state', state: 'PR' },
  ],
  [{ city: 'Aus\u0000tin' }, { because: 'unknown city' }],
  [{ city: 'A'.repeat(61) }, { because: 'unknown city' }],
  [{ city: '', zip: '78700' }, { because: 'unknown city' }],
]

test.for(wrongPlaces)('a wrong last line says what to mend: %o', ([typed, refusal]) => {
  const outcome = standardizeAddress({ street: '1 Elm St', unit: null, ...austin, ...typed })
  expect(outcome).toEqual({ ok: false, refusal })
})
