import { expect, test } from 'vitest'
import { accept, refuse } from '#domain/result.ts'
import type { Acquainted } from './find-acquainted.ts'
import { recogniseGuest } from './recognise-guest.ts'

const somebody: Acquainted = {
  id: 'mary',
  firstName: 'Mary',
  nameKey: 'smith mary',
  email: 'mary@example.com',
  phone: null,
  byEmail: true,
  isJoined: false,
  hasLeft: false,
  hasAccount: false,
  hasLiveCode: false,
  roleHere: null,
  livesElsewhere: false,
}
const joined = { isJoined: true, hasAccount: true }
const elsewhere = { livesElsewhere: true }
const another = { nameKey: 'smith john', firstName: 'John' }
const newcomer = accept(null)
const known = accept(somebody)

test.for([
  ['nobody of that address', 'a new person', null, newcomer],
  ['who is expected here without a code', 'known', { roleHere: 'head' }, known],
  ['who is expected nowhere', 'known', {}, known],
  ['whose invitation was cancelled', 'known', { hasLeft: true }, known],
  ['with a live code', 'invited', { hasLiveCode: true }, refuse({ because: 'already invited' })],
  [
    'who waits for a leader',
    'invited',
    { hasAccount: true },
    refuse({ because: 'already invited' }),
  ],
  ['who is expected elsewhere', 'refused', elsewhere, refuse({ because: 'expected elsewhere' })],
  [
    'who is expected here and elsewhere',
    'refused',
    { ...elsewhere, roleHere: 'member' },
    refuse({ because: 'expected elsewhere' }),
  ],
  [
    'who lives here',
    'a member',
    { ...joined, roleHere: 'member' },
    refuse({ because: 'already a member' }),
  ],
  ['who has joined in another home', 'a new person', { ...joined, ...elsewhere }, newcomer],
  ['who was here and has left', 'a new person', { ...joined, hasLeft: true }, newcomer],
  [
    'of another name who is expected elsewhere',
    'asked about, without the name',
    { ...another, ...elsewhere },
    refuse({ because: 'shares an address', name: null }),
  ],
  [
    'of another name who is expected here',
    'asked about by name',
    { ...another, roleHere: 'member' },
    refuse({ because: 'shares an address', name: 'John' }),
  ],
  ['of another name who has left', 'a new person', { ...another, hasLeft: true }, newcomer],
  [
    'of another name whose account has this address',
    'refused',
    { ...another, ...joined },
    refuse({ because: 'address of a member' }),
  ],
  [
    'of another name who has joined with this number',
    'asked about',
    { ...another, ...joined, byEmail: false },
    refuse({ because: 'shares an address', name: null }),
  ],
] as const)('somebody %s is %s', ([, , facts, outcome]) => {
  const people = facts ? [{ ...somebody, ...facts }] : []
  const answer = recogniseGuest(people, { nameKey: 'smith mary', sharesAddress: false })
  if (answer.ok && answer.value) expect({ ...answer.value, ...somebody }).toEqual(somebody)
  expect(answer.ok ? accept(answer.value && somebody) : answer).toEqual(outcome)
})

test('who shares an address, and it was said so, is a person of their own', () => {
  const john = { ...somebody, ...another, roleHere: 'member' as const }
  expect(recogniseGuest([john], { nameKey: 'smith mary', sharesAddress: true })).toEqual(newcomer)
})

test('saying that they share an address does not open the address of a member', () => {
  const john = { ...somebody, ...another, ...joined }
  expect(recogniseGuest([john], { nameKey: 'smith mary', sharesAddress: true })).toEqual(
    refuse({ because: 'address of a member' }),
  )
})

test('who is invited already is so under any of several records', () => {
  const twice = [
    { ...somebody, ...joined, ...elsewhere },
    { ...somebody, id: 'twin', hasLiveCode: true },
  ]
  expect(recogniseGuest(twice, { nameKey: 'smith mary', sharesAddress: false })).toEqual(
    refuse({ because: 'already invited' }),
  )
})
