import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayGrant } from './may-grant.ts'
import { permissions } from './permission.ts'
import { systemRoles } from './system-roles.ts'

const all = [...permissions]
const allButOne = all.filter((permission) => permission !== 'view audit log')

test.for([
  ['the same permissions', true, ['view property'], ['view property']],
  ['fewer permissions', true, ['view property', 'import roster'], ['view property']],
  ['no permission, by someone without', true, [], []],
  ['no permission', true, ['view property'], []],
  ['one permission more', false, ['view property'], ['view property', 'import roster']],
  ['another permission', false, ['view property'], ['import roster']],
  ['a permission nobody knows', false, all, ['fly']],
] as const)('a role with %s may be granted: %s', ([, may, own, permissions]) => {
  expect(mayGrant(new Set(own), { isLeader: false, permissions })).toBe(may)
})

test.for([
  ['everything', true, all, all],
  ['everything, and the role nothing', true, all, []],
  ['everything but one thing, and the role nothing', false, allButOne, []],
  ['everything but one thing, as the role does', false, allButOne, allButOne],
  ['nothing', false, [], []],
] as const)('who may do %s makes leaders: %s', ([, may, own, permissions]) => {
  expect(mayGrant(new Set(own), { isLeader: true, permissions })).toBe(may)
})

test('a leader may grant every role, a board member none of a leader, a resident only their own', () => {
  const granting = systemRoles.map(({ system, permissions }) => [
    system,
    systemRoles.filter((role) => mayGrant(new Set(permissions), role)).map(({ system }) => system),
  ])
  expect(Object.fromEntries(granting)).toEqual({
    leader: ['leader', 'board', 'resident'],
    board: ['board', 'resident'],
    resident: ['resident'],
  })
})

const some = fc.subarray(all)
const named = fc.array(fc.constantFrom<string>(...all, 'fly'))

test('whatever is granted lies within what the granter may do, and only who may do all makes leaders', () => {
  fc.assert(
    fc.property(some, named, fc.boolean(), (own, wanted, isLeader) => {
      const may = mayGrant(new Set<string>(own), { isLeader, permissions: wanted })
      const isWithin = wanted.every((one) => own.some((mine) => mine === one))
      expect(may).toBe(isWithin && (!isLeader || own.length === all.length))
    }),
  )
})

test('no chain of grants leads to more than its first granter may do', () => {
  fc.assert(
    fc.property(
      some,
      fc.array(fc.subarray(all), { maxLength: 6 }),
      fc.boolean(),
      (first, chain, isLeader) => {
        let holder: readonly string[] = first
        for (const permissions of chain)
          if (mayGrant(new Set(holder), { isLeader, permissions })) holder = permissions
        expect(first).toEqual(expect.arrayContaining([...holder]))
      },
    ),
  )
})

test('who gains a permission may still grant whatever they could before', () => {
  fc.assert(
    fc.property(some, some, named, fc.boolean(), (own, gained, wanted, isLeader) => {
      const role = { isLeader, permissions: wanted }
      const before = mayGrant(new Set<string>(own), role)
      expect(before && !mayGrant(new Set<string>([...own, ...gained]), role)).toBe(false)
    }),
  )
})
