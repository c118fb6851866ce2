import { expect, test } from 'vitest'
import { placeOfZip, statesOfZip, timeZoneOfZip } from './places.ts'
import { stateOf, states } from './states.ts'
import { timeZoneOfState } from './time-zones.ts'

const places: [zip: string, city: string, state: string][] = [
  ['78701', 'AUSTIN', 'TX'],
  ['78701-1234', 'AUSTIN', 'TX'],
  ['02134', 'ALLSTON', 'MA'],
  ['20001', 'WASHINGTON', 'DC'],
  ['00901', 'SAN JUAN', 'PR'],
  ['00801', 'ST THOMAS', 'VI'],
  ['96910', 'HAGATNA', 'GU'],
  ['96950', 'SAIPAN', 'MP'],
  ['96799', 'PAGO PAGO', 'AS'],
  ['09012', 'APO', 'AE'],
]

test.for(places)('a ZIP knows its city and state: %s is %s %s', ([zip, city, state]) => {
  expect(placeOfZip(zip)).toEqual({ city, state })
})

test('an unknown ZIP has no place, but its first digits have a state', () => {
  expect(placeOfZip('78700')).toBeNull()
  expect(statesOfZip('78700')).toEqual(['TX'])
  expect(placeOfZip('00000')).toBeNull()
  expect(statesOfZip('00000')).toEqual([])
  expect(placeOfZip('')).toBeNull()
})

test('where carriers cross a state line, either state may be written', () => {
  expect(statesOfZip('42223')).toEqual(['KY', 'TN'])
})

const zones: [zip: string, zone: string | null][] = [
  ['78701', 'America/Chicago'],
  ['79901', 'America/Denver'],
  ['85001', 'America/Phoenix'],
  ['86515', 'America/Denver'],
  ['37902', 'America/New_York'],
  ['37201', 'America/Chicago'],
  ['46201', 'America/Indiana/Indianapolis'],
  ['47708', 'America/Chicago'],
  ['83814', 'America/Los_Angeles'],
  ['83702', 'America/Boise'],
  ['99546', 'America/Adak'],
  ['96813', 'Pacific/Honolulu'],
  ['96799', 'Pacific/Pago_Pago'],
  ['00901', 'America/Puerto_Rico'],
  ['09012', null],
  ['00000', null],
]

test.for(zones)('clocks in %s are those of %s', ([zip, zone]) => {
  expect(timeZoneOfZip(zip)).toBe(zone)
})

test('every state but military post has a time zone that computers know', () => {
  const without = states.filter(({ code }) => timeZoneOfState(code) === null)
  expect(without.map(({ code }) => code)).toEqual(['AA', 'AE', 'AP'])
  for (const { code } of states) {
    const timeZone = timeZoneOfState(code) ?? 'UTC'
    expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow()
  }
})

test.for(states)('$name is known by its code and by its name', ({ code, name }) => {
  expect(stateOf(code.toLowerCase())).toBe(code)
  expect(stateOf(name.toUpperCase())).toBe(code)
})

test.for(['', 'T', 'TXX', 'Ontario', 'constructor'])('%j is no state', (typed) => {
  expect(stateOf(typed)).toBeNull()
})
