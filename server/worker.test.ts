import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { queueAccountDelivery } from '#domain/deliveries/queue-delivery.ts'
import { chooseColumns } from '#domain/rosters/choose-columns.ts'
import { readRoster } from '#domain/rosters/read-roster.ts'
import { startImport } from '#domain/rosters/start-import.ts'
import { memoryMail } from '#integrations/mail/memory.ts'
import { aBroughtRoster } from '#test/brought-rosters.ts'
import { freshDatabase } from '#test/database.ts'
import { until } from '#test/embedded-folder.ts'
import { aLeader, anEmail, anInvitation } from '#test/factories.ts'
import { aPool, secret } from '#test/full-database.ts'
import { rowsOf } from '#test/rows.ts'
import { aHouse } from '#test/visitor.ts'
import { prepareQueue } from './queue.ts'
import { type RosterWork, rosterThreads } from './rosters/in-thread.ts'
import { takeUpRosters } from './rosters/take-up-rosters.ts'
import { startWorker } from './worker.ts'

const patient = { timeout: 150_000 }

/** Less than the ten seconds after which a worker looks by itself. */
const beforeThePulse = { seconds: 8 }

test('an invitation leaves a moment after it was made', patient, async () => {
  const { db, mail, startsWork } = await anInstallation()
  await startsWork()
  const { email } = await anInvitation(db)
  await until(() => mail.messages.length > 0, beforeThePulse)
  expect(mail.messages.map(({ envelope }) => envelope.to)).toEqual([email])
})

test('a message to a person as such leaves a moment after it was queued', patient, async () => {
  const { db, mail, startsWork } = await anInstallation()
  await startsWork()
  const recipient = anEmail()
  const letter = { template: 'password changed', recipient, locale: 'en' } as const
  await queueAccountDelivery(db, { ...letter, now: new Date() })
  await until(() => mail.messages.length > 0, beforeThePulse)
  expect(mail.messages.map(({ envelope }) => envelope.to)).toEqual([recipient])
})

test('what waited while nobody worked leaves when work begins', patient, async () => {
  const { db, mail, startsWork } = await anInstallation()
  const { email } = await anInvitation(db)
  await startsWork()
  await until(() => mail.messages.length > 0, { seconds: 60 })
  expect(mail.messages.map(({ envelope }) => envelope.to)).toEqual([email])
})

test('two workers send every message once', patient, async () => {
  const { db, mail, startsWork } = await anInstallation()
  const workers = await Promise.all([startsWork(), startsWork()])
  const by = await aLeader(db)
  const invited = await Promise.all(Array.from({ length: 30 }, () => anInvitation(db, { by })))
  await until(() => mail.messages.length >= 30, { seconds: 60 })
  await Promise.all(workers.map((worker) => worker.stop()))
  const reached = mail.messages.map(({ envelope }) => envelope.to)
  expect(reached.sort()).toEqual(invited.map(({ email }) => email).sort())
})

test('a worker that is asked to stop first finishes what it has begun', patient, async () => {
  const { db, mail, startsWork } = await anInstallation({ slowness: 700 })
  const worker = await startsWork()
  const { by } = await anInvitation(db)
  await until(() => mail.begun > 0, { seconds: 60 })

  await worker.stop()

  expect(mail.messages).toHaveLength(1)
  const rows = await rowsOf(db, by.communityId, 'deliveries')
  expect(rows).toMatchObject([{ sentAt: expect.any(Date), leasedUntil: null }])
})

test('a worker that has stopped sends nothing more', patient, async () => {
  const { db, mail, startsWork } = await anInstallation()
  const worker = await startsWork()
  await worker.stop()
  await anInvitation(db)
  await sleep(300)
  expect(mail.messages).toEqual([])
})

test('a worker whose connections broke goes on', patient, async () => {
  const { db, address, mail, startsWork } = await anInstallation()
  await startsWork()
  const owner = aPool(address, 'owner', 1)
  await sql`
    select pg_terminate_backend(pid, 5000) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(owner)
  await sleep(100)
  const { email } = await anInvitation(db)
  await until(() => mail.messages.length > 0, { seconds: 60 })
  expect(mail.messages.map(({ envelope }) => envelope.to)).toEqual([email])
})

test('a roster is checked and imported a moment after somebody asked', patient, async () => {
  const { db, startsWork } = await anInstallation()
  await startsWork()
  const by = await aLeader(db)
  const rosterId = await aBroughtRoster(db, by)
  const stateNow = async () => (await readRoster(db, by, rosterId))?.state
  await chooseColumns(db, by, { rosterId, fields: {}, withoutEmail: 'paper' })
  await until(async () => (await stateNow()) === 'checked', { seconds: 60 })
  expect(await readRoster(db, by, rosterId)).toMatchObject({ totals: { create: 3, members: 3 } })
  await startImport(db, by, { rosterId, sends: 'later' })
  await until(async () => (await stateNow()) === 'imported', { seconds: 60 })
  const people = await rowsOf(db, by.communityId, 'members')
  expect(people.map(({ firstName }) => firstName)).toContain('Ana')
})

test('two workers import one roster once', patient, async () => {
  const { db, startsWork } = await anInstallation()
  const by = await aLeader(db)
  const rows = Array.from({ length: 300 }, (_, at) => [`Ana ${wordFor(at)}`, `${at + 1} Elm St`])
  const rosterId = await aBroughtRoster(db, by, { rows: [['Name', 'Address'], ...rows] })
  await chooseColumns(db, by, { rosterId, fields: {}, withoutEmail: 'paper' })
  await Promise.all([startsWork(), startsWork()])
  await until(async () => (await readRoster(db, by, rosterId))?.state === 'checked', {
    seconds: 60,
  })
  await startImport(db, by, { rosterId, sends: 'later' })
  await until(async () => (await readRoster(db, by, rosterId))?.state === 'imported', {
    seconds: 60,
  })
  expect((await rowsOf(db, by.communityId, 'properties')).length).toBeGreaterThanOrEqual(300)
  expect(await readRoster(db, by, rosterId)).toMatchObject({ doneRows: 300, changedRows: 0 })
  const events = await rowsOf(db, by.communityId, 'auditEvents')
  expect(events.filter(({ deed }) => deed === 'imported roster')).toHaveLength(1)
})

test(
  'a roster that kills its thread again and again is given up, and others go on',
  patient,
  async () => {
    const { db, address } = await anInstallation()
    const by = await aLeader(db)
    const poison = await aBroughtRoster(db, by)
    const other = await aBroughtRoster(db, by)
    for (const rosterId of [poison, other])
      await chooseColumns(db, by, { rosterId, fields: {}, withoutEmail: 'paper' })
    const thread = rosterThreads({ address, secret })
    const tooSmall = rosterThreads({ address, secret }, { megabytes: 3 })
    const never = new AbortController().signal
    const work: RosterWork = (asked, signal) =>
      (asked.rosterId === poison ? tooSmall : thread)(asked, signal)
    for (let times = 0; times < 5; times += 1) await takeUpRosters(db, work, never).catch(() => {})
    expect((await readRoster(db, by, poison))?.state).toBe('stuck')
    expect((await readRoster(db, by, other))?.state).toBe('checked')
  },
)

/** A name of letters for a number. */
function wordFor(number: number): string {
  return `Re${[...String(number)].map((digit) => 'aeioubdlmn'[Number(digit)]).join('')}s`
}

/** A database with its queues, whose mail takes `slowness` milliseconds, and as many workers as wanted. */
async function anInstallation({ slowness = 0 } = {}) {
  const { address } = await freshDatabase()
  const db = aPool(address, 'owner', 10)
  await prepareQueue(db, address)
  const memory = memoryMail()
  const mail = {
    ...memory,
    begun: 0,
    async send(...letter: Parameters<typeof memory.send>) {
      mail.begun += 1
      await sleep(slowness)
      return memory.send(...letter)
    },
  }
  const application = aPool(address, 'application', 10)
  const services = { ...aHouse(application).services, db: application, mail }
  const rosters = rosterThreads({ address, secret })
  const startsWork = async () => {
    const worker = await startWorker({ address, services, backUp: null, rosters })
    onTestFinished(() => worker.stop())
    return worker
  }
  return { address, db: application, owner: db, mail, startsWork }
}
