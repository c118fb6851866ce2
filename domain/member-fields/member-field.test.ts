import { expect, test } from 'vitest'
import { newId } from '#domain/new-id.ts'
import type { Actor, Permission } from '#domain/roles/permission.ts'
import { fillsField, readValue, seesField } from './member-field.ts'

const line = { kind: 'text', options: [] } as const
const choice = { kind: 'choice', options: ['Dog', 'Cat'] } as { kind: 'choice'; options: string[] }

test.for([
  [line, '  A parrot ', 'A parrot'],
  [line, '', ''],
  [line, 'x'.repeat(200), 'x'.repeat(200)],
  [line, 'x'.repeat(201), null],
  [line, 'two\nlines', null],
  [line, 'turned \u202e round', null],
  [choice, 'Cat', 'Cat'],
  [choice, 'cat', null],
  [choice, 'Horse', null],
  [{ kind: 'yes or no', options: [] }, 'yes', 'yes'],
  [{ kind: 'yes or no', options: [] }, 'maybe', null],
  [{ kind: 'date', options: [] }, '2026-02-28', '2026-02-28'],
  [{ kind: 'date', options: [] }, '2026-02-30', null],
  [{ kind: 'date', options: [] }, '02/28/2026', null],
  [{ kind: 'date', options: [] }, '2026-13-01', null],
] as const)('into %o goes %j as %j', ([field, typed, value]) => {
  expect(readValue({ ...field, options: [...field.options] }, typed)).toBe(value)
})

test('an option that is offered no more may stay where it stands', () => {
  expect(readValue(choice, 'Horse', 'Horse')).toBe('Horse')
})

const anActor = (...may: Permission[]): Actor => ({
  communityId: newId(),
  memberId: 'self',
  accountId: newId(),
  permissions: new Set(may),
  from: null,
})

test.for([
  ['themselves', 'leaders', 'self', [], true],
  ['a neighbour', 'leaders', 'other', ['view member profiles'], false],
  ['a neighbour', 'neighbours', 'other', ['view member profiles'], true],
  ['somebody who opens no profiles', 'neighbours', 'other', [], false],
  ['who manages members', 'leaders', 'other', ['admin view members'], true],
] as const)('%s sees a field for %s of %s: %j %s', ([, seenBy, whose, may, sees]) => {
  expect(seesField(anActor(...may), { seenBy }, whose)).toBe(sees)
})

test.for([
  ['leaders', 'self', [], false],
  ['member', 'self', [], true],
  ['member', 'other', [], false],
  ['member', 'other', ['admin view members', 'update member contact info'], true],
  ['leaders', 'other', ['admin view members', 'update member contact info'], true],
  ['leaders', 'other', ['admin view members'], false],
] as const)('a field that %s fill in, of %s, with %j: %s', ([filledBy, whose, may, fills]) => {
  expect(fillsField(anActor(...may), { filledBy }, whose)).toBe(fills)
})
