import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { addDays } from '#domain/days.ts'
import { test as plain } from '#test/database.ts'
import { aCommunity } from '#test/factories.ts'
import { secret } from '#test/full-database.ts'
import { rowsOf } from '#test/rows.ts'

const main = fileURLToPath(new URL('../../build/server/main.js', import.meta.url))

/** A file that can be read. */
const anyFile = fileURLToPath(import.meta.url)

/** What a command said, and the exit code. */
type Said = { code: number; out: string; err: string }

const test = plain.extend('communitrak', ({ own }) => {
  return (...args: string[]): Promise<Said> =>
    new Promise((resolve) => {
      const env = { DATABASE_URL: own.address, SERVER_KEY: secret.toString('hex') }
      execFile(process.execPath, [main, ...args], { env }, (error, out, err) =>
        resolve({ code: error ? Number(error.code) : 0, out, err }),
      )
    })
})

const patient = { timeout: 60_000 }

test(
  'whoever runs the installation extends a trial, and ends it for good',
  patient,
  async ({ db, communitrak }) => {
    const trialEndsAt = addDays(new Date(), -3)
    const { slug, communityId } = await aCommunity(db, { trialEndsAt })
    const about = ['trial', '--community', slug]
    const told = await communitrak(...about)
    expect(told).toMatchObject({ code: 0, out: expect.stringContaining('ended on') })
    const invited = await communitrak('invite', '--community', slug, '--emails', anyFile)
    expect([invited.code, invited.err]).toEqual([
      1,
      expect.stringContaining(`The trial of ${slug} has ended: nothing can be changed.`),
    ])
    const extended = await communitrak(...about, '--extend', '30', '--json')
    expect(JSON.parse(extended.out)).toMatchObject({ hasEnded: false, daysLeft: 30, extensions: 0 })
    const forGood = await communitrak(...about, '--for-good')
    expect(forGood).toEqual({ code: 0, out: `${slug} goes on for good.\n`, err: '' })
    expect((await communitrak(...about, '--for-good')).code).toBe(0)
    const none = await communitrak(...about, '--extend', '3')
    expect([none.code, none.err]).toEqual([1, `${slug} has no trial: it goes on for good.\n`])
    const deeds = (await rowsOf(db, communityId, 'auditEvents')).map(({ deed }) => deed)
    expect(deeds).toEqual(['founded community', 'extended trial', 'ended trial for good'])
  },
)

test.for([
  ['no community', ['trial'], 2, '--community is missing.'],
  ['days that are none', ['trial', '--community', 'x', '--extend', 'some'], 2, '1 to 3650'],
  ['days of the past', ['trial', '--community', 'x', '--extend=-5'], 2, '1 to 3650'],
  ['no days at all', ['trial', '--community', 'x', '--extend', '0'], 2, '1 to 3650'],
  [
    'both ways at once',
    ['trial', '--community', 'x', '--extend', '3', '--for-good'],
    2,
    'not both',
  ],
  ['a community nobody knows', ['trial', '--community', 'nowhere'], 1, 'There is no community'],
] as const)('%s is refused', patient, async ([, args, code, words], { communitrak }) => {
  const said = await communitrak(...args)
  expect(said).toMatchObject({ code, out: '', err: expect.stringContaining(words) })
})
