import { expect, test } from 'vitest'
import { printOnOneLine } from '#domain/addresses/print-address.ts'
import type { HomeCells } from './home-cells.ts'
import { homeReader } from './read-home.ts'

const austin = { city: 'Austin', state: 'TX', zip: '78701' }
const boston = { city: 'Boston', state: 'MA', zip: '02110' }
const nothing: HomeCells = { address: '', unit: '', lot: '', city: '', state: '', zip: '' }

function read(cells: Partial<HomeCells>, usual: typeof austin | null = austin) {
  const home = homeReader(usual)({ ...nothing, ...cells })
  return home.ok ? printOnOneLine(home.value.home) : home.refusal.because
}

test.for([
  [{ address: '123 Main St' }, '123 MAIN ST, AUSTIN TX 78701'],
  [{ address: '123 Main St, Austin, TX 78701' }, '123 MAIN ST, AUSTIN TX 78701'],
  [{ address: '123 Main St\nAustin TX 78701' }, '123 MAIN ST, AUSTIN TX 78701'],
  [{ address: '123 Main St, Austin', city: 'Austin' }, '123 MAIN ST, AUSTIN TX 78701'],
  [{ address: '123 Main St', unit: '4' }, '123 MAIN ST # 4, AUSTIN TX 78701'],
  [{ address: '123 Main St', unit: 'Apt 4' }, '123 MAIN ST APT 4, AUSTIN TX 78701'],
  [{ address: '123 Main St', unit: '4.0' }, '123 MAIN ST # 4, AUSTIN TX 78701'],
  [{ address: '123 Main St Apt 4', unit: '4' }, '123 MAIN ST APT 4, AUSTIN TX 78701'],
  [{ address: '123 Main St', unit: '123' }, '123 MAIN ST, AUSTIN TX 78701'],
  [{ address: '123 Main St', unit: '123 Main St' }, '123 MAIN ST, AUSTIN TX 78701'],
  [{ address: '123 Main St', unit: 'N/A' }, '123 MAIN ST, AUSTIN TX 78701'],
  [{ address: '123 Main St', lot: '7' }, '123 MAIN ST, AUSTIN TX 78701'],
  [{ address: 'Main St', lot: '7' }, 'LOT 7, AUSTIN TX 78701'],
  [{ lot: '07' }, 'LOT 7, AUSTIN TX 78701'],
  [{ lot: '7.0' }, 'LOT 7, AUSTIN TX 78701'],
  [{ address: 'Ph 2 Blk 4 Lot 7' }, 'LOT 7 BLK 4 PHASE 2, AUSTIN TX 78701'],
  [{ address: 'PHASE 2, BLOCK 4, LOT 7' }, 'LOT 7 BLK 4 PHASE 2, AUSTIN TX 78701'],
  [{ address: '205 Calle Pino Depto 3' }, '205 CALLE PINO APT 3, AUSTIN TX 78701'],
  [{ address: '205 Calle Pino, Dpto. 3' }, '205 CALLE PINO APT 3, AUSTIN TX 78701'],
  [{ address: '205 Calle Pino', unit: 'Departamento 3' }, '205 CALLE PINO APT 3, AUSTIN TX 78701'],
  [{ address: '2 Main St Edificio 3 Apto 204' }, '2 MAIN ST BLDG 3 APT 204, AUSTIN TX 78701'],
  [{ lot: 'LOT 7 BLK 2' }, 'LOT 7 BLK 2, AUSTIN TX 78701'],
  [{ lot: '123 Main St' }, '123 MAIN ST, AUSTIN TX 78701'],
  [{ address: 'Lot 7' }, 'LOT 7, AUSTIN TX 78701'],
  [{ address: '9 Elm Dr', city: 'Dallas', state: 'TX', zip: '75201' }, '9 ELM DR, DALLAS TX 75201'],
  [{ address: '123 Main St (corner)' }, '123 MAIN ST, AUSTIN TX 78701'],
  [{ address: '123 Main St', city: 'Austin, TX' }, '123 MAIN ST, AUSTIN TX 78701'],
  [{ address: '123 Main St', city: 'AUSTIN TX', zip: '78701' }, '123 MAIN ST, AUSTIN TX 78701'],
  [{ address: '9 Elm Dr', city: 'Dallas, Texas 75201' }, '9 ELM DR, DALLAS TX 75201'],
  [
    { address: '9 Elm Dr', city: 'St Louis', state: 'MO', zip: '63101' },
    '9 ELM DR, ST LOUIS MO 63101',
  ],
  [{ address: '12-14 Main St' }, '12-14 MAIN ST, AUSTIN TX 78701'],
  [{ address: '123 Main St, Apt 4, Austin TX 78701' }, '123 MAIN ST APT 4, AUSTIN TX 78701'],
  [{ address: '9 Elm Dr', zip: '75201' }, '9 ELM DR, DALLAS TX 75201'],
  [{ address: '9 Elm Dr', zip: '78701-1234' }, '9 ELM DR, AUSTIN TX 78701-1234'],
] as const)('%j is a home', ([cells, printed]) => {
  expect(read(cells)).toBe(printed)
})

test.for(['2110', '02110', '2110.0', '02110-1234', '021101234'])(
  'a ZIP written %s keeps its zero',
  (zip) => {
    expect(read({ address: '1 Beacon St', zip }, boston)).toMatch(/^1 BEACON ST, BOSTON MA 02110/)
    expect(read({ address: '1 Beacon St', city: 'Boston', state: 'MA', zip })).toMatch(/MA 02110/)
  },
)

test.for([
  [{}, 'missing home'],
  [{ address: 'n/a' }, 'missing home'],
  [{ unit: '4' }, 'unit without a street'],
  [{ address: 'PO Box 12' }, 'post office box'],
  [{ address: '12 & 14 Main St' }, 'several homes'],
  [{ address: '12 and 14 Main St' }, 'several homes'],
  [{ address: '12 Main St; 14 Main St' }, 'several homes'],
  [{ address: '12 Main St\n14 Main St' }, 'several homes'],
  [{ address: '12 Main St', unit: '4 & 5' }, 'several homes'],
  [{ address: '12 Main St', unit: 'A and B' }, 'several homes'],
  [{ address: '12 Main St Units 4 and 5' }, 'several homes'],
  [{ address: 'Lots 7 & 8' }, 'several homes'],
  [{ lot: '7 & 8' }, 'several homes'],
  [{ lot: '7, 8' }, 'several homes'],
  [{ lot: 'LOT 7, LOT 8' }, 'several homes'],
  [{ address: 'Main Street' }, 'unreadable street'],
  [{ address: '123 Main St Apt 4', unit: '5' }, 'unreadable street'],
  [{ address: '123 Main St', city: 'Dallas', state: 'TX' }, 'unreadable zip'],
  [{ address: '123 Main St', state: 'OK', zip: '78701' }, 'zip of another state'],
  [{ address: '123 Main St', zip: '00000' }, 'unreadable zip'],
  [{ address: '123 Main St', state: 'Narnia', zip: '78701' }, 'unknown state'],
  [{ lot: 'the big one' }, 'unreadable lot'],
] as const)('%j cannot be placed: %s', ([cells, because]) => {
  expect(read(cells)).toBe(because)
})

test('one home spelled many ways has one key', () => {
  const reader = homeReader(austin)
  const spellings: Partial<HomeCells>[] = [
    { address: '123 Main St Apt 4' },
    { address: '123 MAIN STREET', unit: '#4' },
    { address: '123 main st.', unit: 'Unit 4' },
    { address: '123 Main St #4, Austin, TX 78701-1234' },
    { address: '123 Main Street', unit: '04', city: 'AUSTIN', state: 'Texas', zip: '78701' },
  ]
  const keys = spellings.map((cells) => {
    const home = reader({ ...nothing, ...cells })
    return home.ok ? home.value.homeKey : home.refusal.because
  })
  expect(new Set(keys)).toEqual(new Set(['78701|123||MAIN|ST||4']))
})

test('without a community a home must bring its ZIP', () => {
  expect(read({ address: '123 Main St' }, null)).toBe('unreadable zip')
  expect(read({ lot: '7' }, null)).toBe('unreadable zip')
  expect(read({ address: '123 Main St, Austin, TX 78701' }, null)).toBe(
    '123 MAIN ST, AUSTIN TX 78701',
  )
})
