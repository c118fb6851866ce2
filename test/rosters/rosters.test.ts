import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Expected, understandText } from './print-roster.ts'

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
