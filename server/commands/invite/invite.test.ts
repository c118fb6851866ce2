import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import type { Db } from '#database/connect.ts'
import { readCode } from '#domain/invitations/access-code.ts'
import { lookUpOf } from '#domain/invitations/create-invitation.ts'
import { test as plain } from '#test/database.ts'
import { aCommunity, aMember, aNumber, anEmail, key } from '#test/factories.ts'
import { secret } from '#test/full-database.ts'
import { aHome } from '#test/passes.ts'
import { readPdf } from '#test/read-pdf.ts'
import { change, rowsOf } from '#test/rows.ts'
import { readEnvironment } from '../../env.ts'
import { type Outcome, Refused, type Values, WrongUsage } from '../command.ts'
import { invite } from './invite.ts'

type Invite = (values: Values, variables?: Record<string, string>) => Promise<Outcome & Said>
type Said = { said: string[] }

const test = plain
  .extend('folder', async ({ task: _ }, { onCleanup }) => {
    const folder = await mkdtemp(join(tmpdir(), 'communitrak-invite-'))
    onCleanup(() => rm(folder, { recursive: true }))
    return folder
  })
  .extend(
    'run',
    ({ own }): Invite =>
      async (values, variables = {}) => {
        const environment = readEnvironment({ SERVER_KEY: secret.toString('hex'), ...variables })
        const said: string[] = []
        const outcome = await invite.run({
          environment: { ...environment, databaseUrl: own.address },
          values,
          words: [],
          progress: (words) => said.push(words),
        })
        return { ...outcome, said }
      },
  )

test('a list of addresses is judged, and everyone who may be is invited', async ({
  db,
  folder,
  run,
}) => {
  const { communityId, slug, leader } = await aCommunity(db)
  const [ana, bo] = [anEmail('ana'), anEmail('bo')]
  const here = await aMember(db, { communityId })
  const list = `\uFEFFEmail\n"Reyes, Ana" <${ana}>\n${bo}; ${ana}\nnobody@\ncho@gmial.com\n${here.email}\n`
  const emails = await aFile(folder, list)

  const { words, data, said } = await run({ community: slug, emails })

  const skipped = [
    { typed: ana, because: 'repeated' },
    { typed: 'nobody@', because: 'invalid' },
    { typed: 'cho@gmial.com', because: 'suspect' },
    { typed: here.email, because: 'already a member' },
  ]
  expect(data).toEqual({
    channel: 'email',
    batchId: expect.any(String),
    invited: 2,
    skipped,
    later: 0,
  })
  expect(words.split('\n')).toEqual([
    '2 invitations on the way by e-mail.',
    '4 skipped:',
    ...skipped.map(({ typed, because }) => `  ${because}: ${typed}`),
  ])
  expect(said).toEqual([
    'Inviting to Maple Court …',
    'Looking at 6 entries …',
    'Perhaps mistyped, and left out (--as-typed invites them as they are):',
    '  cho@gmial.com: cho@gmail.com?',
    'Making 2 invitations …',
  ])
  const invited = await invitedBy(db, communityId, String(data.batchId))
  expect(invited.map(({ contact, invitedBy }) => [contact, invitedBy])).toEqual([
    [ana, leader.memberId],
    [bo, leader.memberId],
  ])
  expect((await rowsOf(db, communityId, 'deliveries')).map(({ recipient }) => recipient)).toEqual(
    expect.arrayContaining([ana, bo]),
  )
})

test('addresses that look mistyped are invited when somebody says so', async ({
  db,
  folder,
  run,
}) => {
  const { slug } = await aCommunity(db)
  const emails = await aFile(folder, 'cho@gmial.com')
  const outcome = await run({ community: slug, emails, 'as-typed': true })
  expect(outcome.data).toMatchObject({ invited: 1, skipped: [] })
})

test('numbers are texted to those who agreed, and the others are named', async ({
  db,
  folder,
  run,
}) => {
  const { communityId, slug } = await aCommunity(db)
  const number = aNumber()
  const phones = await aFile(folder, `Ana Reyes ${number}\n900-555-0134\n+44 20 7946 0958\n`)
  const { data, words } = await run({ community: slug, phones, consented: true })
  expect(data).toMatchObject({ channel: 'text', invited: 1 })
  expect(data.skipped).toEqual([
    { typed: '900-555-0134', because: expect.any(String) },
    { typed: '+44 20 7946 0958', because: expect.any(String) },
  ])
  expect(words).toMatch(/^1 invitation on the way by text; they leave by day\.\n2 skipped:\n/)
  const [invited] = await invitedBy(db, communityId, String(data.batchId))
  expect(invited).toMatchObject({ contact: number, contactName: 'Ana Reyes', channel: 'text' })
  expect(invited!.consentedAt).toBeInstanceOf(Date)
})

test('where nobody carries texts, none is promised', async ({ db, folder, run }) => {
  const { slug } = await aCommunity(db)
  const phones = await aFile(folder, aNumber())
  const abroad = { PUBLIC_URL: 'https://example.com', SMTP_URL: 'smtp://localhost' }
  await expect(run({ community: slug, phones, consented: true }, abroad)).rejects.toEqual(
    new Refused('Nobody carries texts here: see TWILIO_ACCOUNT_SID.'),
  )
})

test('passes are made and drawn into a file that only its owner may read', async ({
  db,
  folder,
  run,
}) => {
  const { communityId, slug } = await aCommunity(db)
  const out = join(folder, 'passes.pdf')

  const { data, said } = await run({ community: slug, passes: '12', out, paper: 'a4' })

  const batchId = String(data.batchId)
  expect(data).toEqual({ channel: 'pass', batchId, made: 12, printed: 12, file: out })
  expect(said).toEqual(['Inviting to Maple Court …', 'Making 12 passes …', 'Drawing 12 passes …'])
  expect((await stat(out)).mode & 0o777).toBe(0o600)
  const sheets = await readPdf(await readFile(out))
  expect(sheets.map(({ width }) => width)).toEqual([595, 595])
  const drawn = sheets.flatMap(({ codes }) =>
    codes.map((url) => url.slice(url.lastIndexOf('/') + 1)),
  )
  const made = await invitedBy(db, communityId, batchId)
  expect(drawn.map(lookUp).sort()).toEqual(
    made.map(({ codeLookUp }) => codeLookUp.toString('hex')).sort(),
  )
})

test('every home gets its letter, and the second printing makes no new code', async ({
  db,
  folder,
  run,
}) => {
  const { slug, leader } = await aCommunity(db)
  await aHome(db, leader, { street: '1 ELM ST' })
  await aHome(db, leader, { street: '2 ELM ST' })
  const out = join(folder, 'letters.pdf')
  const first = await run({ community: slug, passes: 'homes', out, language: 'es' })
  expect(first.data).toMatchObject({ made: 2, printed: 2 })
  const before = (await readPdf(await readFile(out))).map(({ codes }) => codes)
  const second = await run({ community: slug, passes: 'homes', out })
  expect(second.data).toMatchObject({ batchId: null, made: 0, printed: 2 })
  expect((await readPdf(await readFile(out))).map(({ codes }) => codes)).toEqual(before)
})

test('what cannot be written is known before any pass is made', async ({ db, folder, run }) => {
  const { communityId, slug } = await aCommunity(db)
  const out = join(folder, 'nowhere', 'passes.pdf')
  await expect(run({ community: slug, passes: '3', out })).rejects.toThrow(
    /passes\.pdf cannot be written/,
  )
  expect(await rowsOf(db, communityId, 'batches')).toEqual([])
})

test('nothing is left of a file when there is nothing to print', async ({ db, folder, run }) => {
  const { slug } = await aCommunity(db)
  const out = join(folder, 'letters.pdf')
  await expect(run({ community: slug, passes: 'homes', out })).rejects.toBeInstanceOf(Refused)
  expect(await readdir(folder)).toEqual([])
})

test('a community is invited to by its first leader who is still there', async ({
  db,
  folder,
  run,
}) => {
  const { communityId, slug, leader } = await aCommunity(db)
  const emails = await aFile(folder, anEmail())
  const ofLeader = { communityId, id: leader.memberId }
  await change(db, 'members', ofLeader, { suspendedAt: new Date(), suspendedBecause: 'asked' })
  const nobody = new Refused(`There is no community ${slug} with a Community Leader.`)
  await expect(run({ community: slug, emails })).rejects.toEqual(nobody)
  const second = await aMember(db, { communityId, role: 'leader' })
  const { data } = await run({ community: slug, emails })
  const [invited] = await invitedBy(db, communityId, String(data.batchId))
  expect(invited!.invitedBy).toBe(second.id)
  await expect(run({ community: 'nowhere', emails })).rejects.toBeInstanceOf(Refused)
})

test.for([
  ['no entry at all', ' \n', 'There is no address in'],
  [
    'nobody who may be invited',
    'nobody@',
    'There is nobody to invite.\n1 skipped:\n  invalid: nobody@',
  ],
  ['5,000 addresses', 'a@example.com\n'.repeat(5_000), 'at most 2,000 at once'],
  ['more than 1 MB', 'x'.repeat(1_000_001), 'is too long: at most 1 MB'],
] as const)('a file with %s is refused', async ([, list, words], { db, folder, run }) => {
  const { communityId, slug } = await aCommunity(db)
  const emails = await aFile(folder, list)
  const running = run({ community: slug, emails })
  await expect(running).rejects.toBeInstanceOf(Refused)
  await expect(running).rejects.toThrow(words)
  expect(await rowsOf(db, communityId, 'batches')).toEqual([])
})

test.for([
  [{}, '--community is missing.'],
  [{ community: 'x' }, 'Give one of --emails, --phones and --passes.'],
  [{ community: 'x', emails: 'a', phones: 'b' }, 'Give one of'],
  [{ community: 'x', emails: ' ' }, '--emails is missing.'],
  [{ community: 'x', phones: 'a' }, 'say so with --consented.'],
  [{ community: 'x', passes: '3' }, '--out is missing.'],
  [{ community: 'x', passes: '0', out: 'f' }, '--passes takes a number from 1 to 1,000, or homes.'],
  [{ community: 'x', passes: '1001', out: 'f' }, '--passes takes a number'],
  [{ community: 'x', passes: '3', out: 'f', paper: 'a3' }, '--paper is one of letter, a4.'],
  [{ community: 'x', passes: '3', out: 'f', layout: 'letters' }, 'Letters are for homes'],
  [{ community: 'x', passes: '3', out: 'f', language: 'toString' }, '--language is one of en, es.'],
] as [Values, string][])('%j is not understood', async ([values, words], { run }) => {
  const running = run(values)
  await expect(running).rejects.toBeInstanceOf(WrongUsage)
  await expect(running).rejects.toThrow(words)
})

test('a file that is not there is said', async ({ db, run, folder }) => {
  const { slug } = await aCommunity(db)
  const emails = join(folder, 'nowhere.txt')
  await expect(run({ community: slug, emails })).rejects.toThrow(`${emails} cannot be read`)
})

async function aFile(folder: string, text: string): Promise<string> {
  const file = join(folder, 'list.txt')
  await writeFile(file, text)
  onTestFinished(() => rm(file, { force: true }))
  return file
}

async function invitedBy(db: Db, communityId: string, batchId: string) {
  const rows = await rowsOf(db, communityId, 'invitations')
  return rows
    .filter((row) => row.batchId === batchId)
    .sort((one, other) => one.serial! - other.serial!)
}

function lookUp(typed: string): string {
  const code = readCode(typed)
  if (!code.ok) throw new Error(`${typed} is no code.`)
  return lookUpOf(key, code.value).toString('hex')
}
