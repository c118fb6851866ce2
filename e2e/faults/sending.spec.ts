import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, type TestContext, test } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { newId } from '#domain/new-id.ts'
import { type Application, aFolder, ready, startApplication } from '../application.ts'
import { crashServer, expectPeople, type Inside, lookInside } from './house.ts'
import { aMoodyServer, type MoodyServer } from './moody-mail-server.ts'

/** How many messages are under way at once in one worker. */
const lanes = 5

/** No message is stuck longer than this, in milliseconds (TARGETS, nothing lost); and time to send. */
const patience = 100_000

type House = {
  folder: string
  inside: Inside
  mail: MoodyServer
  workers: Application[]
  start(): Promise<Application>
}

/** So many processes that send, one mail server, and a look inside. */
async function aHouseWith(workers: number, { onTestFinished }: TestContext): Promise<House> {
  const folder = await aFolder()
  const mail = await aMoodyServer()
  const start = () =>
    startApplication({ dataDir: folder.path, env: { SMTP_URL: mail.url, LOG_LEVEL: 'fatal' } })
  const house: House = { folder: folder.path, inside: null as never, mail, workers: [], start }
  for (let count = 0; count < workers; count += 1) house.workers.push(await start())
  house.inside = await lookInside(folder.path)
  onTestFinished(async () => {
    await house.inside.close()
    await Promise.all(house.workers.map((worker) => worker.stop()))
    await mail.leave()
    await folder.remove()
  })
  return house
}

/** Puts a message for every recipient into the outbox. */
async function queue(inside: Inside, recipients: readonly string[]): Promise<void> {
  const { leader, people } = await expectPeople(inside, 1)
  const { communityId } = leader
  const { invitationId, memberId } = people[0]!
  const about = { communityId, invitationId, memberId, channel: 'email', locale: 'en' }
  await inCommunity(inside.db, communityId, async (db, now) => {
    for (let from = 0; from < recipients.length; from += 2000)
      await db
        .insertInto('deliveries')
        .values(
          recipients.slice(from, from + 2000).map((recipient) => ({
            ...about,
            id: newId(),
            template: 'invitation',
            recipient,
            queuedAt: now,
            dueAt: now,
          })),
        )
        .execute()
  })
}

const recipientsNamed = (mood: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${mood}-${at}@example.com`)

type Row = { recipient: string; sent: boolean; bounced: boolean; problem: string }

async function outbox({ owner }: Inside): Promise<Row[]> {
  const answer = await sql<Row>`
    select recipient, sent_at is not null as sent, bounced_at is not null as bounced,
      coalesce(problem, '') as problem
    from deliveries where template = 'invitation'`.execute(owner)
  return answer.rows
}

/** Waits until no message is in a state any more; gives up when none has left it for a while. */
async function untilNone({ owner }: Inside, state: 'open' | 'untouched'): Promise<void> {
  let giveUpAt = Date.now() + patience
  let fewest = Infinity
  for (;;) {
    const answer = await sql<{ waiting: number }>`
      select count(*)::int as waiting from deliveries
      where template = 'invitation' and sent_at is null and bounced_at is null
        and (${state} = 'open' or problem is null)`.execute(owner)
    const { waiting } = answer.rows[0]!
    if (waiting === 0) return
    if (waiting < fewest) giveUpAt = Date.now() + patience
    fewest = Math.min(fewest, waiting)
    if (Date.now() > giveUpAt) throw new Error(`${waiting} messages are still ${state}.`)
    await sleep(100)
  }
}

// Mostly they wait for time to pass, each with processes of its own.
test.concurrent('a server that refuses for now, for good, and hangs, gets each message that it takes once', async (context) => {
  const { inside, mail } = await aHouseWith(2, context)
  await mail.come()
  const moods = ['take', 'later', 'never', 'hang'] as const
  await queue(
    inside,
    moods.flatMap((mood) => recipientsNamed(mood, mood === 'hang' ? 3 : 40)),
  )
  await untilNone(inside, 'untouched')
  const tried = await outbox(inside)

  for (const { recipient, sent, bounced, problem } of tried) {
    const mood = recipient.split('-')[0]
    expect([recipient, sent, bounced]).toEqual([recipient, mood === 'take', mood === 'never'])
    if (mood === 'later') expect(problem).toContain('4.7.1 please try again later')
    if (mood === 'never') expect(problem).toContain('5.1.1 nobody of that name')
  }
  mail.calmDown()
  await untilNone(inside, 'open')
  expect((await outbox(inside)).filter(({ bounced }) => bounced)).toHaveLength(40)
  expect([...mail.taken.values()]).toEqual(Array(83).fill(1))
}, 260_000)

test.concurrent('with the mail server away, 10,000 messages wait untouched, and leave once when it is back', async (context) => {
  const { inside, mail } = await aHouseWith(2, context)
  await queue(inside, recipientsNamed('take', 10_000))
  await sleep(3_000)
  const touched = (await outbox(inside)).filter(({ problem }) => problem !== '')
  expect(touched.length).toBeGreaterThan(0)
  expect(touched.length).toBeLessThan(200)

  await mail.come()
  const backAt = performance.now()
  await untilNone(inside, 'open')
  console.info(`10,000 messages left within ${Math.round(performance.now() - backAt)} ms`)
  expect(mail.taken.size).toBe(10_000)
  expect([...mail.taken.values()].every((times) => times === 1)).toBe(true)
}, 400_000)

test.concurrent('kill -9 between the server’s yes and our mark sends again, as the same message, no more than is under way', async (context) => {
  const house = await aHouseWith(2, context)
  const { inside, mail, workers } = house
  await mail.come()
  const victims: Application[] = []
  mail.onTaken = (count) => {
    if (count !== 150 && count !== 400) return
    const victim = workers[victims.length]!
    victims.push(victim)
    victim.process.kill('SIGKILL')
  }
  await queue(inside, recipientsNamed('take', 600))
  while (victims.length < 2) await sleep(20)
  await Promise.all(victims.map((victim) => victim.kill()))
  workers.splice(0, workers.length, await house.start(), await house.start())
  const killedAt = performance.now()
  await untilNone(inside, 'open')
  console.info(`all sent ${Math.round(performance.now() - killedAt)} ms after the second kill`)

  const times = [...mail.taken.values()]
  const again = times.filter((count) => count > 1).length
  console.info(`${again} messages were sent twice after two kills`)
  expect(times).toHaveLength(600)
  expect(Math.max(...times)).toBeLessThanOrEqual(2)
  expect(again).toBeLessThanOrEqual(2 * lanes)
}, 180_000)

test.concurrent('kill -9 of PostgreSQL under letters loses none, and sends none twice', async (context) => {
  const { inside, mail, folder, workers } = await aHouseWith(2, context)
  await mail.come()
  const crashes: Promise<void>[] = []
  mail.onTaken = (count) => {
    if (count === 100 || count === 300 || count === 500) crashes.push(crashServer(folder))
  }
  await queue(inside, recipientsNamed('take', 700))
  while (crashes.length < 3) await sleep(20)
  await Promise.all(crashes)
  await Promise.all(workers.map((worker) => ready(worker)))
  const crashedAt = performance.now()
  await untilNone(inside, 'open')
  console.info(`all sent ${Math.round(performance.now() - crashedAt)} ms after the third crash`)

  expect([...mail.taken.values()]).toEqual(Array(700).fill(1)) // who sends them lives on, and writes it down when it can
  expect((await outbox(inside)).every(({ sent }) => sent)).toBe(true)
}, 260_000)
