import { expect, test } from 'vitest'
import { type FoundingFaults, readFounding, type TypedFounding } from './read-founding.ts'

const typed: TypedFounding = {
  name: 'Maple Court',
  kind: 'homeowners',
  street: '',
  city: 'Austin',
  state: 'TX',
  zip: '78701',
  timeZone: '',
}

const read = {
  name: 'Maple Court',
  kind: 'homeowners',
  street: null,
  city: 'Austin',
  state: 'TX',
  zip: '78701',
  timeZone: 'America/Chicago',
}

const boston = { city: 'Cambridge', state: 'MA', zip: '02139', timeZone: 'America/New_York' }
const elPaso = { city: 'El Paso', state: 'TX', zip: '79901', timeZone: 'America/Denver' }

test.for<[string, Partial<TypedFounding>, Partial<typeof read> | { street: string }]>([
  ['as it is', {}, {}],
  ['with spaces', { name: '  Maple  Court ', city: ' Austin ' }, {}],
  ['with a street', { street: ' 1 Main St ' }, { street: '1 Main St' }],
  ['with the state in words', { state: 'texas' }, {}],
  ['with ZIP+4', { zip: '78701-1234' }, {}],
  ['with a lost zero', { ...boston, zip: '2139', timeZone: '' }, boston],
  ['where a state has two time zones', { ...elPaso, timeZone: '' }, elPaso],
  ['with a time zone of its own', { timeZone: 'America/Denver' }, { timeZone: 'America/Denver' }],
  ['as a condominium', { kind: 'condominium' }, { kind: 'condominium' }],
])('a community described %s is read', ([, given, expected]) => {
  expect(readFounding({ ...typed, ...given })).toEqual({
    founding: { ...read, ...expected },
    faults: null,
  })
})

test.for<[string, Partial<TypedFounding>, FoundingFaults]>([
  ['no name', { name: ' ' }, { name: 'unreadable' }],
  ['a link for a name', { name: 'evil.com' }, { name: 'unreadable' }],
  ['a name of 121 letters', { name: 'x'.repeat(121) }, { name: 'unreadable' }],
  ['a kind nobody knows', { kind: 'castle' }, { kind: 'unknown' }],
  ['markup for a street', { street: '<b>' }, { street: 'unreadable' }],
  ['no city', { city: '' }, { city: 'unreadable' }],
  ['a sign for a city', { city: 'Austin!' }, { city: 'unreadable' }],
  ['a state that is none', { state: 'Atlantis' }, { state: 'unknown' }],
  ['no state', { state: '' }, { state: 'unknown' }],
  ['a ZIP of another state', { zip: '02139' }, { zip: 'of another state' }],
  ['a ZIP of four digits', { zip: '7870' }, { zip: 'unreadable' }],
  ['a ZIP that does not exist', { zip: '00000' }, { zip: 'unreadable' }],
  ['no ZIP', { zip: '' }, { zip: 'unreadable' }],
  ['words for a ZIP', { zip: 'downtown' }, { zip: 'unreadable' }],
  ['a time zone that is none', { timeZone: 'Mars/Base' }, { timeZone: 'unknown' }],
  [
    'nothing at all',
    { name: '', kind: '', city: '', state: '', zip: '' },
    {
      name: 'unreadable',
      kind: 'unknown',
      city: 'unreadable',
      state: 'unknown',
      zip: 'unreadable',
    },
  ],
  [
    'a wrong ZIP and a wrong name',
    { name: '', zip: '02139' },
    { name: 'unreadable', zip: 'of another state' },
  ],
])('a community with %s is not read', ([, given, faults]) => {
  expect(readFounding({ ...typed, ...given })).toEqual({ founding: null, faults })
})

test('a name has up to 120 letters', () => {
  const name = 'x'.repeat(120)
  expect(readFounding({ ...typed, name }).founding?.name).toBe(name)
})

test('military post has no time zone of its own, so one must be chosen', () => {
  const post = { ...typed, city: 'APO', state: 'AE', zip: '09096' }
  expect(readFounding(post)).toEqual({ founding: null, faults: { timeZone: 'unknown' } })
  expect(readFounding({ ...post, timeZone: 'Europe/Berlin' }).founding?.timeZone).toBe(
    'Europe/Berlin',
  )
})
