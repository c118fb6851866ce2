import { expect, test } from 'vitest'
import type { Column, Field, Remembered } from './field.ts'
import { guessColumns } from './guess-columns.ts'

/** Each column as `meaning person`, from headers and rows with cells parted by `|`. */
function guess(headers: string, rows: string[], chosen: Record<string, Field> = {}) {
  const cells = rows.map((row, index) => ({ line: index + 2, cells: row.split('|') }))
  return guessColumns({ headers: headers.split('|'), rows: cells }, { chosen })
}

function meanings(...given: Parameters<typeof guess>) {
  return guess(...given).map(({ meaning, person }) =>
    person > 1 ? `${meaning} ${person}` : meaning,
  )
}

test('a suffix beside a street is the street’s', () => {
  const headers = 'St No|St Name|Suffix|First|Last|Email'
  const columns = guess(headers, [
    '12|Elm|St|Ana|Reyes|a@example.com',
    '14|Oak|Dr|Bo|Chen|b@example.com',
  ])
  expect(columns.map(({ meaning }) => meaning)).toEqual([
    ...['houseNumber', 'street', 'street', 'firstName', 'lastName', 'email'],
  ])
})

test.for([
  ['Ph 2 Blk 4 Lot 7', 'Phase 3, Block 4, Lot 8', 'lot'],
  ['1 Kite Way\nAustin, TX 78704', '2 Kite Way\nUnit 5\nAustin, TX 78704', 'address'],
] as const)(
  'a column of homes is told by its values, whatever is above it: %s',
  ([one, other, meaning]) => {
    for (const header of ['Legal', 'Where'])
      expect(
        meanings(`Owner|${header}|Email`, [
          `Ana Reyes|${one}|a@example.com`,
          `Bo Chen|${other}|b@example.com`,
        ]),
      ).toEqual(['fullName', meaning, 'email'])
  },
)

test('children are nobody of the roster, and who lives there is', () => {
  expect(
    meanings('Who|House|Best email|Kids', [
      'Amy & Bob Ash|1 Owl Ln|a@example.com|Zoe, Max',
      'Cy|2 Owl Ln|c@example.com|',
    ]),
  ).toEqual(['fullName', 'address', 'email', 'ignore'])
  expect(
    meanings('Nombre|Domicilio|Correo|Hijos', ['Ana Reyes|1 Owl Ln|a@example.com|Zoe Reyes']),
  ).toEqual(['fullName', 'address', 'email', 'ignore'])
})

test('the names of customers are the people of a bookkeeper’s list, and their numbers nobody', () => {
  const headers = 'Customer|Company|Main Phone|Main Email|Bill to 1|Bill to 2'
  const rows = [
    'Abbott, Grace||512-555-0161|grace@example.com|Grace Abbott|31 Plover Ln',
    'Barnes, Henry & Ida||512-555-0162|h@example.com|Henry & Ida Barnes|33 Plover Ln',
    'Clark Homes LLC|Clark Homes LLC|512-555-0163|c@example.com|Clark Homes LLC|35 Plover Ln',
  ]
  expect(meanings(headers, rows)).toEqual([
    ...['fullName', 'ignore', 'phone', 'email', 'ignore', 'address 2'],
  ])
  const numbers = ['10023|Ana Reyes|1 Elm St', '10024|Bo Chen|2 Elm St']
  expect(meanings('Customer|Name|Address', numbers)).toEqual(['ignore', 'fullName', 'address'])
})

test('ticks for the board are nobody’s title', () => {
  const headers = 'Name|Address|Email|Board Member'
  expect(
    meanings(headers, [
      'Ana Reyes|1 Elm St|a@example.com|Yes',
      'Bo Chen|2 Elm St|b@example.com|No',
    ]).at(-1),
  ).toBe('ignore')
  expect(
    meanings(headers, [
      'Ana Reyes|1 Elm St|a@example.com|President',
      'Bo Chen|2 Elm St|b@example.com|',
    ]).at(-1),
  ).toBe('title')
})

test('two owners in numbered columns are two people', () => {
  const headers =
    'Owner 1 First|Owner 1 Last|Owner 1 Email|Owner 2 First|Owner 2 Last|Owner 2 Email'
  expect(meanings(headers, ['Ana|Reyes|ana@example.com|Bo|Chen|bo@example.com'])).toEqual([
    'firstName', 'lastName', 'email', 'firstName 2', 'lastName 2', 'email 2',
  ]) // biome-ignore format: one line
})

test('a second e-mail without a second name is nobody’s in particular', () => {
  const columns = guess('Name|Email 1|Email 2', ['John & Mary Smith|j@example.com|m@example.com'])
  expect(columns.map(({ person }) => person)).toEqual([1, 1, 0])
})

test('headers that stand twice are two people, each with their own e-mail', () => {
  expect(meanings('First|Last|Email|First|Last|Email', ['Ana|Reyes|a@example.com|Bo|Chen|b@example.com'])).toEqual([
    'firstName', 'lastName', 'email', 'firstName 2', 'lastName 2', 'email 2',
  ]) // biome-ignore format: one line
  const behind = guess('Name|Spouse|Email|Email', ['Ana Reyes|Bo Chen|a@example.com|b@example.com'])
  expect(behind.map(({ person }) => person)).toEqual([1, 2, 0, 0])
})

test.for([
  ['Property Address|Mailing Address', 'address mailingAddress'],
  ['Mailing Address|Property Address', 'mailingAddress address'],
  ['Address|Mailing Address', 'address mailingAddress'],
  ['Owner Address|Address', 'mailingAddress address'],
  ['Address|Site Address', 'mailingAddress address'],
  ['Address|Address', 'address mailingAddress'],
  ['Owner Address', 'address'],
  ['Mailing Address', 'address'],
] as const)('of “%s”, the home in the community counts: %s', ([headers, expected]) => {
  const row = headers
    .split('|')
    .map((_, index) => `${index + 1} Main St`)
    .join('|')
  expect(meanings(headers, [row]).join(' ')).toBe(expected)
})

test('an address for mail is told as ignored, and one that stands alone is unsure', () => {
  const two = guess('Property Address|Mailing Address', ['1 Main St|2 Elm Dr'])
  const [alone] = guess('Mailing Address', ['1 Main St'])

  expect(two.map(({ field }) => field)).toEqual(['address', 'ignore'])
  expect(alone).toMatchObject({ field: 'address', confidence: 0.5 })
})

test('city, state and ZIP go with the address they stand behind', () => {
  const headers = 'Address|City|Zip|Mailing Address|City|Zip'
  expect(meanings(headers, ['1 Main St|Austin|78701|2 Elm Dr|Dallas|75201'])).toEqual([
    'address', 'city', 'zip', 'mailingAddress', 'mailingCity', 'mailingZip',
  ]) // biome-ignore format: one line
})

test('a unit is the home’s, wherever its column stands', () => {
  const headers = 'Property Address|Mailing Address|City|Unit'
  expect(meanings(headers, ['1 Main St|2 Elm Dr|Dallas|4'])).toEqual([
    'address', 'mailingAddress', 'mailingCity', 'unit',
  ]) // biome-ignore format: one line
})

test('whoever pays is the owner where nobody else is named', () => {
  expect(meanings('Bill To|Service Address', ['Ana Reyes|1 Main St', 'Bo Chen|2 Main St'])).toEqual(
    ['fullName', 'address'],
  )
})

test('columns without a useful header are told by their values', () => {
  const rows = [
    'Ana Reyes|1 Elm St|ana@example.com|512-555-0101|78701',
    'Bo Chen|2 Elm St|bo@example.com|512-555-0102|78701',
  ]
  expect(meanings('||||', rows)).toEqual(['fullName', 'address', 'email', 'phone', 'zip'])
  expect(meanings('A|B|C|D|E', rows)).toEqual(['fullName', 'address', 'email', 'phone', 'zip'])
})

test.for([
  ['Unit', '12 Main St', 'address'],
  ['Unit', '12', 'unit'],
  ['Home', '12 Main St', 'address'],
  ['Owner', 'Ana Reyes', 'fullName'],
  ['Contact', '512-555-0101', 'phone'],
  ['Contact', 'ana@example.com', 'email'],
  ['Contact #', '512-555-0101', 'phone'],
  ['Type', 'Renter', 'occupancy'],
  ['Status', 'Paid in full', 'ignore'],
  ['Property', 'Willow Bend', 'ignore'],
  ['Bill To', '12 Main St', 'address'],
  ['Email', 'yes', 'ignore'],
] as const)('“%s” above “%s” is %s', ([header, value, meaning]) => {
  expect(meanings(header, [value, value, value])).toEqual([meaning])
})

test('one text in every row is nobody’s name', () => {
  const rows = ['Ana Reyes|Willow Bend HOA', 'Bo Chen|Willow Bend HOA', 'Eve Stone|Willow Bend HOA']
  expect(meanings('|', rows)).toEqual(['fullName', 'ignore'])
})

test('tenants are left out where there are owners, and are the people where there are none', () => {
  const beside = guess('Owner Name|Tenant Name|Tenant Email', ['Ana Reyes|Bo Chen|bo@example.com'])
  const alone = guess('Tenant Name|Tenant Email', ['Bo Chen|bo@example.com'])

  expect(beside.map(({ field }) => field)).toEqual(['fullName', 'ignore', 'ignore'])
  expect(alone.map(({ field, who }) => [field, who])).toEqual([
    ['fullName', 'tenant'],
    ['email', 'tenant'],
  ])
})

test('a name beside a last name is the first, and one beside both is left out', () => {
  expect(meanings('Nombre|Apellidos', ['Ana|Reyes'])).toEqual(['firstName', 'lastName'])
  expect(meanings('Owner Name|First Name|Last Name', ['Ana Reyes|Ana|Reyes'])).toEqual([
    'ignore', 'firstName', 'lastName',
  ]) // biome-ignore format: one line
})

test('what a person chose wins, and keeps what the header says finer', () => {
  const chosen: Record<string, Field> = {
    remarks: 'email',
    email: 'ignore',
    'middle name': 'firstName',
    'owner name': 'fullName',
  }
  const columns = guess(
    'Owner Name|Remarks|Email|Middle Name',
    ['Ana Reyes|x|ana@example.com|Q'],
    chosen,
  )

  expect(columns.map(({ field }) => field)).toEqual(['fullName', 'email', 'ignore', 'firstName'])
  expect(columns.map(({ confidence }) => confidence)).toEqual([1, 1, 1, 1])
  expect(columns[3]!.meaning).toBe('middleName')
})

test('what was chosen for one of two equal headers is chosen for that one', () => {
  expect(meanings('Phone|Phone', ['512-555-0101|512-555-0102'], { 'phone (2)': 'ignore' })).toEqual(
    ['phone', 'ignore'],
  )
})

test('every field is known by the name it has on screen, in English and Spanish', () => {
  const english =
    'Full Name|First Name|Last Name|Address|Street|Unit|Lot Number|City|State|ZIP|Email|Phone|Household|Household Role|Occupancy|Role|Title'
  const spanish =
    'Nombre completo|Primer nombre|Apellido|Dirección|Calle|Unidad|Número de lote|Ciudad|Estado|Código postal|Correo electrónico|Teléfono|Hogar|Rol en el hogar|Ocupación|Rol|Título'
  const fields = [
    'fullName',
    'firstName',
    'lastName',
    'address',
    'street',
    'unit',
    'lot',
    'city',
    'state',
    'zip',
    'email',
    'phone',
    'household',
    'householdRole',
    'occupancy',
    'role',
    'title',
  ]
  for (const headers of [english, spanish])
    for (const [index, header] of headers.split('|').entries())
      expect([header, guess(header, [])[0]!.field]).toEqual([header, fields[index]])
})

test('a column of remarks beside the rest is no name', () => {
  expect(
    meanings('Full Name|Address|Reason', [
      'Ana Reyes|1 Main St|Missing email',
      'Bo Chen|2 Main St|Unclear names',
    ]),
  ).toEqual(['fullName', 'address', 'ignore'])
})

test('confidence is a share, least where nothing is told', () => {
  const columns = guess('Email|Zorblax||Owner Remarks', ['a@example.com|7|8|9'])
  expect(columns.map(({ confidence }) => confidence)).toEqual([0.95, 0.3, 0.3, 0.95])
})

function rememberedOf(columns: readonly Column[]): Remembered {
  return Object.fromEntries(columns.map((column) => [column.key, column]))
}

/** The meanings of a few rows, of which a larger file has taught what its headers mean. */
function meaningsAfter(taught: [headers: string, rows: string[]], headers: string, rows: string[]) {
  const remembered = rememberedOf(guess(...taught))
  const cells = rows.map((row, index) => ({ line: index + 2, cells: row.split('|') }))
  const columns = guessColumns({ headers: headers.split('|'), rows: cells }, { remembered })
  return columns.map(({ meaning, confidence }) => `${meaning} ${confidence}`)
}

const contacts: [string, string[]] = [
  'Name|Home|Contact',
  ['Ana Reyes|12 Main St|512-555-0101', 'Bo Chen|14 Main St|512-555-0102'],
]

test('a few rows of a table are read as the whole was, and ask for a look where they tell otherwise', () => {
  const rest = ['Bo Chen|Lot|bo@example.com']
  expect(meaningsAfter(contacts, contacts[0], ['Cy Diaz||'])).toEqual([
    ...['fullName 0.9', 'address 0.8', 'phone 0.8'],
  ])
  expect(meaningsAfter(contacts, contacts[0], rest)).toEqual([
    ...['fullName 0.9', 'address 0.8', 'phone 0.5'],
  ])
})

test('in another table, clear values win over what a header meant before', () => {
  const rest = ['Bo Chen|14 Main St|bo@example.com|x']
  expect(meaningsAfter(contacts, 'Name|Home|Contact|Note', rest).slice(2)).toEqual([
    ...['email 0.8', 'ignore 0.95'],
  ])
})

test('what was confirmed of owners does not leave a file of tenants without names', () => {
  const both: [string, string[]] = ['Owner|Tenant|Address', ['Ana Reyes|Bo Chen|1 Main St']]
  expect(meaningsAfter(both, both[0], ['|Bo Chen|1 Main St'])[1]).toBe('tenantBesideOwner 0.6')
  expect(meaningsAfter(both, 'Tenant|Address', ['Bo Chen|1 Main St'])[0]).toBe('fullName 0.85')
})

test('what a list of units never had is not missing because of what was confirmed', () => {
  const units: [string, string[]] = [
    'Unit|Owner|Contact',
    ['101|Ana Reyes|ana@example.com', '102|Bo Chen|bo@example.com'],
  ]
  expect(meaningsAfter(units, units[0], ['104|Cy Diaz|cy@@example'])).toEqual([
    ...['unit 0.9', 'fullName 0.85', 'email 0.5'],
  ])
})

test('a column without a header is remembered by nothing', () => {
  const remembered = { 'column 1': { meaning: 'email', confidence: 1 } } as const
  const table = { headers: ['', 'Column 1'], rows: [{ line: 2, cells: ['x', 'y'] }] }
  expect(guessColumns(table, { remembered }).map(({ meaning }) => meaning)).toEqual([
    ...['ignore', 'ignore'],
  ])
})

test('a county’s parts of the home are the home’s, also behind the address for mail', () => {
  const headers =
    'Owner|Mail Addr|Mail City|Mail Zip|Situs No|Situs Frac|Situs Dir|Situs Street|Situs Sfx|Situs Unit|Situs City|Situs Zip'
  const row = 'SMITH JOHN|PO BOX 4|WACO|76701|104|1/2|N|OAK|ST|B|AUSTIN|78702'
  expect(meanings(headers, [row])).toEqual([
    ...['fullName', 'mailingAddress', 'mailingCity', 'mailingZip'],
    ...['houseNumber', 'street', 'street', 'street', 'street', 'unit', 'city', 'zip'],
  ])
})

test('an address book knows homes from offices, and names from what is made of them', () => {
  const headers =
    'Title|First Name|Last Name|Suffix|Business Street|Business City|Home Street|Home Street 2|Home City|Home Postal Code'
  const row = 'Mr.|Alan|Turner|Sr.|1 Dell Way|Waco|3 Bluff St|Apt 2|Austin|78704'
  expect(meanings(headers, [row])).toEqual([
    ...['ignore', 'firstName', 'lastName', 'nameSuffix', 'ignore', 'ignore'],
    ...['street', 'addressLine2 2', 'city', 'zip'],
  ])
})

test('parts of an address stay together around a box that nobody lives in', () => {
  const headers =
    'Name|Address 1 - Street|Address 1 - City|Address 1 - PO Box|Address 1 - Region|Address 1 - Postal Code|Address 1 - Extended Address'
  expect(meanings(headers, ['Ana Reyes|1 Elm St|Austin||TX|78704|Unit B'])).toEqual([
    ...['fullName', 'address', 'city', 'ignore', 'state', 'zip', 'addressLine2'],
  ])
})

test.for([
  ['Last Seen', ['2026-01-02', '2026-03-04', '2025-11-30'], 'ignore'],
  ['Last', ['Reyes', 'Chen', '3rd'], 'lastName'],
  ['Title', ['Mr.', 'Ms.', 'Treasurer'], 'ignore'],
  ['Title', ['President', 'Ms.', 'Treasurer'], 'title'],
  ['Tenant?', ['Y', 'N', 'N'], 'ignore'],
  ['Home', ['512-555-0101', '512-555-0102', '512-555-0103'], 'phone'],
  ['Property', ['Pine Court', 'Pine Court', 'Pine Court'], 'ignore'],
] as const)(
  'dates are no names, “Mr.” no office and a number no home: %s',
  ([header, values, meaning]) => {
    const rows = values.map((value, index) => `Ana|${value}|${index + 1} Elm St`)
    const [, middle] = guess(`First|${header}|Street Address`, rows)
    expect(middle!.meaning).toBe(meaning)
  },
)
