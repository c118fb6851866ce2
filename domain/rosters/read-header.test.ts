import { expect, test } from 'vitest'
import { columnKeys } from './field.ts'
import { readHeader } from './read-header.ts'

test.for([
  ['Full Name', 'fullName'], ['Owner Name(s)', 'fullName'], ['HOMEOWNER', 'fullName'], ['Nombre completo', 'fullName'],
  ['Names', 'fullName'], ['Propietario', 'fullName'], ['OwnerName', 'fullName'], ['OWNERNAME', 'fullName'],
  ['First', 'firstName'], ['First Name', 'firstName'], ['firstName', 'firstName'], ['FNAME', 'firstName'],
  ['Frist Name', 'firstName'], ['Primer nombre', 'firstName'],
  ['Last Name', 'lastName'], ['Surname', 'lastName'], ['Family Name', 'lastName'], ['Apellidos', 'lastName'],
  ['Middle Initial', 'middleName'], ['Address', 'address'], ['Property Address', 'address'],
  ['Street Address', 'address'], ['Dirección', 'address'], ['Site Addr.', 'address'], ['Unit Address', 'address'],
  ['Street', 'street'], ['Street Name', 'street'], ['Street #', 'houseNumber'], ['House Number', 'houseNumber'],
  ['Address Line 2', 'addressLine2'], ['Unit', 'unit'], ['Apt #', 'unit'], ['Unit No.', 'unit'], ['Bldg', 'building'],
  ['Lot', 'lot'], ['Lot Number', 'lot'], ['Lote', 'lot'], ['Block', 'block'], ['City', 'city'], ['Ciudad', 'city'],
  ['State', 'state'], ['Zip', 'zip'], ['ZIP Code', 'zip'], ['Zipcode', 'zip'], ['Postal Code', 'zip'],
  ['Código Postal', 'zip'], ['City/ST/ZIP', 'cityStateZip'],
  ['Email', 'email'], ['E-mail Address', 'email'], ['Correo electrónico', 'email'], ['Billing Email', 'email'],
  ['Phone', 'phone'], ['Teléfono', 'phone'], ['Home Phone', 'homePhone'], ['Cell', 'mobilePhone'],
  ['Celular', 'mobilePhone'], ['Work Phone', 'workPhone'],
  ['Household', 'household'], ['Household Role', 'householdRole'], ['Relationship', 'householdRole'],
  ['Head of Household', 'isHead'], ['Occupancy', 'occupancy'], ['Resident Type', 'occupancy'],
  ['Owner Occupied', 'isOwnerOccupied'], ['Rented?', 'isRented'], ['Role', 'role'], ['Title', 'title'],
  ['Board Position', 'title'], ['Cargo', 'title'],
  ['Mailing Address', 'mailingAddress'], ['Mail City', 'mailingCity'], ['MailZip', 'mailingZip'],
  ['Off-Site Address', 'mailingAddress'], ['Dirección postal', 'mailingAddress'],
  ["Dog's name", 'ignore'], ['Emergency Contact Phone', 'ignore'], ['Vehicle Plate', 'ignore'],
  ['Owner #2', 'fullName'], ['Unit Owner', 'fullName'], ['Lot Owner Name', 'fullName'], ['Nombre y apellidos', 'fullName'],
  ['Relation to Head', 'householdRole'], ['Owner/Renter', 'occupancy'], ['Own or Rent', 'occupancy'], ['Position', 'title'],
  ['Street Direction', 'street'], ['Account Name', 'fullName'], ['Account Email', 'email'], ['Acct #', 'ignore'],
  ['Balance Due', 'ignore'], ['Account Number', 'ignore'], ['Owner ID', 'ignore'], ['Move-in Date', 'ignore'],
  ['Situs No', 'houseNumber'], ['SITUS_FRAC', 'street'], ['SITUS_STREET', 'street'], ['Situs Unit', 'unit'], ['Situs', 'address'],
  ['Business Street', 'ignore'], ['Office ZIP', 'ignore'], ['Other City', 'ignore'], ['Home Street', 'street'],
  ['Home Street 2', 'addressLine2'], ['Home Postal Code', 'zip'], ['Address 1 - PO Box', 'ignore'],
  ['Address 1 - Region', 'state'], ['Address 1 - Extended Address', 'addressLine2'], ['Job Title', 'ignore'],
  ['Phonetic First Name', 'ignore'], ['Name Prefix', 'ignore'], ['Name Suffix', 'nameSuffix'], ['Street Prefix', 'street'],
  ['E-mail Display Name', 'ignore'], ['LAST_CHANGED', 'ignore'], ['Tenant Occupied', 'isRented'], ['Previous Owner', 'ignore'], ['Former Tenant Name', 'ignore'],
  ['Who', 'fullName'], ['Kids', 'ignore'], ['Children Names', 'ignore'], ['Hijos', 'ignore'], ['Old Lot', 'ignore'], ['Old Address', 'ignore'],
  ['Status', 'hasLeft'], ['Account Status', 'ignore'],
  ['Owner/Tenant Occupied', 'isOwnerOccupied'],
  ['Parking Space', 'ignore'], ['Email Opt In', 'ignore'], ['Phone Type', 'ignore'], ['Property Manager', 'ignore'],
] as const)('“%s” says %s', ([header, meaning]) => {
  expect(readHeader(header).meaning).toBe(meaning)
}) // biome-ignore format: a table

test.for(['', 'Community Name', 'Building Name', 'Foo', 'Unnamed: 0', '#'])(
  '“%s” says nothing',
  (header) => {
    expect(readHeader(header).meaning).toBeNull()
  },
)

test.for([
  ['Owner 1 First', 'owner', 1],
  ['Owner 2 Email', 'owner', 2],
  ['Co-Owner', 'owner', 2],
  ['Spouse Email', 'owner', 2],
  ['Owner #2', 'owner', 2],
  ['Owner or Tenant', null, null],
  ['2nd Owner Phone', 'owner', 2],
  ['Primary Owner Last Name', 'owner', 1],
  ['Tenant Name', 'tenant', null],
  ['Inquilino', 'tenant', null],
  ['Name', null, null],
  ['Email 2', null, 2],
] as const)('“%s” is of %s %s', ([header, who, person]) => {
  expect(readHeader(header)).toMatchObject({ who, person })
})

test('a header with strange words is surer of nothing', () => {
  const [plain, odd] = ['Email', 'Zorblax Email'].map((header) => readHeader(header).confidence)
  expect(odd).toBeLessThan(plain!)
})

test('columns are remembered by their headers, however they are written', () => {
  expect(columnKeys(['E-Mail', 'CITY', 'City ', '', 'Dirección'])).toEqual([
    'e mail', 'city', 'city (2)', 'column 4', 'direccion',
  ]) // biome-ignore format: one line
})
