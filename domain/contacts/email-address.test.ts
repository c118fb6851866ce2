import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { maskEmail, readEmail } from './email-address.ts'

const longName = 'x'.repeat(64)
const label = 'y'.repeat(60)

test.for([
  ['as it is kept', 'ana.reyes+home@example.com', 'ana.reyes+home@example.com'],
  ['in capitals', 'Ana.Reyes@EXAMPLE.com', 'ana.reyes@example.com'],
  ['between spaces', ' \u00a0ana@example.com \t\n', 'ana@example.com'],
  ['with an apostrophe', "o'brien@example.com", "o'brien@example.com"],
  ['with a dot', 'a.na@gmail.com', 'a.na@gmail.com'],
  ['with a plus', 'ana+1@gmail.com', 'ana+1@gmail.com'],
  ['with an international domain', 'jose@café.example', 'jose@xn--caf-dma.example'],
  ['with an accent of its own', 'jose@cafe\u0301.example', 'jose@xn--caf-dma.example'],
  ['with that domain in capitals', 'JOSE@CAFÉ.EXAMPLE', 'jose@xn--caf-dma.example'],
  ['with that domain in ASCII', 'jose@xn--caf-dma.example', 'jose@xn--caf-dma.example'],
  ['with full-width letters', 'ana@ｅxample.com', 'ana@example.com'],
  ['of 64 letters', `${longName}@example.com`, `${longName}@example.com`],
] as const)('an address typed %s is read', ([, typed, address]) => {
  expect(readEmail(typed)).toBe(address)
})

test.for([
  ['nothing', ''],
  ['a word', 'ana'],
  ['no name', '@example.com'],
  ['no domain', 'ana@'],
  ['a domain of one word', 'ana@localhost'],
  ['a number for a domain', 'ana@127.0.0.1'],
  ['a bracketed network address', 'ana@[127.0.0.1]'],
  ['two at signs', 'ana@home@example.com'],
  ['two dots in a row', 'ana..reyes@example.com'],
  ['a dot first', '.ana@example.com'],
  ['a dot last', 'ana.@example.com'],
  ['a space inside', 'ana reyes@example.com'],
  ['quotes', '"ana reyes"@example.com'],
  ['a comment', 'ana(home)@example.com'],
  ['a NUL', 'ana@example.com\u0000'],
  ['a line break and a header', 'ana@example.com\nBcc: all@example.com'],
  ['two addresses', 'ana@example.com, bo@example.com'],
  ['angle brackets', '<ana@example.com>'],
  ['a name part beyond ASCII', 'josé@example.com'],
  ['a top-level domain beyond ASCII', 'ana@例え.テスト'],
  ['a curly apostrophe in the domain', 'ana@o’brien.com'],
  ['curly quotation marks in the domain', 'ana@“example”.com'],
  ['an underscore in the domain', 'ana@my_home.com'],
  ['65 letters before the at sign', `x${longName}@example.com`],
  ['255 characters', `${longName}@${label}.${label}.${label}.abcdefg`],
  [
    '258 characters once its domain is in ASCII',
    `${longName}@${`${'é'.repeat(55)}.`.repeat(3)}example`,
  ],
  ['a sign nobody can sign in with', 'a&b@example.com'],
] as const)('%s is no address', ([, typed]) => {
  expect(readEmail(typed)).toBeNull()
})

test('an address of 254 characters is read, and none longer', () => {
  const domain = `${label}.${label}.${label}`
  expect(readEmail(`${longName}@${domain}.abcdef`)).not.toBeNull()
  expect(readEmail(`${longName}@${domain}.abcdefg`)).toBeNull()
})

test('whatever address is read can also sign in, and reads as itself again', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (typed) => {
      const address = readEmail(typed)
      fc.pre(address !== null)
      expect(z.email().safeParse(address).success).toBe(true)
      expect(readEmail(address)).toBe(address)
    }),
  )
})

test.for([
  ['j@example.com', 'j•••@example.com'],
  ['josephine@example.com', 'j•••@example.com'],
  ['ab@mail.example.com', 'a•••@mail.example.com'],
  ['"a@b"@example.com', '"•••@example.com'],
  ['😀x@example.com', '😀•••@example.com'],
] as const)('%s is shown as %s', ([address, masked]) => {
  expect(maskEmail(address)).toBe(masked)
})
