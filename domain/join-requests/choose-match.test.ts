import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Asker, type Candidate, chooseMatch } from './choose-match.ts'
import { sameName } from './same-name.ts'

const name = (words: string) => {
  const [firstName = '', lastName = ''] = words.split(' / ')
  return { firstName, lastName }
}

test.for([
  ['Robert / Reyes', 'Robert / Reyes', 'alike'],
  ['robert / REYES', 'Robert / Reyes', 'alike'],
  ['José / Núñez', 'Jose / Nunez', 'alike'],
  ['Bob / Reyes', 'Robert / Reyes', 'may be'],
  ['Pepe / Nunez', 'José / Núñez', 'may be'],
  ['Toño / Díaz', 'Antonio / Diaz', 'may be'],
  ['R. / Reyes', 'Robert / Reyes', 'may be'],
  ['Ana María / Reyes', 'Ana / Reyes', 'may be'],
  ['Ana M. / Reyes', 'Ana María / Reyes', 'may be'],
  ['Ana / García López', 'Ana / García', 'may be'],
  ['Ana / Garcia-Lopez', 'Ana / López', 'may be'],
  ["Sean / O'Brien", 'Sean / OBrien', 'alike'],
  ['John / Smith Jr.', 'John / Smith', 'alike'],
  ['Dr. Ana / Reyes', 'Ana / Reyes', 'alike'],
] as const)('%s and %s may be one person', ([one, other, agreement]) => {
  expect(sameName(name(one), name(other))).toBe(agreement)
})

test.for([
  ['Mario / Reyes', 'María / Reyes'],
  ['Roberta / Reyes', 'Robert / Reyes'],
  ['Patricia / Reyes', 'Patrick / Reyes'],
  ['Ana / Chen', 'Ana / Reyes'],
  ['Ana / de', 'Ana / de la Cruz'],
  ['Ana Luz / Reyes', 'Ana Sol / Reyes'],
  ['Jim / Reyes', 'John / Reyes'],
  ['. / Reyes', 'Robert / Reyes'],
] as const)('%s and %s are two people', ([one, other]) => {
  expect(sameName(name(one), name(other))).toBeNull()
})

const asker: Asker = { ...name('Bob / Reyes'), email: 'bob@example.com', phone: '+15125550123' }

const aCandidate = (given: Partial<Candidate> = {}): Candidate => ({
  memberId: 'robert',
  ...name('Robert / Reyes'),
  email: 'robert@example.com',
  phone: null,
  isThere: true,
  ...given,
})

test('name and home are enough, and name and contact are', () => {
  const elsewhere = { isThere: false }
  expect(chooseMatch(asker, [aCandidate()])?.memberId).toBe('robert')
  expect(chooseMatch(asker, [aCandidate({ ...elsewhere, email: asker.email })])).not.toBeNull()
  expect(chooseMatch(asker, [aCandidate({ ...elsewhere, phone: asker.phone })])).not.toBeNull()
  expect(chooseMatch(asker, [aCandidate(elsewhere)])).toBeNull()
})

test('home and contact without the name are not: people of one household share a mailbox', () => {
  const partner = { ...name('Mia / Reyes'), email: asker.email, phone: asker.phone }
  expect(chooseMatch(asker, [aCandidate(partner)])).toBeNull()
})

test('of several who agree, the contact decides, then the spelling, then a leader', () => {
  const son = aCandidate({ memberId: 'son', ...name('Bob / Reyes') })
  const contact = { email: asker.email }
  expect(chooseMatch(asker, [aCandidate(contact), son])?.memberId).toBe('robert')
  expect(chooseMatch(asker, [aCandidate(), son])?.memberId).toBe('son')
  expect(chooseMatch(asker, [aCandidate(), aCandidate({ memberId: 'rob' })])).toBeNull()
  const initial = { ...asker, ...name('R / Reyes') }
  const rosa = aCandidate({ memberId: 'rosa', ...name('Rosa / Reyes') })
  expect(chooseMatch(initial, [aCandidate(), rosa])).toBeNull()
})

const word = fc.constantFrom(
  'Ana',
  'Bob',
  'Robert',
  'J.',
  'María José',
  'Chen',
  'García López',
  '李',
)
const person = fc.record({ firstName: word, lastName: word })
const contact = fc.constantFrom('a@example.com', 'b@example.com', 'c@example.com')
const number = fc.constantFrom('+15125550123', '+15125550124', null)
const candidate = fc
  .tuple(person, fc.option(contact), number, fc.boolean(), fc.uuid())
  .map(([who, email, phone, isThere, memberId]) => ({ ...who, email, phone, isThere, memberId }))

test('whoever is chosen agrees in name and in home or contact, whatever the order', () => {
  fc.assert(
    fc.property(
      person,
      contact,
      number,
      fc.array(candidate, { maxLength: 6 }),
      (who, email, phone, all) => {
        const asking = { ...who, email, phone }
        const chosen = chooseMatch(asking, all)
        expect(chooseMatch(asking, all.toReversed())).toBe(chosen)
        if (!chosen) return
        expect(sameName(asking, chosen)).not.toBeNull()
        const reached = chosen.email === email || (phone !== null && chosen.phone === phone)
        expect(chosen.isThere || reached).toBe(true)
      },
    ),
  )
})

test('names agree both ways round, however they are capitalised', () => {
  const anyName = fc.record({ firstName: fc.string(), lastName: fc.string() })
  fc.assert(
    fc.property(fc.oneof(person, anyName), fc.oneof(person, anyName), (one, other) => {
      expect(sameName(other, one)).toBe(sameName(one, other))
    }),
  )
  fc.assert(
    fc.property(person, person, (one, other) => {
      const loud = { firstName: one.firstName.toUpperCase(), lastName: one.lastName.toUpperCase() }
      expect(sameName(loud, other)).toBe(sameName(one, other))
    }),
  )
})
