import { expect, test } from 'vitest'
import { spanishNames } from '#domain/roles/role-key.ts'
import { systemRoles } from '#domain/roles/system-roles.ts'
import { roleNameIn } from './role-name.ts'

test('the roles of every community have a name in both languages, and no other is changed', () => {
  const names = systemRoles.map(({ name }) => name)
  expect(names.map(roleNameIn('en'))).toEqual(names)
  expect(names.map(roleNameIn('es'))).toEqual(names.map((name) => spanishNames[name]))
  expect(['Gate Keeper', 'resident'].map(roleNameIn('es'))).toEqual(['Gate Keeper', 'resident'])
})
