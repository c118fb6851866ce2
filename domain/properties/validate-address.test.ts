import { expect, test } from 'vitest'
import { accept, refuse } from '#domain/result.ts'
import {
  type Addresses,
  AddressesDown,
  type StandardizeRefusal,
} from '#integrations/addresses/addresses.ts'
import { validateAddress } from './validate-address.ts'

const typed = {
  street: '123 main street, apartment 4',
  unit: null,
  city: 'austin',
  state: 'texas',
  zip: '78701',
}
const ours = { street: '123 MAIN ST', unit: 'APT 4', city: 'AUSTIN', state: 'TX', zip: '78701' }

/** A postal authority that answers always the same, and remembers what it was asked. */
function anAuthority(answer: Awaited<ReturnType<Addresses['standardize']>> | Error) {
  const asked: unknown[] = []
  const authority: Addresses = {
    async standardize(address) {
      asked.push(address)
      if (answer instanceof Error) throw answer
      return answer
    },
  }
  return { ...authority, asked }
}

test('what the postal authority says of an address counts', async () => {
  const official = { ...ours, zip: '78701-1234', deliverable: true }
  const authority = anAuthority(accept(official))

  expect(await validateAddress(authority, typed)).toEqual(accept(official))
  expect(authority.asked).toEqual([ours])
})

test.for([
  ['is away', new AddressesDown('timeout')],
  ['does not know the street', refuse({ because: 'not found' })],
] as const)(
  'while the authority %s, our own rules decide and promise nothing',
  async ([, answer]) => {
    expect(await validateAddress(anAuthority(answer), typed)).toEqual(
      accept({ ...ours, deliverable: false }),
    )
  },
)

test('an authority that knows several homes names them', async () => {
  const several: StandardizeRefusal = {
    because: 'several',
    candidates: [
      { ...ours, unit: 'APT 4A' },
      { ...ours, unit: 'APT 4B' },
    ],
  }

  expect(await validateAddress(anAuthority(refuse(several)), typed)).toEqual(refuse(several))
})

test.for([
  ['street', { street: 'somewhere' }, { because: 'unreadable street' }],
  ['city', { city: '???' }, { because: 'unknown city' }],
  ['state', { state: 'Narnia' }, { because: 'unknown state' }],
  ['ZIP', { zip: '123' }, { because: 'unreadable zip' }],
  ['ZIP of another state', { zip: '10001' }, { because: 'zip of another state', state: 'NY' }],
] as const)(
  'an address with an impossible %s is told at once, without asking anybody',
  async ([, given, refusal]) => {
    const authority = anAuthority(accept({ ...ours, deliverable: true }))

    expect(await validateAddress(authority, { ...typed, ...given })).toEqual(refuse(refusal))
    expect(authority.asked).toEqual([])
  },
)

test('a fault of our own is not taken for an outage', async () => {
  const authority = anAuthority(new TypeError('undefined is not a function'))

  await expect(validateAddress(authority, typed)).rejects.toThrow(TypeError)
})
