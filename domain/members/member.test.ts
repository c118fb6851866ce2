import { expect, test } from 'vitest'
import { memberState } from './member.ts'

const april = new Date('2026-04-01T12:00:00Z')

test.for([
  ['pending', {}],
  ['active', { joinedAt: april }],
  ['inactive', { joinedAt: april, leftAt: april }],
  ['inactive', { joinedAt: april, suspendedAt: april }],
  ['inactive', { leftAt: april }],
] as const)('a member is %s with the dates %j', ([state, dates]) => {
  expect(memberState({ joinedAt: null, leftAt: null, suspendedAt: null, ...dates })).toBe(state)
})
