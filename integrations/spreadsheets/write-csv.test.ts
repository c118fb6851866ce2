import fc from 'fast-check'
import { expect, test } from 'vitest'
import '#test/property-seed.ts'
import { readText } from './read-text.ts'
import { writeCsv, writeCsvOn } from './write-csv.ts'

const read = (text: string) =>
  readText(Buffer.from(text), { name: 'rest.csv' }).rows.map(({ cells }) => cells)

test('no cell of ours begins a formula, and reading it again gives the same text', () => {
  const header = ['Owner', 'Phone', 'Note']
  const rows = [
    header,
    ['=cmd|x', '+15125550101', '-2'],
    ['@Ana', "'=1+1", 'O\'Neil, "Bo"'],
    ['＝1', "'tis", 'a;b|c'],
  ]
  const written = writeCsv(rows)
  expect(written.startsWith('\uFEFFOwner,Phone,Note\r\n')).toBe(true)
  expect(written).toContain("'=cmd|x,'+15125550101,'-2\r\n")
  expect(read(written)).toEqual(rows)
})

test('a file written part by part is the same as one written at once', () => {
  const [head, one, two] = [
    ['Owner', 'Note'],
    ['Ana', '=1+1'],
    ['Bo', 'a,b'],
  ]
  expect(writeCsv([head]) + writeCsvOn([one]) + writeCsvOn([two])).toBe(writeCsv([head, one, two]))
})

const cell = fc.string({ unit: fc.constantFrom(...`abc =+-@',;|"\t\n＝é`), maxLength: 8 })

test('whatever stands in cells, it comes back as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 5 }), (rows) => {
      const whole = rows.map((row) => ['Ana', ...row, 'end'])
      expect(read(writeCsv([['Name', 'One', 'Two', 'Last'], ...whole])).slice(1)).toEqual(whole)
    }),
  )
})
