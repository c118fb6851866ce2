import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deriveServerKey, digest, sameSecret, seal, unseal } from './server-key.ts'

const key = deriveServerKey(Buffer.alloc(32, 1))
const another = deriveServerKey(Buffer.alloc(32, 2))
const row = 'invitation 1'

test('what is sealed opens with the same key and for the same row', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, about) => {
      expect(unseal(key, seal(key, text, about), about)).toBe(text)
    }),
  )
})

test('what is sealed does not open with another key or for another row', () => {
  const sealed = seal(key, '7K3MQ9XD2F8RVW4T', row)
  expect(() => unseal(another, sealed, row)).toThrow('unable to authenticate')
  expect(() => unseal(key, sealed, 'invitation 2')).toThrow('unable to authenticate')
})

test('one flipped bit keeps a seal shut, wherever it is', () => {
  const sealed = seal(key, '7K3MQ9XD2F8RVW4T', row)
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const flipped = Buffer.from(sealed)
    flipped[bit >> 3]! ^= 1 << (bit & 7)
    expect(() => unseal(key, flipped, row)).toThrow('unable to authenticate')
  }
})

test.for(['7K3MQ9XD2F8RVW4T', ''])(
  'a seal of “%s” that was cut or lengthened stays shut',
  (text) => {
    const sealed = seal(key, text, row)
    for (let length = 0; length < sealed.length; length += 1)
      expect(() => unseal(key, sealed.subarray(0, length), row)).toThrow()
    expect(() => unseal(key, Buffer.concat([sealed, Buffer.alloc(1)]), row)).toThrow()
  },
)

test('two seals of one text share nothing and hold none of it', () => {
  const [one, other] = [seal(key, 'the same code', row), seal(key, 'the same code', row)]
  expect(one.equals(other)).toBe(false)
  expect(one.subarray(28).equals(other.subarray(28))).toBe(false)
  expect(one.toString('latin1')).not.toContain('code')
})

test.for([0, 16, 31, 33, 64])('a server key of %i bytes is refused', (length) => {
  expect(() => deriveServerKey(Buffer.alloc(length, 1))).toThrow('32 bytes')
})

test('the same secret derives the same key, and every purpose one of its own', () => {
  expect(deriveServerKey(Buffer.alloc(32, 1))).toEqual(key)
  const keys = [key, another].flatMap(({ derived }) => Object.values(derived))
  expect(new Set(keys.map((bytes) => bytes.toString('hex'))).size).toBe(12)
  expect(keys.every((bytes) => bytes.length === 32)).toBe(true)
})

test('a digest follows from key, purpose and text alone', () => {
  const print = digest(key, 'look-up', 'a code')
  expect(print).toHaveLength(32)
  expect(digest(key, 'look-up', 'a code')).toEqual(print)
  expect(digest(another, 'look-up', 'a code')).not.toEqual(print)
  expect(digest(key, 'proof', 'a code')).not.toEqual(print)
  expect(digest(key, 'look-up', 'a cod')).not.toEqual(print)
})

test.for([
  ['abc', 'abc', true],
  ['', '', true],
  ['abc', 'abd', false],
  ['abc', 'ab', false],
  ['ab', 'abc', false],
] as const)('“%s” and “%s” are the same secret: %s', ([one, other, same]) => {
  expect(sameSecret(Buffer.from(one), Buffer.from(other))).toBe(same)
})
