import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { expect, test } from 'vitest'
import { headOf } from './beginning-of.ts'

const line = fc.constantFrom(
  ...[
    'From: Ana <ana@example.com>',
    'Subject: Our roster',
    ' and more',
    'broken',
    '',
    '\r',
    'a\rb',
  ],
  ...['Content-Type: multipart/mixed; boundary=b', '--b', '--b--', 'List-Id: <b>', ' '],
)
const end = fc.constantFrom('\n', '\r\n', '\r\r\n')
const letter = fc
  .tuple(fc.array(fc.tuple(line, end), { maxLength: 12 }), line)
  .map(([lines, last]) => Buffer.from([...lines.flat(), last].join('')))

test('the head of a letter says what the whole says in its head', async () => {
  const headersOf = async (raw: Uint8Array) => (await PostalMime.parse(raw)).headers
  const property = fc.asyncProperty(letter, async (raw) => {
    expect(await headersOf(headOf(raw))).toEqual(await headersOf(raw))
  })
  await fc.assert(property, { numRuns: 2_000 })
})

test.for([
  ['From: a\r\nTo: b\r\n\r\nHello\r\n\r\nthere', 'From: a\r\nTo: b\r\n'],
  ['From: a\nTo: b\n\nHello', 'From: a\nTo: b\n'],
  ['From: a\r\nTo: b', 'From: a\r\nTo: b'],
  ['\r\nFrom: a', ''],
  ['', ''],
] as const)('of %j the head is %j', ([raw, head]) => {
  expect(Buffer.from(headOf(Buffer.from(raw))).toString()).toBe(head)
})
