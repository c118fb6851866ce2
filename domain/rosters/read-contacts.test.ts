import { expect, test } from 'vitest'
import { contactsOfCell, emailPieces } from './read-contacts.ts'

test.each([
  ['ana@example.com 512-555-0100', 'ana@example.com', '512-555-0100'],
  ['Ana Reyes <ana@example.com>; 512-555-0100', 'ana@example.com', 'Ana Reyes 512-555-0100'],
  ['Ana<ana@example.com>, bo@example.com', 'ana@example.com, bo@example.com', ''],
  ['(512) 555-0100 (ana@example.com)', 'ana@example.com', '(512) 555-0100 ( )'],
  ['512-555-0100', '', '512-555-0100'],
])('a cell that says %j', (typed, emails, phones) => {
  const read = contactsOfCell(typed)
  const [words] = [read.phones.replace(/[\s,;]+/g, ' ').trim()]
  expect([read.emails, words]).toEqual([emails, phones])
})

test.each(['a', 'a ', '5', '<', '@', '555 '])(
  'a cell of nothing but %j, over and over, is soon read',
  (sign) => {
    const typed = sign.repeat(3_000_000)
    expect(contactsOfCell(typed).phones).toBe('')
    expect(emailPieces(typed)).toHaveLength(1)
  },
)
