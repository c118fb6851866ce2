import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldName, longestName, nameKey, readName } from './person-name.ts'

test.for([
  ['as it is', "Jean-Luc O'Neil", "Jean-Luc O'Neil"],
  ['with spaces around and inside', '  Ana \t  Reyes ', 'Ana Reyes'],
  ['with no-break spaces', '\u00a0Ana\u00a0Reyes\u00a0', 'Ana Reyes'],
  ['with ideographic and thin spaces', 'Ana\u3000\u2009Reyes', 'Ana Reyes'],
  ['with an accent of its own', 'Jose\u0301', 'José'],
  ['with a period', 'John Q. Public, Jr.', 'John Q. Public, Jr.'],
  ['in another script', '王小明', '王小明'],
  ['with a number', 'Lot 7', 'Lot 7'],
  ['and a line break at the end', 'Ana\r\n', 'Ana'],
  ['with a picture', 'Ana 🌵', 'Ana 🌵'],
] as const)('a name typed %s is read', ([, typed, name]) => {
  expect(readName(typed)).toBe(name)
})

test.for([
  ['nothing', ''],
  ['spaces', ' \u00a0\t'],
  ['signs alone', '--- * ---'],
  ['a picture alone', '🌵'],
  ['markup', '<b>Ana</b>'],
  ['half of markup', 'Ana >'],
  ['a line break', 'Ana\nReyes'],
  ['a carriage return and a header', 'Ana\r\nBcc: all@example'],
  ['a NUL', 'Ana\u0000Reyes'],
  ['an escape', '\u001b[31mAna'],
  ['a next line', 'Ana\u0085Reyes'],
  ['a line separator', 'Ana\u2028Reyes'],
  ['a paragraph separator', 'Ana\u2029Reyes'],
  ['a zero-width space', 'An\u200ba'],
  ['a byte order mark inside', 'An\ufeffa'],
  ['a soft hyphen', 'An\u00ada'],
  ['a word joiner', 'An\u2060a'],
  ['an annotation mark', 'An\ufff9a'],
  ['a right-to-left override', '\u202emoc.live'],
  ['a left-to-right isolate', 'Ana\u2066'],
  ['a right-to-left mark', 'Ana\u200f'],
  ['a letter that shows nothing', '\u3164'],
  ['a half-width letter that shows nothing', '\uffa0'],
  ['a joiner that shows nothing', 'An\u034fa'],
  ['a variation selector', 'Ana\ufe0f'],
  ['a link', 'https://evil.example'],
  ['a link of any scheme', 'xmpp://evil'],
  ['a web address', 'www.evil.example'],
  ['a domain', 'evil.com'],
  ['a domain in capitals', 'EVIL.COM'],
  ['a domain and a path', 'free.xyz/win'],
  ['an e-mail address', 'ana@example'],
] as const)('%s is no name', ([, typed]) => {
  expect(readName(typed)).toBeNull()
})

test('a name has at most sixty characters, or as many as the asker allows', () => {
  expect(longestName).toBe(60)
  expect(readName('é'.repeat(60))).toBe('é'.repeat(60))
  expect(readName('𝒜'.repeat(60))).toBe('𝒜'.repeat(60))
  expect(readName('e'.repeat(61))).toBeNull()
  expect(readName('e'.repeat(500))).toBeNull()
  expect(readName('e'.repeat(120), 120)).toBe('e'.repeat(120))
  expect(readName('e'.repeat(121), 120)).toBeNull()
})

test('whatever name is read fits on one line, holds no markup, and reads as itself again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const name = readName(typed)
      fc.pre(name !== null)
      expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}<>]/u)
      expect(readName(name)).toBe(name)
    }),
    { numRuns: 2000 },
  )
})

test.for([
  ['José ÁLVAREZ', 'jose alvarez'],
  ["  O'Neil--Smith ", 'o neil smith'],
  ['Ｆｕｌｌ Ｗｉｄｔｈ', 'full width'],
  ['№ 7', 'no 7'],
  ['王小明', '王小明'],
  ['***', ''],
] as const)('%s is folded to “%s”', ([name, folded]) => {
  expect(foldName(name)).toBe(folded)
})

test.for([
  ['Ana', 'Reyes', 'reyes ana'],
  ['José', "O'Neil", 'o neil jose'],
  ['', 'Reyes', 'reyes'],
  ['Ana', '', 'ana'],
] as const)('%s %s stands in lists as “%s”', ([firstName, lastName, place]) => {
  expect(nameKey({ firstName, lastName })).toBe(place)
})
