import { execFile } from 'node:child_process'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { until } from '#test/embedded-folder.ts'
import { type Application, aFolder, ready, startApplication } from '../application.ts'
import { startMailServer } from '../mail-server.ts'
import { contradictions, expectKept, isIn, lettersThatWait } from './books.ts'
import { type Expected, expectPeople, type Inside, lookInside, type Walk, walkIn } from './house.ts'

/** The size of the whole disk, in MiB: a server that has just been made takes less than half of it. */
const diskSize = 300

/** People who come before the disk is full, and while it is. */
const crowd = 20

/** How long the disk stays full when the server is down already, in milliseconds: it is started in vain meanwhile. */
const stuckFor = 10_000

/** It serves again by itself within this time after there is room, in milliseconds. */
const backWithin = 60_000

const run = promisify(execFile)

test('with a full disk nobody hears a wrong word, nothing answered is lost, and with room it goes on by itself', async (context) => {
  const disk = await aSmallDisk()
  if (!disk) return context.skip('this machine lets nobody mount a disk')
  const mail = await startMailServer()
  onTestFinished(mail.close)
  const dataDir = join(disk, 'data')
  const env = { SMTP_URL: mail.url, LOG_LEVEL: 'fatal', TRUSTED_PROXIES: '127.0.0.1 ::1' }
  const app = await startApplication({ dataDir, env })
  const inside = await lookInside(dataDir)
  onTestFinished(async () => {
    await inside.close()
    await app.stop()
  })
  const { people } = await expectPeople(inside, 3 * crowd)
  const guests = people.map((person, at) => ({ person, network: `10.6.${at}.1` }))
  const early = await joinAll(app, inside, guests.slice(0, crowd))
  expect(early.map(({ joined }) => joined)).toEqual(Array(crowd).fill('done'))

  await sql`create table pressure (words text)`.execute(inside.owner)
  const ballast = await fill(disk)
  const pinched = await joinAll(app, inside, guests.slice(crowd, 2 * crowd))
  const ends = await press(inside)
  await sleep(stuckFor)
  const stuck = await joinAll(app, inside, guests.slice(2 * crowd))
  const pages = await Promise.all(
    ['/', '/sign-in', '/join/resident', '/icon.svg'].map((path) => look(app, path)),
  )
  const heard = [...pinched, ...stuck].flatMap(({ signedUp, joined }) => [signedUp, joined])
  const unheard = heard.filter((answer) => answer === 'unknown').length
  console.info(
    `${ends.join('; ')}; pages ${pages.join(' ')}; ${unheard} of ${heard.length} were asked to come back`,
  )
  expect(heard).not.toContain('refused')
  expect(unheard).toBeGreaterThan(0)
  for (const page of pages) expect(['200', '503 and when']).toContain(page)

  await rm(ballast)
  const roomAt = performance.now()
  await ready(app, backWithin)
  console.info(`ready ${Math.round(performance.now() - roomAt)} ms after there was room`)
  await sql`drop table if exists pressure`.execute(inside.owner)
  await expectKept(inside, [...early, ...pinched, ...stuck])
  const missing = []
  for (const guest of guests) if (!(await isIn(inside, guest.person))) missing.push(guest)
  const again = await joinAll(app, inside, missing)
  expect(again.map(({ joined }) => joined)).toEqual(missing.map(() => 'done'))
  expect(await contradictions(inside)).toEqual([])
  await until(async () => (await lettersThatWait(inside)) === 0, { seconds: 100 })
  const letters = mail.received.map(({ email }) => email.messageId)
  expect(new Set(letters).size).toBe(letters.length)
}, 300_000)

/** A disk of its own below a new folder; null where the machine does not allow it. */
async function aSmallDisk(): Promise<string | null> {
  const { path, remove } = await aFolder()
  onTestFinished(remove)
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${diskSize}m,mode=755`, 'tmpfs', path])
  } catch {
    return null
  }
  onTestFinished(async () => void (await run('umount', ['--lazy', path])))
  return path
}

/** Fills the disk to the last byte. Answers the file that does. */
async function fill(disk: string): Promise<string> {
  const path = join(disk, 'ballast')
  await using file = await open(path, 'w')
  for (let piece = 1024 * 1024; piece >= 1; piece = Math.floor(piece / 16)) {
    const bytes = Buffer.alloc(piece, 1)
    while (await file.write(bytes).then(({ bytesWritten }) => bytesWritten === piece, isFull));
  }
  return path
}

function isFull(error: NodeJS.ErrnoException): false {
  if (error.code !== 'ENOSPC') throw error
  return false
}

/** Writes into the database until it can no more, then into its log alone. Answers how it said so. */
async function press({ owner }: Inside): Promise<string[]> {
  return [
    await untilItFails(() =>
      sql`
        insert into pressure
        select string_agg(md5(random()::text), '') from generate_series(1, 4000)`.execute(owner),
    ),
    await untilItFails(() =>
      sql`select pg_logical_emit_message(false, '', repeat('x', 1000000))`.execute(owner),
    ),
  ]
}

async function untilItFails(write: () => Promise<unknown>): Promise<string> {
  try {
    for (;;) await write()
  } catch (error) {
    return `${(error as { code?: string }).code} ${(error as Error).message}`
  }
}

function joinAll(
  { url }: Application,
  inside: Inside,
  guests: readonly { person: Expected; network: string }[],
): Promise<Walk[]> {
  return Promise.all(guests.map((guest) => walkIn(inside, { url, ...guest })))
}

/** What the application answers a reader. */
async function look({ url }: Application, path: string): Promise<string> {
  const answer = await fetch(url + path, { redirect: 'manual' })
  return `${answer.status}${answer.headers.has('retry-after') ? ' and when' : ''}`
}
