import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { test as plain } from '#test/database.ts'
import { aCommunity, anEmail } from '#test/factories.ts'
import { secret } from '#test/full-database.ts'
import { rowsOf } from '#test/rows.ts'
import { readEnvironment } from '../../env.ts'
import { type Outcome, Refused, type Values, WrongUsage } from '../command.ts'
import { importCommand } from './import.ts'

type Run = (text: string | Uint8Array, values: Values) => Promise<Outcome & { said: string[] }>

const test = plain
  .extend('folder', async ({ task: _ }, { onCleanup }) => {
    const folder = await mkdtemp(join(tmpdir(), 'communitrak-import-'))
    onCleanup(() => rm(folder, { recursive: true }))
    return folder
  })
  .extend(
    'run',
    ({ own, folder }): Run =>
      async (text, values) => {
        const environment = readEnvironment({ SERVER_KEY: secret.toString('hex') })
        const file = join(folder, 'owners.csv')
        await writeFile(file, text)
        const said: string[] = []
        const outcome = await importCommand.run({
          environment: { ...environment, databaseUrl: own.address },
          values: { file, ...values },
          words: [],
          progress: (words) => said.push(words),
        })
        return { ...outcome, said }
      },
  )

/** Everything a community has that an import could have made. */
async function contentsOf(db: Db, communityId: string) {
  const tables = ['properties', 'households', 'members', 'invitations', 'deliveries'] as const
  const counts = tables.map(async (table) => (await rowsOf(db, communityId, table)).length)
  return Promise.all(counts)
}

const aFile = (ana: string) =>
  [
    'Owners of Maple Court;;;',
    'Owner Name(s);Street;E-Mail;Phone',
    `"Smith, John & Mary";123 Main Street;${ana};512-555-0101`,
    'Bo Chen;Lot 07;;',
    'Vacant;9 Elm St;;',
    'Total: 3;;;',
  ].join('\r\n')

test('a dry run tells every row as data, and writes nothing', async ({ db, run }) => {
  const { slug, communityId } = await aCommunity(db)
  const before = await contentsOf(db, communityId)
  const email = anEmail('john')

  const { data, said } = await run(aFile(email), { community: slug, 'dry-run': true })

  expect(data).toMatchObject({
    columns: {
      ...{ 'Owner Name(s)': 'fullName', Street: 'street', 'E-Mail': 'email', Phone: 'phone' },
    },
    ...{ encoding: 'utf-8', delimiter: ';', headerLine: 2, left: [] },
    totals: {
      ...{ rows: 4, create: 2, update: 0, unchanged: 0, skip: 1, attention: 1 },
      ...{ properties: 2, households: 1, members: 2, invitations: 1 },
    },
  })
  const town = { city: 'AUSTIN', state: 'TX', zip: '78701' }
  expect((data.rows as object[])[0]).toEqual({
    line: 3,
    verdict: 'create',
    problems: [
      {
        ...{ column: 'E-Mail', field: 'email', reason: 'missing' },
        ...{ typed: null, suggestion: null },
      },
    ],
    people: [
      {
        ...{ firstName: 'John', lastName: 'Smith', email, phone: '+15125550101' },
        ...{ householdRole: 'head', occupancy: 'owner', role: null, title: null },
      },
      {
        ...{ firstName: 'Mary', lastName: 'Smith', email: null, phone: null },
        ...{ householdRole: 'member', occupancy: 'owner', role: null, title: null },
      },
    ],
    organization: null,
    property: { kind: 'street', line1: '123 MAIN ST', unit: null, lot: null, ...town },
    household: 'Smith Household',
  })
  expect((data.rows as object[])[1]).toMatchObject({
    verdict: 'attention',
    property: { kind: 'lot', line1: null, unit: null, lot: 'LOT 7', ...town },
  })
  expect((data.rows as object[])[3]).toMatchObject({
    ...{ line: 6, verdict: 'skip', problems: [{ column: null, reason: 'totals row' }] },
  })
  expect(said).toEqual([expect.stringContaining('Reading'), 'Looking at 4 rows …'])
  expect(await contentsOf(db, communityId)).toEqual(before)
})

test('an import does what the dry run has told, and the same file again changes nothing', async ({
  db,
  run,
}) => {
  const { slug, communityId } = await aCommunity(db)
  const [file, values] = [aFile(anEmail('john')), { community: slug, send: 'now' }]
  const dry = await run(file, { ...values, 'dry-run': true })
  const done = await run(file, values)
  expect(done.data).toEqual(dry.data)
  expect(done.words).toContain('Made 2 properties, 1 household, 2 members and 1 invitation.')
  expect(done.words).toContain('line 4: ')
  expect(await contentsOf(db, communityId)).toEqual([2, 1, 3, 1, 1])

  const again = await run(file, values)
  expect(again.data.totals).toMatchObject({ create: 0, update: 0, unchanged: 2, invitations: 0 })
  expect(await contentsOf(db, communityId)).toEqual([2, 1, 3, 1, 1])
})

test('unless told so nothing is sent, and homes without e-mail may get their pass', async ({
  db,
  run,
}) => {
  const { slug, communityId } = await aCommunity(db)
  const values = { community: slug, 'without-email': 'paper' }
  const { data } = await run(aFile(anEmail('john')), values)
  expect(data.totals).toMatchObject({ attention: 0, invitations: 2 })
  expect(await rowsOf(db, communityId, 'deliveries')).toEqual([])
  const invitations = await rowsOf(db, communityId, 'invitations')
  expect(invitations.map(({ channel }) => channel).sort()).toEqual(['email', 'pass'])
})

test('what somebody says of a column counts, now and for the next file', async ({ db, run }) => {
  const { slug } = await aCommunity(db)
  const file = (name: string) => `Who, in full,Where\n${name},1 Elm St\n`
  const table = (name: string) => file(name).replaceAll('Who, in full', '"Who, in full"')
  const values = { community: slug, 'without-email': 'paper' }
  const first = await run(table('Ana Reyes'), {
    ...values,
    map: 'Who, in full=fullName,Where=address',
  })
  expect(first.data.columns).toEqual({ 'Who, in full': 'fullName', Where: 'address' })
  const next = await run(table('Bo Reyes'), { ...values, 'dry-run': true })
  expect(next.data.columns).toEqual({ 'Who, in full': 'fullName', Where: 'address' })
})

test('a column that the file does not have is told before anything is read as something else', async ({
  db,
  run,
}) => {
  const { slug, communityId } = await aCommunity(db)
  const importing = run('Who,Where\nAna Reyes,1 Elm St\n', {
    ...{ community: slug, 'without-email': 'paper' },
    map: 'Whom=fullName,Where=address',
  })
  await expect(importing).rejects.toThrow(
    '--map names what the file does not have: whom. Its columns: Who, Where.',
  )
  expect(await rowsOf(db, communityId, 'rosters')).toEqual([])
})

test('units of one building stand in the street that was given', async ({ db, run }) => {
  const { slug } = await aCommunity(db)
  const values = { community: slug, street: '500 Congress Ave' }
  const file = `Unit,Owner,Email\n1A,Ana Reyes,${anEmail('ana')}\n`
  const dry = await run(file, { ...values, 'dry-run': true })
  expect((dry.data.rows as object[])[0]).toMatchObject({
    ...{ verdict: 'create', property: { line1: '500 CONGRESS AVE', unit: '# 1A' } },
  })
  expect((await run(file, values)).data).toEqual(dry.data)
})

test.for([
  ['nothing', '', 'is empty.'],
  [
    'a picture',
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    'is no spreadsheet, but a kind of picture.',
  ],
  [
    'an old workbook',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]),
    'is',
  ],
  [
    '201,000 rows',
    'Name,Address\n'.concat('Ana,1 Elm\n'.repeat(201_000)),
    'has more than 200,000 rows.',
  ],
] as const)(
  '%s is refused in plain words, and nothing is written',
  async ([, text, words], { db, run }) => {
    const { slug, communityId } = await aCommunity(db)
    const before = await contentsOf(db, communityId)
    const running = run(text, { community: slug })
    await expect(running).rejects.toBeInstanceOf(Refused)
    await expect(running).rejects.toThrow(words)
    expect(await contentsOf(db, communityId)).toEqual(before)
  },
)

test.for([
  [{}, '--community is missing.'],
  [{ community: 'x', file: ' ' }, '--file is missing.'],
  [{ community: 'x', send: 'tomorrow' }, '--send is one of later, now.'],
  [{ community: 'x', map: 'Name' }, '--map is written'],
  [{ community: 'x', street: 'x'.repeat(201) }, '--street has more than 200'],
  [{ community: 'x', map: 'Name=king' }, '--map knows these fields'],
] as [Values, string][])('%j is not understood', async ([values, words], { run }) => {
  const running = run('Name\nAna', values)
  await expect(running).rejects.toBeInstanceOf(WrongUsage)
  await expect(running).rejects.toThrow(words)
})

test('a community or a file that is not there is said', async ({ db, run, folder }) => {
  await expect(run('Name\nAna', { community: 'nowhere' })).rejects.toThrow(
    'There is no community nowhere',
  )
  const { slug } = await aCommunity(db)
  const file = join(folder, 'nowhere.csv')
  await expect(run('', { community: slug, file })).rejects.toThrow(`${file} cannot be read`)
})
