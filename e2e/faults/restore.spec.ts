import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { aFolder, isRunning, serverOf, until } from '#test/embedded-folder.ts'
import { type Application, addressIn, main, runCommand, startApplication } from '../application.ts'
import { type MailServer, startMailServer } from '../mail-server.ts'
import { contradictions, isIn, lettersThatWait } from './books.ts'
import {
  aBrowser,
  type Expected,
  expectPeople,
  type Inside,
  lookInside,
  signIn,
  walkIn,
} from './house.ts'

/** People who sign up and join, and how many of them at once. */
const crowd = 60
const lanes = 6

test('what was answered before a backup is in it, whoever joins meanwhile, and nothing is sent twice from it', async () => {
  const mail = await startMailServer()
  onTestFinished(mail.close)
  const lost = await aHouse(mail)
  const { people } = await expectPeople(lost.inside, crowd)
  const answered = new Set<Expected>()
  const joining = joinAll(lost, people, answered)
  await until(() => answered.size >= crowd / 3, { seconds: 60 })
  const before = [...answered]
  const left = await lettersThatLeft(lost.inside)
  const file = join(await aFolder(), 'a.backup')
  await communitrak(lost.folder, 'backup', file)
  const backedUpAfter = answered.size
  await until(() => answered.size > backedUpAfter, { seconds: 60 })
  await burnDown(lost)
  await joining

  const folder = await aFolder()
  await communitrak(folder, 'restore', file)
  expect(await communitrak(folder, 'doctor')).toMatchObject({ sendingPaused: true })
  const house = await aHouse(mail, folder)
  const { inside, app } = house
  expect(await contradictions(inside)).toEqual([])
  const mailbox = mail.received.length
  for (const [at, person] of people.entries()) {
    const wasIn = await isIn(inside, person)
    if (before.includes(person)) expect(wasIn, person.email).toBe(true)
    const browser = aBrowser(app.url, `10.4.${at}.1`)
    if (wasIn) await signIn(browser, person.email)
    else await joinAs(house, { person, network: `10.4.${at}.2` })
    expect(await isIn(inside, person), person.email).toBe(true)
  }
  expect(await contradictions(inside)).toEqual([])
  expect(mail.received.slice(mailbox)).toEqual([])

  await communitrak(folder, 'resume')
  await until(async () => (await lettersThatWait(inside)) === 0, { seconds: 120 }) // leases of the dead end first
  const again = mail.received.slice(mailbox).map(({ email }) => idOf(email.messageId))
  console.info(`${before.length} of ${crowd} before the backup, ${again.length} letters after it`)
  expect(again.length).toBeGreaterThan(0)
  expect(new Set(again).size).toBe(again.length)
  expect(again.filter((id) => left.has(id))).toEqual([])
}, 300_000)

/** Where a restore is killed: what is seen of it from outside. */
const points: Record<string, (folder: string) => boolean | Promise<boolean>> = {
  'while its server is made': (folder) => existsSync(join(folder, 'postgres')),
  'while its server starts': (folder) => serverOf(folder) !== null,
  'before its tables are there': (folder) => isTrue(folder, 'select true'),
  'while its rows are read': (folder) =>
    isTrue(folder, `select exists (select from pg_stat_activity where query like 'copy %')`),
  'when its key is there': (folder) => existsSync(join(folder, 'server-key')),
  'when its rows are there': (folder) =>
    isTrue(folder, 'select exists (select from public.accounts)'),
}

test('a restore that is killed, wherever, is begun again, or was done', async () => {
  const mail = await startMailServer()
  onTestFinished(mail.close)
  const source = await aHouse(mail)
  const { people } = await expectPeople(source.inside, crowd)
  await joinAll(source, people.slice(0, lanes), new Set())
  const file = join(await aFolder(), 'a.backup')
  const { rows } = (await communitrak(source.folder, 'backup', file)) as { rows: number }
  const whole = await countOf(source.inside)
  await burnDown(source)

  for (const [point, isThere] of Object.entries(points)) {
    const folder = await aFolder()
    const wasKilled = await restoreAndKill(folder, file, isThere)
    expect(wasKilled, point).toBe(true)
    const again = await communitrak(folder, 'restore', file).catch(refusalOf)
    if (typeof again === 'string') {
      expect(again, point).toMatch('This database is not empty.')
      console.info(`${point}: it was done`)
    } else expect(again, point).toMatchObject({ rows })
    expect(await communitrak(folder, 'doctor'), point).toMatchObject({ sendingPaused: true })
    const house = await aHouse(mail, folder)
    expect(await countOf(house.inside), point).toEqual(whole)
    expect(await contradictions(house.inside), point).toEqual([])
    await joinAs(house, { person: people.at(-1)!, network: '10.5.0.1' }) // the key opens its codes
  }
}, 300_000)

type House = { folder: string; app: Application; inside: Inside; isGone?: boolean }

async function aHouse(mail: MailServer, folder?: string): Promise<House> {
  const dataDir = folder ?? (await aFolder())
  const env = { SMTP_URL: mail.url, LOG_LEVEL: 'fatal', TRUSTED_PROXIES: '127.0.0.1 ::1' }
  const app = await startApplication({ dataDir, env })
  const house: House = { folder: dataDir, app, inside: await lookInside(dataDir) }
  onTestFinished(async () => {
    if (house.isGone) return
    await house.inside.close()
    await app.stop()
  })
  return house
}

/** Everything dies at once. */
async function burnDown(house: House): Promise<void> {
  house.isGone = true
  await Promise.all([house.app.kill(), killServer(house.folder)])
  await house.inside.close()
}

/** Kills the embedded server of a folder, if there is one, and waits until it is gone. */
async function killServer(folder: string): Promise<void> {
  const pid = serverOf(folder)
  if (pid === null || !isRunning(pid)) return
  process.kill(pid, 'SIGKILL')
  await until(() => !isRunning(pid), { seconds: 30 })
}

/** Lets people join, a few at once, until all are in or nobody answers. */
async function joinAll(house: House, people: readonly Expected[], answered: Set<Expected>) {
  const rest = [...people.entries()]
  const lane = async () => {
    for (let next = rest.shift(); next && !house.isGone; next = rest.shift()) {
      const [at, person] = next
      const way = { url: house.app.url, person, network: `10.3.${at}.1` }
      if ((await walkIn(house.inside, way)).joined === 'done') answered.add(person)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

async function joinAs(
  { app, inside }: House,
  { person, network }: { person: Expected; network: string },
): Promise<void> {
  const { signedUp, joined } = await walkIn(inside, { url: app.url, person, network })
  expect([signedUp, joined], person.email).toEqual(['done', 'done'])
}

/** The deliveries that have been sent, by their ids. */
async function lettersThatLeft({ owner }: Inside): Promise<Set<string>> {
  const sent = await owner
    .selectFrom('deliveries')
    .select('id')
    .where('sentAt', 'is not', null)
    .execute()
  return new Set(sent.map(({ id }) => id))
}

const idOf = (messageId: string | undefined) => /[0-9a-f-]{36}/.exec(messageId ?? '')![0]

async function countOf({ owner }: Inside): Promise<Record<string, number>> {
  const tables = ['accounts', 'members', 'invitations', 'deliveries', 'auditEvents'] as const
  const counts = tables.map(async (table) => [
    table,
    (await owner.selectFrom(table).select('id').execute()).length,
  ])
  return Object.fromEntries(await Promise.all(counts))
}

/** Runs a command of ours on a folder, and answers its data. */
async function communitrak(folder: string, ...words: string[]): Promise<unknown> {
  const { stdout } = await runCommand([...words, '--json'], { DATA_DIR: folder })
  return JSON.parse(stdout)
}

function refusalOf(error: { stderr?: string; stdout?: string }): string {
  return `${error.stdout}${error.stderr}`
}

/** Begins a restore and kills it, and its server, at a point. Answers whether the point was seen. */
async function restoreAndKill(
  folder: string,
  file: string,
  isThere: (folder: string) => boolean | Promise<boolean>,
): Promise<boolean> {
  const child = spawn(process.execPath, [main, 'restore', file], {
    stdio: 'ignore',
    env: { PATH: process.env.PATH, DATA_DIR: folder },
  })
  const gone = once(child, 'exit')
  let isSeen = false
  while (child.exitCode === null && !isSeen) {
    isSeen = await isThere(folder)
    await sleep(1)
  }
  child.kill('SIGKILL')
  await gone
  await killServer(folder)
  return isSeen
}

/** What the owner sees in the embedded database of a folder; false while there is none. */
async function isTrue(folder: string, question: string): Promise<boolean> {
  const client = new pg.Client(addressIn(folder))
  try {
    await client.connect()
    const { rows } = await client.query({ text: question, rowMode: 'array' })
    return rows[0]?.[0] === true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
