import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readGivenNumber } from './given-number.ts'
import { longestPaste, readPastedNumbers } from './read-pasted-numbers.ts'

/** What was read, in one word a number: `+15125550123 Bo Chen`, or the fault and what was typed. */
function read(pasted: string): string[] {
  return readPastedNumbers(pasted).map(({ number, name, fault, typed }) =>
    fault ? `${fault}: ${typed}` : `${number} ${name ?? '-'}`,
  )
}

test.for([
  ['Bo Chen 512-555-0123', ['+15125550123 Bo Chen']],
  ['512.555.0123, Ana Reyes', ['+15125550123 Ana Reyes']],
  ['(512) 555-0123', ['+15125550123 -']],
  ['5125550123', ['+15125550123 -']],
  ['+1 (512) 555-0123\tBo', ['+15125550123 Bo']],
  ['1-512-555-0123 — Bo Chen', ['+15125550123 Bo Chen']],
  ['"Chen, Bo" <512-555-0123>', ['+15125550123 Chen, Bo']],
  ['Bo Chen, Cell: 512/555-0123', ['+15125550123 Bo Chen']],
  ['Chen, 512-555-0123, Bo', ['+15125550123 Chen Bo']],
  ['Ana 512-555-0123; Bo 512-555-0124', ['+15125550123 Ana', '+15125550124 Bo']],
  ['512-555-0123 Ana, 512-555-0124 Bo', ['+15125550123 Ana', '+15125550124 Bo']],
  ['512-555-0123, 512-555-0124', ['+15125550123 -', '+15125550124 -']],
  ['512 555 0123 512 555 0124', ['+15125550123 -', '+15125550124 -']],
  ['Bo\u00a0Chen\u3000５１２-５５５-０１２３', ['+15125550123 Bo Chen']],
  ['Ana\r\n512-555-0123\r\n\r\n', ['invalid: Ana', '+15125550123 -']],
  ['Cell: 512-555-0123 (Bo)', ['+15125550123 Bo']],
  ['512-555-0123 (Bo Chen) ', ['+15125550123 Bo Chen']],
  ['María Núñez móvil 512-555-0123', ['+15125550123 María Núñez']],
  ['\t\n ,;\n', []],
] as const)('%j holds %j', ([pasted, expected]) => {
  expect(read(pasted)).toEqual(expected)
})

test.for([
  ['Bo +44 7911 123456', 'foreign'],
  ['Bo 1-900-555-0123', 'premium'],
  ['800-555-0199 Front desk', 'not mobile'],
  ['Bo 512-555-0123 ext. 4', 'not mobile'],
  ['Bo 555-0123', 'invalid'],
  ['Bo 512-555-01234', 'invalid'],
  ['Bo Chen', 'invalid'],
  ['Bo 12', 'invalid'],
  ['Bcc: all@example.com 512-555-0123', 'wrong name'],
  ['<b>Bo</b> 512-555-0123', 'wrong name'],
  ['see www.example.com 512-555-0123', 'wrong name'],
  [`${'N'.repeat(81)} 512-555-0123`, 'wrong name'],
] as const)('%j is kept with its fault: %s', ([line, fault]) => {
  expect(readPastedNumbers(line).map((one) => one.fault)).toEqual([fault])
})

test('what follows a line break is a line of its own, and no part of a name', () => {
  const header = readGivenNumber({ number: '512-555-0123', name: 'Bo\r\nBcc: x' })
  expect(header).toMatchObject({ fault: 'wrong name', name: null, typed: 'Bo Bcc: x 512-555-0123' })
})

test('every line is accounted for, once, whatever it says', () => {
  const line = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('Bo 512-555-0123', '512 555 0123', '+44 20 7946 0958', 'Ana'),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const filled = lines.filter((one) => readPastedNumbers(one).length > 0)
      const together = readPastedNumbers(lines.join('\n'))
      expect(together).toEqual(lines.flatMap((one) => readPastedNumbers(one)))
      expect(together.length).toBeGreaterThanOrEqual(filled.length)
      const silent = lines.filter((one) => !filled.includes(one))
      expect(silent.filter((one) => /[a-z0-9]/i.test(one))).toEqual([])
    }),
  )
})

test('a long line loses nothing', () => {
  const line = Array.from({ length: 200 }, (_, at) => `512-555-${String(at).padStart(4, '0')}`)
  expect(readPastedNumbers(line.join(', '))).toHaveLength(200)
  const bo = `512-555-0123${' '.repeat(longestPaste)}Bo`
  expect(read(bo)).toEqual(['+15125550123 Bo'])
})

test.for([
  '5'.repeat(longestPaste),
  '(5 '.repeat(longestPaste / 3),
  '1'.padEnd(longestPaste),
  '512 555\n'.repeat(6_000),
])('a paste of nothing but signs is read to its end', (pasted) => {
  const given = readPastedNumbers(pasted)
  expect(given.length).toBeGreaterThan(0)
  expect(new Set(given.map(({ fault }) => fault))).toEqual(new Set(['invalid']))
})
