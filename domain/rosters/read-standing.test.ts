import { expect, test } from 'vitest'
import { readHouseholdRole, readOccupancy, readYesNo } from './read-standing.ts'

test.for([
  ['Owner', 'owner'],
  ['OWNER-OCCUPIED', 'owner'],
  ['Propietaria', 'owner'],
  ['Dueño', 'owner'],
  ['Absentee Owner', 'absentee owner'],
  ['Non-Resident Owner', 'absentee owner'],
  ['Off-site', 'absentee owner'],
  ['Landlord', 'absentee owner'],
  ['Propietario ausente', 'absentee owner'],
  ['Renter', 'renter'],
  ['tenant', 'renter'],
  ['Tenant Occupied', 'renter'],
  ['Inquilino', 'renter'],
  ['Inquilinos', 'renter'],
  ['Renters', 'renter'],
  ['Owners', 'owner'],
  ['Caregiver', 'other'],
  ['Family', 'other'],
  ['1', undefined],
  ['Paid in full', undefined],
  ['', undefined],
] as const)('“%s” lives there as %s', ([typed, occupancy]) => {
  expect(readOccupancy(typed)).toBe(occupancy)
})

test.for([
  ['Head of Household', 'head'],
  ['HOH', 'head'],
  ['Self', 'head'],
  ['Jefa de familia', 'head'],
  ['Primary', 'head'],
  ['Member', 'member'],
  ['Wife', 'member'],
  ['Cónyuge', 'member'],
  ['Co-Owner', 'member'],
  ['2', undefined],
  ['Parrot', undefined],
] as const)('“%s” is %s of a household', ([typed, role]) => {
  expect(readHouseholdRole(typed)).toBe(role)
})

test.for([
  ['Yes', true],
  ['y', true],
  ['X', true],
  ['Sí', true],
  ['✓', true],
  ['TRUE', true],
  ['No', false],
  ['N', false],
  ['0', false],
  ['', undefined],
  ['maybe', undefined],
] as const)('“%s” ticks %s', ([typed, ticked]) => {
  expect(readYesNo(typed)).toBe(ticked)
})
