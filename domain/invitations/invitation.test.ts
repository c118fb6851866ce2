import { expect, test } from 'vitest'
import { expiryOf, stateOf } from './invitation.ts'

const march = new Date('2026-03-01T12:00:00Z')
const april = new Date('2026-04-01T12:00:00Z')

const fresh = { redeemedAt: null, voidedAt: null, voidedBecause: null, expiresAt: null }
const moment = (milliseconds: number) => new Date(april.getTime() + milliseconds)

test.for([
  ['open', {}],
  ['open', { expiresAt: moment(1) }],
  ['expired', { expiresAt: april }],
  ['expired', { expiresAt: march }],
  ['redeemed', { redeemedAt: march }],
  ['redeemed', { redeemedAt: march, expiresAt: march }],
  ['voided', { voidedAt: march, voidedBecause: 'withdrawn' }],
  ['voided', { voidedAt: march, voidedBecause: 'withdrawn', expiresAt: march }],
  ['replaced', { voidedAt: march, voidedBecause: 'replaced' }],
] as const)('an invitation is %s with the dates %j', ([state, dates]) => {
  expect(stateOf({ ...fresh, ...dates }, april)).toBe(state)
})

test.for([
  [30, new Date('2026-05-01T12:00:00Z')],
  [90, new Date('2026-06-30T12:00:00Z')],
  [null, null],
] as const)('an invitation for %s days ends %s', ([days, end]) => {
  expect(expiryOf(april, days)).toEqual(end)
})
