import { expect, test } from 'vitest'
import { allowFiles, mostBytes } from './allowed-files.ts'

const zip = [0x50, 0x4b, 0x03, 0x04, 0, 0]
const windows = [0x4d, 0x5a, 0x90]

test.for([
  ['a spreadsheet', 'Roster.xlsx', zip],
  ['text', 'roster.CSV', [...Buffer.from('a,b')]],
  ['text with a mark of its encoding', 'roster.txt', [0xff, 0xfe, 0x41, 0]],
  ['a paper', 'letter.pdf', [...Buffer.from('%PDF-1.7')]],
  ['a photo', 'photo.jpeg', [0xff, 0xd8, 0xff, 0xe0]],
] as const)('%s is taken', ([, name, bytes]) => {
  expect(allowFiles([{ name, bytes: Buffer.from(bytes) }])).toMatchObject({ ok: true })
})

test.for([
  ['a program', 'setup.exe', windows],
  ['a program that is called a photo', 'photo.jpg', windows],
  ['a program that is called text', 'readme.txt', windows],
  ['a script that is called text', 'run.txt', [...Buffer.from('#!/bin/sh')]],
  ['a page', 'page.html', [...Buffer.from('<script>')]],
  ['a drawing that may hold script', 'logo.svg', [...Buffer.from('<svg/>')]],
  ['a workbook with programs', 'roster.xlsm', zip],
  ['a page that is called a paper', 'page.pdf', [...Buffer.from('<html>')]],
  ['something without an ending', 'README', [65]],
  ['something called like a thing of the language', 'x.constructor', [65]],
  ['nothing', 'empty.csv', []],
] as const)('%s is not taken', ([, name, bytes]) => {
  expect(allowFiles([{ name, bytes: Buffer.from(bytes) }])).toEqual({
    ok: false,
    refusal: { because: 'file not taken', name },
  })
})

test.for<[string, string, string]>([
  ['a path', '../../etc/passwd.txt', 'passwd.txt'],
  ['a path of Windows', 'C:\\Users\\ana\\roster.csv', 'roster.csv'],
  ['a line of a header', 'a\r\nContent-Type: text\u202e.csv', 'aContent-Type text.csv'],
  ['a long name', `${'a'.repeat(300)}.csv`, `…${'a'.repeat(115)}.csv`],
])('of %s the name is made safe', ([, name, safe]) => {
  const allowed = allowFiles([{ name, bytes: Buffer.from('a') }])
  expect(allowed.ok && allowed.value[0]!.name).toBe(safe)
})

test('all files of a message together are at most ten megabytes', () => {
  const half = { name: 'a.csv', bytes: Buffer.alloc(mostBytes / 2, 65) }
  expect(allowFiles([half, half])).toMatchObject({ ok: true })
  const refusal = { because: 'files too large' }
  expect(allowFiles([half, half, { name: 'b.csv', bytes: Buffer.from('a') }])).toEqual({
    ok: false,
    refusal,
  })
})
