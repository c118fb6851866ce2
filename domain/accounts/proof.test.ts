import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '#domain/new-id.ts'
import { deriveServerKey } from '#domain/server-key.ts'
import { key } from '#test/factories.ts'
import { isCode, type ProofPurpose, proofOf, readToken } from './proof.ts'

const another = deriveServerKey(Buffer.alloc(32, 9))
const purposes: ProofPurpose[] = ['sign-up', 'password reset', 'mailbox']
const purpose = 'sign-up'

test('token and code follow from key and id, so that a message sent again says the same', () => {
  const id = newId()
  const proof = proofOf(key, { purpose, id })
  expect(proof).toEqual({
    token: expect.stringMatching(/^[\w-]{43}$/),
    code: expect.stringMatching(/^\d{6}$/),
  })
  expect(proofOf(key, { purpose, id })).toEqual(proof)
  expect(readToken(key, { purpose, token: proof.token })).toBe(id)
  expect(isCode(key, { purpose, id, typed: proof.code })).toBe(true)
})

test('codes have six digits, spread over a million', () => {
  const codes = Array.from({ length: 2000 }, () => proofOf(key, { purpose, id: newId() }).code)
  expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true)
  expect(new Set(codes).size).toBeGreaterThan(1950)
  expect(new Set(codes.map((code) => code[0])).size).toBe(10)
})

test('a proof of one purpose, id or key fits no other', () => {
  const id = '01a1fd0b-270c-7658-88b9-6479ab05ed16'
  const { token, code } = proofOf(key, { purpose, id })
  for (const other of purposes.slice(1)) {
    expect(readToken(key, { purpose: other, token })).toBeNull()
    expect(isCode(key, { purpose: other, id, typed: code })).toBe(false)
  }
  expect(readToken(another, { purpose, token })).toBeNull()
  expect(isCode(another, { purpose, id, typed: code })).toBe(false)
  expect(isCode(key, { purpose, id: newId(), typed: code })).toBe(false)
})

test('a token with the id of somebody else does not open', () => {
  const [own, others] = [newId(), newId()].map((id) => proofOf(key, { purpose, id }).token)
  const [ownBytes, othersBytes] = [own!, others!].map((token) => Buffer.from(token, 'base64url'))
  const forged = Buffer.concat([othersBytes!.subarray(0, 16), ownBytes!.subarray(16)])
  expect(readToken(key, { purpose, token: forged.toString('base64url') })).toBeNull()
})

test('one flipped bit spoils a token, wherever it is', () => {
  const bytes = Buffer.from(proofOf(key, { purpose, id: newId() }).token, 'base64url')
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const flipped = Buffer.from(bytes)
    flipped[bit >> 3]! ^= 1 << (bit & 7)
    expect(readToken(key, { purpose, token: flipped.toString('base64url') })).toBeNull()
  }
})

test('no text that somebody makes up is a token', () => {
  const made = fc.oneof(fc.string(), fc.stringMatching(/^[\w-]{43}$/), fc.constant('A'.repeat(43)))
  fc.assert(
    fc.property(made, (token) => {
      expect(readToken(key, { purpose, token })).toBeNull()
    }),
  )
})

test.for([
  ['cut short', (token: string) => token.slice(0, -2)],
  ['lengthened', (token: string) => `${token}AA`],
  ['far too long', (token: string) => `${token}${'='.repeat(100)}`],
] as const)('a token %s does not open', ([, spoil]) => {
  const { token } = proofOf(key, { purpose, id: newId() })
  expect(readToken(key, { purpose, token: spoil(token) })).toBeNull()
})

test.for([
  ['with a space', (code: string) => code.replace(/.{3}/, '$& ')],
  ['with spaces around', (code: string) => `\u00a0${code}\n`],
  ['with a dash', (code: string) => code.replace(/.{3}/, '$&–')],
  ['with dots', (code: string) => [...code].join('.')],
  [
    'in full width',
    (code: string) => code.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  ],
] as const)('a code typed %s is the code', ([, spell]) => {
  const id = newId()
  const { code } = proofOf(key, { purpose, id })
  expect(isCode(key, { purpose, id, typed: spell(code) })).toBe(true)
})

test.for([
  ['nothing', () => ''],
  ['its first five digits', (code: string) => code.slice(0, 5)],
  ['one digit more', (code: string) => `${code}0`],
  ['one digit wrong', (code: string) => `${code.slice(0, 5)}${(Number(code[5]) + 1) % 10}`],
  ['words', () => 'please'],
  ['ten thousand digits', () => '1'.repeat(10_000)],
] as const)('%s is not the code', ([, spoil]) => {
  const id = newId()
  const { code } = proofOf(key, { purpose, id })
  expect(isCode(key, { purpose, id, typed: spoil(code) })).toBe(false)
})
