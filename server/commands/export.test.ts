import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { test as plain } from '#test/database.ts'
import { aCommunity, aMember, anEmail } from '#test/factories.ts'
import { secret } from '#test/full-database.ts'
import { rowsOf } from '#test/rows.ts'
import { readEnvironment } from '../env.ts'
import { type Outcome, Refused, type Values, WrongUsage } from './command.ts'
import { exportCommand } from './export.ts'

type Run = (values: Values) => Promise<Outcome>

const test = plain
  .extend('folder', async ({ task: _ }, { onCleanup }) => {
    const folder = await mkdtemp(join(tmpdir(), 'communitrak-export-'))
    onCleanup(() => rm(folder, { recursive: true }))
    return folder
  })
  .extend(
    'run',
    ({ own, folder }): Run =>
      ({ out, ...values }) => {
        const environment = readEnvironment({ SERVER_KEY: secret.toString('hex') })
        return exportCommand.run({
          environment: { ...environment, databaseUrl: own.address },
          values: { ...values, out: out && join(folder, String(out)) },
          words: [],
          progress: () => {},
        })
      },
  )

const lines = (text: string) => text.replace('\uFEFF', '').trim().split('\r\n')

test('all members come as a file that only its owner may read, and the log keeps it', async ({
  db,
  run,
  folder,
}) => {
  const { slug, communityId } = await aCommunity(db)
  const email = anEmail('bo')
  await aMember(db, { communityId, firstName: '=1+1', lastName: 'Chen', email })

  const { words, data } = await run({ community: slug, list: 'members', out: 'members.csv' })

  const file = join(folder, 'members.csv')
  expect([words, data]).toEqual([`${file} has 2 rows.`, { list: 'members', rows: 2, file }])
  const [head, ...rows] = lines(await readFile(file, 'utf8'))
  expect(head).toMatch(/^First Name,Last Name,/)
  expect(rows.find((row) => row.includes(email))).toMatch(/^'=1\+1,Chen,/)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  const [event] = (await rowsOf(db, communityId, 'auditEvents')).filter(
    ({ deed }) => deed === 'exported members',
  )
  expect(event!.facts).toMatchObject({ count: 2, tab: 'all', format: 'csv' })
})

test('households, properties and the log come too, as a workbook and in Spanish', async ({
  db,
  run,
  folder,
}) => {
  const { slug } = await aCommunity(db)
  for (const list of ['households', 'properties'])
    expect((await run({ community: slug, list, out: `${list}.csv` })).data).toMatchObject({ list })
  const log = await run({ community: slug, list: 'audit-log', out: 'log.csv', language: 'es' })
  expect(log.data.rows).toBeGreaterThan(0)
  expect(lines(await readFile(join(folder, 'log.csv'), 'utf8'))[0]).toMatch(/^Cuándo,/)
  await run({ community: slug, list: 'members', out: 'members.XLSX' })
  expect((await readFile(join(folder, 'members.XLSX'))).subarray(0, 2).toString()).toBe('PK')
})

test('what is asked wrongly is said, and leaves no file', async ({ db, run, folder }) => {
  const { slug } = await aCommunity(db)
  const asked = { community: slug, list: 'members', out: 'members.csv' }
  await expect(run({ ...asked, list: 'codes' })).rejects.toThrow(WrongUsage)
  await expect(run({ ...asked, out: 'members.pdf' })).rejects.toThrow('ends in .csv or .xlsx')
  await expect(run({ ...asked, community: 'nowhere' })).rejects.toThrow(Refused)
  await expect(run({ ...asked, out: 'no/folder/members.csv' })).rejects.toThrow('cannot be written')
  expect(await readdir(folder)).toEqual([])
})
