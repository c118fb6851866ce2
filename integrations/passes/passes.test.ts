import { expect, test } from 'vitest'
import { readPdf } from '#test/read-pdf.ts'
import type { Pass, PassSheets } from './passes.ts'
import { pdfPasses } from './pdf.ts'

const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Passes, each with a code that tells its number. */
function somePasses(count: number, given: Partial<Pass> = {}): Pass[] {
  return Array.from({ length: count }, (_, at) => {
    const number = [at >> 10, (at >> 5) & 31, at & 31].map((part) => symbols[part]).join('')
    const code = `7K3M-Q9XD-2F8R-${number}W`
    const joinUrl = `https://communitrak.example/join/${code.replaceAll('-', '')}`
    return { code, joinUrl, home: null, until: 'February 19, 2027', ...given }
  })
}

const community = {
  name: 'Heron Landing',
  color: '#1f6f54',
  logo: null,
  lines: ['100 CLUBHOUSE DR', 'AUSTIN TX 78701'],
}

const oakLane = {
  households: [{ after: ['Chen', 'Reyes'] }],
  lines: ['10 OAK LN', 'AUSTIN TX 78701'],
}

function someSheets(given: Partial<PassSheets> = {}): PassSheets {
  return {
    layout: 'cards',
    paper: 'letter',
    locale: 'en',
    community,
    typeAt: 'communitrak.example/join/resident',
    askName: 'Lee Board',
    day: 'November 21, 2026',
    passes: somePasses(1),
    ...given,
  }
}

async function draw(given: Partial<PassSheets> = {}): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of pdfPasses().draw(someSheets(given))) parts.push(part)
  return Buffer.concat(parts)
}

const see = async (given: Partial<PassSheets> = {}) => readPdf(await draw(given))

test.for([
  ['cards', 'letter', 10],
  ['cards', 'a4', 10],
  ['large cards', 'letter', 3],
  ['large cards', 'a4', 3],
  ['letters', 'letter', 1],
  ['letters', 'a4', 1],
] as const)(
  'of %s on %s every QR code and every code can be read back, in order',
  async ([layout, paper, perSheet]) => {
    const passes = somePasses(25, { home: oakLane })
    const sheets = await see({ layout, paper, passes })
    expect(sheets).toHaveLength(Math.ceil(passes.length / perSheet))
    const size = paper === 'letter' ? [612, 792] : [595, 841]
    for (const { width, height } of sheets) expect([width, height]).toEqual(size)
    for (const [at, { codes, words }] of sheets.entries()) {
      const here = passes.slice(at * perSheet, (at + 1) * perSheet)
      expect(codes.sort()).toEqual(here.map(({ joinUrl }) => joinUrl))
      expect(words.match(/\w{4}-\w{4}-\w{4}-\w{4}/g)).toEqual(here.map(({ code }) => code))
    }
  },
)

test('a card says whose it is, how to join, for which home and until when', async () => {
  const [sheet] = await see({ passes: somePasses(1, { home: oakLane }) })
  for (const words of [
    'Heron Landing',
    'Your access code',
    'Scan the square with your phone, or type this code at communitrak.example/join/resident',
    'For 10 OAK LN',
    'Valid until February 19, 2027',
  ])
    expect(sheet!.words).toContain(words)
  expect(sheet!.words).not.toContain('Reyes')
})

test('a blank card says that it is for one home, and one without end names no day', async () => {
  const [sheet] = await see({ passes: somePasses(1, { until: null }) })
  expect(sheet!.words).toContain('Works once, for one home.')
  expect(sheet!.words).not.toContain('Valid')
})

test('a letter has sender, address, date, what it is about, the steps, and whom to ask', async () => {
  const [letter] = await see({ layout: 'letters', passes: somePasses(1, { home: oakLane }) })
  for (const words of [
    'Heron Landing 100 CLUBHOUSE DR AUSTIN TX 78701',
    'Chen & Reyes Household 10 OAK LN AUSTIN TX 78701',
    'November 21, 2026',
    'Join Heron Landing online',
    'run with Communitrak',
    'This is the access code of your home.',
    '1. Point your phone’s camera',
    'communitrak.example/join/resident',
    '3. We send you an e-mail.',
    'Questions? Please ask Lee Board, or your board.',
  ])
    expect(letter!.words).toContain(words)
})

test('a letter for a home of which nobody is known goes to its resident, and asks the board', async () => {
  const home = { households: [], lines: ['LOT 7', 'AUSTIN TX 78701'] }
  const [letter] = await see({ layout: 'letters', askName: null, passes: somePasses(1, { home }) })
  expect(letter!.words).toContain('Current Resident LOT 7 AUSTIN TX 78701')
  expect(letter!.words).toContain('Please ask your board.')
})

test.for(['cards', 'large cards', 'letters'] as const)('%s speak Spanish', async (layout) => {
  const passes = somePasses(1, { home: oakLane, until: '19 de febrero de 2027' })
  const [sheet] = await see({ layout, locale: 'es', passes })
  expect(sheet!.words).toContain('Su código de acceso')
  expect(sheet!.words).toContain('Válido hasta el 19 de febrero de 2027')
  expect(sheet!.words).not.toMatch(/Your|Valid until|Scan|Household/)
})

test.for([
  ['Vietnamese', 'Nguyễn Thị Hạnh'],
  ['Vietnamese, decomposed', 'Nguyễn Hạnh'.normalize('NFD'), 'Nguyễn Hạnh'],
  ['Polish', 'Zażółć Gęślą-Jaźń'],
  ['Greek', 'Παπαδόπουλος'],
  ['Cyrillic', 'Щербаков'],
  ['Hebrew', 'כהן'],
  ['Chinese', '陈伟'],
  ['Japanese', '山田さくら'],
  ['Korean', '김철수'],
  ['Hindi', 'शर्मा'],
  ['an emoji', 'Ana 😀'],
  ['a letter that no font has', 'Ana 𓀀', 'Ana �'],
  ['quotes and dashes', 'O’Brien – “Bo”'],
] as const)('a name in %s stands on paper', async ([, household, shown = household]) => {
  const home = { ...oakLane, households: [{ given: household }] }
  const pdf = await draw({ layout: 'letters', passes: somePasses(1, { home }) })
  const [letter] = await readPdf(pdf)
  expect(letter!.words).toContain(`${shown} 10 OAK LN`)
  expect(pdf.toString()).not.toMatch(/\/BaseFont \/(Helvetica|Times|Courier)/)
})

test('a letter to somebody without a home is addressed to them in any script', async () => {
  const passes = somePasses(1, { person: '陈伟', home: null })
  const [letter] = await see({ layout: 'letters', passes })
  expect(letter!.words).toContain('陈伟')
})

test('a name in Arabic is set from the right, with its letters joined', async () => {
  const home = { ...oakLane, households: [{ after: ['محمد كريم'] }] }
  const [letter] = await see({ layout: 'letters', passes: somePasses(1, { home }) })
  expect(letter!.words.normalize('NFKC')).toContain('محمد كريم Household')
})

test('the longest name and address keep the code, the home and the day on every card', async () => {
  const name =
    'The Residences at Whispering Willow Creek Estates Phase II Homeowners’ Association of Greater Winter Springs, Florida Inc'
  const home = {
    households: [],
    lines: ['12345 NORTHWEST WHISPERING WILLOW CREEK BLVD', 'APT 1204', 'WINTER SPRINGS FL 32708'],
  }
  const typeAt = 'a-very-long-host-name.communitrak.example.com/join/resident'
  for (const layout of ['cards', 'large cards', 'letters'] as const) {
    const passes = somePasses(1, { home })
    const [sheet] = await see({ layout, typeAt, community: { ...community, name }, passes })
    expect(sheet!.codes).toEqual([passes[0]!.joinUrl])
    expect(sheet!.words).toContain(passes[0]!.code)
    expect(sheet!.words).toContain('12345 NORTHWEST WHISPERING')
    expect(sheet!.words).toContain('APT 1204')
    expect(sheet!.words).toContain('Valid until February 19, 2027')
    expect(sheet!.words).toContain('The Residences at Whispering Willow Creek')
  }
})

const dot =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

test.for([
  ['a PNG', 'image/png', Buffer.from(dot, 'base64'), true],
  ['a WebP picture', 'image/webp', Buffer.from('RIFF\x24\0\0\0WEBPVP8 '), false],
  ['a PNG that breaks off', 'image/png', Buffer.from(dot, 'base64').subarray(0, 40), false],
  ['nonsense', 'image/jpeg', Buffer.from('ffd8ffe0ffff', 'hex'), false],
  ['a PNG of four billion dots', 'image/png', bomb(), false],
] as const)('with %s for a logo the passes are drawn', async ([, type, bytes, shown]) => {
  const pdf = await draw({ community: { ...community, logo: { bytes, type } } })
  const [sheet] = await readPdf(pdf)
  expect(sheet!.codes).toHaveLength(1)
  expect(pdf.toString('latin1').includes('/Subtype /Image')).toBe(shown)
})

/** A picture that says it is 65,535 dots wide and high. */
function bomb(): Buffer {
  const bytes = Buffer.from(dot, 'base64')
  bytes.writeUInt32BE(65_535, 16)
  bytes.writeUInt32BE(65_535, 20)
  return bytes
}

test('others are served while passes are drawn', async () => {
  let turns = 0
  const timer = setInterval(() => {
    turns += 1
  }, 1)
  await draw({ passes: somePasses(300) })
  clearInterval(timer)
  expect(turns).toBeGreaterThan(15)
})
