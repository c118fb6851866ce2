import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newCode, printCode, readCode } from './access-code.ts'
import { isOffensive } from './offensive-words.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const code = '7K3MQ9XD2F8RVW4'

test('a new code reads back, has sixteen symbols and never repeats', () => {
  const codes = Array.from({ length: 2000 }, newCode)
  expect(new Set(codes).size).toBe(2000)
  for (const code of codes) expect(readCode(code)).toEqual({ ok: true, value: code })
})

test.for([
  ['lower case', (code: string) => code.toLowerCase()],
  ['hyphens', (code: string) => code.replace(/.{4}(?=.)/g, '$&-')],
  ['long dashes and spaces', (code: string) => ` ${code.replace(/.{4}(?=.)/g, '$& — ')} `],
  ['minus signs and a line break', (code: string) => `${code.replace(/.{8}(?=.)/, '$&\u2212\n')}`],
  ['O for zero', (code: string) => code.replaceAll('0', 'o')],
  ['I for one', (code: string) => code.replaceAll('1', 'i')],
  ['L for one', (code: string) => code.replaceAll('1', 'l')],
  [
    'full-width symbols',
    (code: string) =>
      code.replace(/[0-9A-Z]/g, (symbol) => String.fromCodePoint(symbol.codePointAt(0)! + 0xfee0)),
  ],
  ['the whole link', (code: string) => `https://communitrak.example/join/${code}?utm_source=mail`],
  ['a link inside a sentence', (code: string) => `Join at http://localhost:3000/join/${code} soon`],
] as const)('a code typed with %s is the same code', ([, spell]) => {
  for (let round = 0; round < 50; round += 1) {
    const code = newCode()
    expect(readCode(spell(code))).toEqual({ ok: true, value: code })
  }
})

test('one wrong symbol is always told', () => {
  fc.assert(
    fc.property(fc.nat(15), fc.nat(31), (place, value) => {
      const code = newCode()
      const wrong = alphabet[value]!
      fc.pre(code[place] !== wrong)
      const typed = code.slice(0, place) + wrong + code.slice(place + 1)
      expect(readCode(typed)).toEqual({ ok: false, refusal: { because: 'mistyped' } })
    }),
    { numRuns: 2000 },
  )
})

test('two symbols that changed places are always told, wherever they stand', () => {
  fc.assert(
    fc.property(fc.nat(15), fc.nat(15), (one, other) => {
      const code = [...newCode()]
      fc.pre(code[one] !== code[other])
      ;[code[one], code[other]] = [code[other]!, code[one]!]
      expect(readCode(code.join(''))).toEqual({ ok: false, refusal: { because: 'mistyped' } })
    }),
    { numRuns: 2000 },
  )
})

test.for([
  ['nothing', ''],
  ['too short', '7K3M-Q9XD'],
  ['too long', `${code}00`],
  ['a letter no code has', `${code}U`],
  ['a NUL', `7K3M\u0000Q9XD2F8RVW4T`],
  ['ten thousand symbols', 'A'.repeat(10_000)],
  ['markup', '<script>alert(1)</script>'],
] as const)('%s is not a code', ([, typed]) => {
  expect(readCode(typed)).toEqual({ ok: false, refusal: { because: 'not a code' } })
})

test('a code is printed in four groups', () => {
  const code = newCode()
  expect(printCode(code)).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
  expect(printCode(code).replaceAll('-', '')).toBe(code)
})

test('words one would not print are redrawn', () => {
  expect(isOffensive('7K3MSH1T2F8RVW4T')).toBe(true)
  expect(isOffensive('7K3F-VCK2'.replace('-', ''))).toBe(true)
  expect(isOffensive('7K3MQ9XD2F8RVW4T')).toBe(false)
})
