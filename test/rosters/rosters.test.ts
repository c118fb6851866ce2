import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Column } from '#domain/rosters/field.ts'
import { guessColumns } from '#domain/rosters/guess-columns.ts'
import { type Expected, tableOf, understandText } from './print-roster.ts'

const folder = import.meta.dirname
const fixtures = readdirSync(folder).filter((name) => /\.(?:csv|tsv|txt)$/.test(name))

function expectedOf(fixture: string): Expected {
  return JSON.parse(readFileSync(`${folder}/${fixture.replace(/\.\w+$/, '.json')}`, 'utf8'))
}

test('there are at least twenty rosters to understand', () => {
  expect(fixtures.length).toBeGreaterThanOrEqual(20)
})

test.for(fixtures)('every row of %s means what its neighbour file says', (fixture) => {
  const { place, ...expected } = expectedOf(fixture)
  const text = readFileSync(`${folder}/${fixture}`, 'utf8')
  expect(understandText(text, place)).toEqual(expected)
})

test.for(fixtures)(
  'once %s was confirmed, any few of its rows have the same columns',
  (fixture) => {
    const { headers, rows } = tableOf(readFileSync(`${folder}/${fixture}`, 'utf8'))
    const whole = guessColumns({ headers, rows })
    const named = whole.filter(({ header }) => header !== '')
    const remembered = Object.fromEntries(named.map((column) => [column.key, column]))
    const messy = { line: 2, cells: headers.map(() => '?') }
    const fews = [[], [messy], ...rows.map((row) => [row]), rows.slice(0, 2), rows.slice(-2)]
    for (const few of fews) {
      const columns = guessColumns({ headers, rows: few }, { remembered })
      expect(columns.filter(({ header }) => header !== '').map(told)).toEqual(named.map(told))
    }
  },
)

const told = ({ header, meaning, who, person }: Column) => ({ header, meaning, who, person })
