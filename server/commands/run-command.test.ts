import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished } from 'vitest'
import { readHeading } from '#database/backup/read-backup.ts'
import { schemaVersion } from '#database/migrate.ts'
import { test as plain } from '#test/database.ts'
import { secret } from '#test/full-database.ts'
import { commands } from './run-command.ts'

const main = fileURLToPath(new URL('../../build/server/main.js', import.meta.url))

/** What a command said, and the exit code. */
type Said = { code: number; out: string; err: string }

const test = plain.extend('communitrak', ({ own }) => {
  /** Calls the built program in a process of its own, with the database of these tests. */
  return (args: string[], variables: Record<string, string> = {}): Promise<Said> =>
    new Promise((resolve) => {
      const env = { DATABASE_URL: own.address, SERVER_KEY: secret.toString('hex'), ...variables }
      execFile(process.execPath, [main, ...args], { env }, (error, out, err) =>
        resolve({ code: error ? Number(error.code) : 0, out, err }),
      )
    })
})

const patient = { timeout: 60_000 }

test('--help names every command and what it is for', patient, async ({ communitrak }) => {
  for (const word of ['--help', 'help']) {
    const { code, out, err } = await communitrak([word])
    expect([code, err]).toEqual([0, ''])
    for (const { usage, summary } of Object.values(commands)) {
      expect(out).toContain(usage)
      expect(out).toContain(summary)
    }
    expect(out).toContain('  serve\n')
  }
})

test('each command tells how it is called, and does nothing', patient, async ({ communitrak }) => {
  for (const [name, { usage, summary }] of Object.entries(commands)) {
    const nowhere = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nowhere' }
    const said = await communitrak([name, '--help'], nowhere)
    expect(said).toEqual({ code: 0, out: `communitrak ${usage}\n\n${summary}\n`, err: '' })
  }
  const { code, out } = await communitrak(['serve', '--help'])
  expect([code, out]).toEqual([0, expect.stringContaining('  serve\n')])
})

test.for([
  ['a command nobody knows', ['dance'], 'There is no command dance.'],
  ['a word that every object knows', ['toString'], 'There is no command toString.'],
  ['an option nobody knows', ['doctor', '--loud'], "Unknown option '--loud'"],
  ['a word too many', ['migrate', 'now'], 'Too many words: now'],
  ['two files', ['backup', 'a', 'b'], 'Too many words: a b'],
  ['an option without its value', ['create-community', '--name'], 'argument missing'],
  ['an option left out', ['create-community', '--city', 'Austin'], '--name is missing.'],
  ['an option left empty', ['create-community', '--name', ' '], '--name is missing.'],
  [
    'two ways to invite',
    ['invite', '--community', 'x', '--emails', 'a', '--phones', 'b'],
    'Give one of',
  ],
  ['restore without a file', ['restore'], 'Name the backup file.'],
] as const)(
  '%s is not understood: 2, and how to call it',
  patient,
  async ([, args, words], { communitrak }) => {
    const { code, out, err } = await communitrak([...args])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(words)
    expect(err).toContain('communitrak ')
    expect(err).not.toMatch(/at \w+ \(/)
  },
)

test(
  'a wrong environment is told in a line for each fault: 1',
  patient,
  async ({ communitrak }) => {
    const wrong = { PORT: 'abc', ROLE: 'boss' }
    const lines = 'PORT must be a number from 0 to 65535.\nROLE must be all, web or worker.\n'
    expect(await communitrak(['doctor'], wrong)).toEqual({ code: 1, out: '', err: lines })
    expect(await communitrak(['serve'], wrong)).toEqual({ code: 1, out: '', err: lines })
    const json = await communitrak(['doctor', '--json'], wrong)
    expect([json.code, JSON.parse(json.out)]).toEqual([1, { error: lines.trim() }])
  },
)

test('a database nobody answers for is told: 1', patient, async ({ communitrak }) => {
  const nowhere = { DATABASE_URL: 'postgres://nobody:hush@127.0.0.1:1/nowhere' }
  const { code, out, err } = await communitrak(['doctor'], nowhere)
  expect([code, out]).toEqual([1, ''])
  expect(err).toMatch(/^DATABASE_URL leads to no database that lets us in: .*ECONNREFUSED/)
  expect(err).not.toContain('hush')
})

test(
  'migrate brings an installation up to date, as often as one likes',
  patient,
  async ({ communitrak }) => {
    const words = `The schema is at ${schemaVersion}.\n`
    for (let time = 0; time < 2; time += 1)
      expect(await communitrak(['migrate'])).toEqual({ code: 0, out: words, err: '' })
    const { out } = await communitrak(['migrate', '--json'])
    expect(JSON.parse(out)).toEqual({ schema: schemaVersion })
  },
)

test('doctor says what it sees, and no secret', patient, async ({ communitrak }) => {
  const variables = { PUBLIC_URL: 'https://example.com', SMTP_URL: 'smtp://ana:hush@localhost' }
  const told = await communitrak(['doctor', '--json'], variables)
  expect(told.code).toBe(0)
  expect(JSON.parse(told.out)).toEqual({
    postgresql: expect.stringMatching(/^\d+/),
    schema: schemaVersion,
    role: 'communitrak_app',
    fenced: true,
    sendingPaused: false,
    mail: 'SMTP',
    addresses: 'offline',
    publicUrl: 'https://example.com',
  })
  const { out } = await communitrak(['doctor'])
  expect(out).toContain('mail: kept at /dev/outbox\n')
  expect(told.out + out).not.toMatch(new RegExp(`hush|${secret.toString('hex')}`))
})

test(
  'backup writes one file that only its owner can read, where one wants it',
  patient,
  async ({ communitrak }) => {
    const folder = await mkdtemp(join(tmpdir(), 'communitrak-backup-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const file = join(folder, 'a.backup')
    const { code, out, err } = await communitrak(['backup', file, '--json'])
    expect([code, err]).toEqual([0, `Writing ${file} …\n`])
    const told = {
      file,
      schema: schemaVersion,
      tables: expect.any(Number),
      rows: expect.any(Number),
    }
    expect(JSON.parse(out)).toEqual(told)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect((await readHeading(file)).serverKey).toBe(secret.toString('hex'))

    const named = await communitrak(['backup'], { DATA_DIR: folder })
    expect(named.code).toBe(0)
    expect(named.out).toMatch(
      /\/backups\/communitrak-\S+\.backup holds \d+ rows of \d+ tables, and the server key/,
    )
    const nowhere = await communitrak(['backup', join(folder, 'no', 'such', 'folder')])
    expect([nowhere.code, nowhere.out]).toEqual([1, ''])
    expect(nowhere.err).toMatch(/It failed: ENOENT/)
  },
)
