import { expect, test } from 'vitest'
import { guessColumns } from './guess-columns.ts'
import { understandRoster } from './understand-roster.ts'

const place = { city: 'Austin', state: 'TX', zip: '78701' }

/** Understands rows whose cells are parted by `|`. */
function understand(titles: string, ...lines: string[]) {
  const headers = titles.split('|')
  const rows = lines.map((line, index) => ({ line: index + 2, cells: line.split('|') }))
  return understandRoster({ headers, rows, columns: guessColumns({ headers, rows }), place })
}

test('a house number without a street asks for the street', () => {
  const [whole, bare] = understand(
    'Street|House #|Name|Email',
    'Elm St|1|Ana Reyes|ana@x.com',
    '|3|Bo Chen|bo@x.com',
  )
  expect(whole!.problems).toEqual([])
  expect(bare!.home).toBeNull()
  expect(bare!.problems).toEqual([
    { column: 'Street', field: 'street', reason: 'missing street', typed: null, suggestion: null },
  ])
})
