import { expect, test } from 'vitest'
import { newId } from '#domain/new-id.ts'
import {
  type Actor,
  isNotAllowed,
  NotAllowed,
  type Permission,
  permissions,
  requirePermission,
} from './permission.ts'
import { systemRoles } from './system-roles.ts'

function anActor(...may: Permission[]): Actor {
  const [communityId, memberId, accountId] = [newId(), newId(), newId()]
  return { communityId, memberId, accountId, permissions: new Set(may), from: null }
}

test('an actor may do what their role says, and nothing else', () => {
  const by = anActor('invite members', 'view property')
  expect(() => requirePermission(by, 'invite members')).not.toThrow()
  expect(() => requirePermission(by, 'invite members via email')).toThrow(
    new NotAllowed('invite members via email'),
  )
  expect(() => requirePermission(anActor(), 'view property')).toThrow(NotAllowed)
})

test('the error says which permission is missing', () => {
  const error = new NotAllowed('import roster')
  expect(error).toMatchObject({ name: 'NotAllowed', permission: 'import roster' })
  expect(error.message).toBe('This needs the permission to import roster.')
})

test.for([
  ['the error', true, new NotAllowed('import roster')],
  ['the same from another bundle', true, Object.assign(new Error(), { name: 'NotAllowed' })],
  ['another error', false, new Error('NotAllowed')],
  ['no error', false, { name: 'NotAllowed' }],
  ['nothing', false, null],
] as const)('%s counts as not allowed: %s', ([, counts, error]) => {
  expect(isNotAllowed(error)).toBe(counts)
})

test('a leader may everything; a board member reads; a resident sees neighbors, not addresses', () => {
  const roles = Object.fromEntries(
    systemRoles.map(({ system, permissions }) => [system, [...permissions]]),
  )
  expect(roles).toEqual({
    leader: [...permissions],
    board: [
      'view active members',
      'view leaders',
      'view member profiles',
      'view member groups',
      'view community preferences',
      'admin view members',
      'view member email',
      'view member phone',
      'view member property address',
      'view households',
      'view property',
    ],
    resident: ['view active members', 'view leaders', 'view member profiles', 'view member groups'],
  })
})
