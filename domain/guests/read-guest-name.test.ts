import { expect, test } from 'vitest'
import { accept, refuse } from '#domain/result.ts'
import { readGuestName } from './read-guest-name.ts'

test.for([
  ['Bo Chen', 'Bo', 'Chen'],
  ['  bo   chen ', 'Bo', 'Chen'],
  ['Chen, Bo', 'Bo', 'Chen'],
  ['María José de la Cruz', 'María José', 'de la Cruz'],
  ['Dr. Albert Roy Jr.', 'Albert', 'Roy Jr.'],
  ['Anne-Marie O’Donnell', 'Anne-Marie', 'O’Donnell'],
] as const)('%s is %s of the family %s', ([typed, firstName, lastName]) => {
  expect(readGuestName(typed)).toEqual(accept({ firstName, lastName }))
})

test.for(['Bo', '', '   ', 'The Reyes Family Trust', '<b>Bo</b> Chen', 'N/A', '42 7'])(
  '“%s” is not the full name of a person',
  (typed) => {
    expect(readGuestName(typed)).toEqual(refuse({ because: 'unreadable' }))
  },
)

test.for(['John & Mary Smith', 'Ana Reyes and Bo Chen', 'Ana Reyes; Bo Chen'])(
  '%s are two, and need two invitations',
  (typed) => {
    expect(readGuestName(typed)).toEqual(refuse({ because: 'several' }))
  },
)

test.for([
  ['José Ñandú-Łukasz 👴', 'sign'],
  [`Bo ${'x'.repeat(97)}`, 'name too long'],
  ['x'.repeat(500), 'name too long'],
] as const)('“%s” is refused with its reason: %s', ([typed, because]) => {
  expect(readGuestName(typed)).toEqual(refuse({ because }))
})
