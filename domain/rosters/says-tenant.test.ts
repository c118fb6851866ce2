import { expect, test } from 'vitest'
import { tenantsSaid } from './says-tenant.ts'

test.for([
  ['Tim Murphy (tenant)', 'one'],
  ['Tim Murphy [RENTER]', 'one'],
  ['Tenant: Tim Murphy', 'one'],
  ['Lu Moss - renting', 'one'],
  ['Lu Moss – Renter', 'one'],
  ['Lu Moss, tenant', 'one'],
  ['Ana y Luis Ibarra (inquilinos)', 'all'],
  ['Tenants: Ana & Bo Chen', 'all'],
  ['Rob Sims (owner) / Tia Uhl (renter)', 'some'],
  ['Owner: Rob Sims\nTenant: Tia Uhl', 'some'],
  ['Rob Sims (owner)', null],
  ['Rob Sims (has tenant)', null],
  ['Tenant, Lucy', null],
  ['Renter, Bo', null],
  ['Kim Tenant', null],
  ['Tenant', null],
  ['', null],
] as const)('“%s” says that tenants are %s', ([typed, said]) => {
  expect(tenantsSaid(typed)).toBe(said)
})
