import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, type TestContext, test } from 'vitest'
import { listen } from '#database/listen.ts'
import { type Application, aFolder, ready, startApplication } from '../application.ts'
import { type MailServer, startMailServer } from '../mail-server.ts'
import { contradictions, hasSignedUp, isIn } from './books.ts'
import {
  type Answer,
  aBrowser,
  confirm,
  type Expected,
  expectPeople,
  type Inside,
  lookInto,
  signUp,
} from './house.ts'
import { aLineTo, type Line } from './line-to-database.ts'
import { aPostgres, aStandbyOf, type Postgres } from './postgres.ts'

const patience = 240_000

test.concurrent('a line that goes dead without a word is given up, and nothing is lost or waits for ever', {
  timeout: patience,
}, async (context) => {
  const house = await aHouse(context)
  const { people } = await expectPeople(house.inside, 8)
  const walks = setOut(house, people)
  await sleep(Math.random() * 100)
  house.line.goDead()
  expect(await everybodyAfter(house, await walks)).toEqual(people.map(() => true))
  for (const { email } of people) await house.mail.waitFor(email, 'Welcome')
  expect(await contradictions(house.inside)).toEqual([])
})

test.concurrent('who listens on a line that goes dead is told so, and hears again', {
  timeout: patience,
}, async ({ onTestFinished }) => {
  const { path: folder, remove } = await aFolder()
  const server = await aPostgres(folder)
  const line = await aLineTo(server.socket)
  const heard: string[] = []
  const onReady = () => heard.push('ready')
  const onTold = (channel: string, payload: string) => heard.push(`${channel}: ${payload}`)
  const listener = await listen(line.address, { channels: ['news'], onTold, onReady })
  onTestFinished(async () => {
    await listener.stop()
    await Promise.all([line.close(), server.kill()])
    await remove()
  })
  line.goDead()
  await server.ask("notify news, 'missed'")
  while (heard.length < 2) await sleep(100)
  await server.ask("notify news, 'heard'")
  while (heard.length < 3) await sleep(100)
  expect(heard).toEqual(['ready', 'ready', 'news: heard'])
})

test.concurrent('while a table is locked people are asked to come back, and then are in', {
  timeout: patience,
}, async (context) => {
  const house = await aHouse(context)
  const { people } = await expectPeople(house.inside, 24)
  const locked = house.inside.owner.connection().execute(async (owner) => {
    await sql`begin; lock table invitations in access exclusive mode`.execute(owner)
    await sleep(12_000)
    await sql`commit`.execute(owner)
  })
  const walks = await setOut(house, people)
  expect(walks.map(({ signedUp }) => signedUp)).toContain('unknown')
  await locked
  expect(await everybodyAfter(house, walks)).toEqual(people.map(() => true))
  expect(await contradictions(house.inside)).toEqual([])
})

test.concurrent('who takes over for a database that dies has all that was answered, and the one that comes back takes nobody', {
  timeout: patience,
}, async (context) => {
  const house = await aHouse(context)
  const { folder, server: primary, line, app } = house
  const standby = await aStandbyOf(primary, folder)
  context.onTestFinished(() => standby.kill())
  const { people } = await expectPeople(house.inside, 12)
  const { people: late } = await expectPeople(house.inside, 2)
  const walks = setOut(house, people)
  await sleep(50 + Math.random() * 300)
  await primary.kill()
  line.leadTo(standby.socket) // where nothing can be written yet
  await sleep(Math.random() * 500)
  await standby.ask('select pg_promote()')
  await ready(app)
  const after: House = { ...house, inside: lookIntoFor(context, standby, house.secret) }
  expect(await everybodyAfter(after, await walks)).toEqual(people.map(() => true))

  await primary.start()
  line.leadTo(primary.socket)
  const strayed = await setOut(house, late)
  line.leadTo(standby.socket)
  expect(strayed).toEqual(
    late.map((person) => ({ person, signedUp: 'unknown', joined: 'unknown' })),
  )
  expect(await everybodyAfter(after, strayed)).toEqual(late.map(() => true))
  expect(await contradictions(after.inside)).toEqual([])
})

type House = {
  folder: string
  secret: Uint8Array
  app: Application
  inside: Inside
  line: Line
  server: Postgres
  mail: MailServer
}

/** The application on a database of its own, at the other end of a line. */
async function aHouse(context: TestContext): Promise<House> {
  const { path: folder, remove } = await aFolder()
  const server = await aPostgres(folder)
  const line = await aLineTo(server.socket)
  const mail = await startMailServer()
  const secret = randomBytes(32)
  const app = await startApplication({
    dataDir: folder,
    env: {
      DATABASE_URL: line.address,
      SERVER_KEY: secret.toString('hex'),
      SMTP_URL: mail.url,
      TRUSTED_PROXIES: '127.0.0.1 ::1',
      LOG_LEVEL: 'fatal',
    },
  })
  context.onTestFinished(async () => {
    await app.stop()
    await Promise.all([line.close(), mail.close(), server.kill()])
    await remove()
  })
  const inside = lookIntoFor(context, server, secret)
  return { folder, secret, app, inside, line, server, mail }
}

/** Looks into a database until the test ends, past the line. */
function lookIntoFor({ onTestFinished }: TestContext, { address }: Postgres, secret: Uint8Array) {
  const inside = lookInto(address, secret)
  onTestFinished(() => inside.close())
  return inside
}

type Walk = { person: Expected; signedUp: Answer; joined: Answer }

let networks = 0

/** Lets people sign up and join, all at once. */
function setOut({ app, inside }: House, people: readonly Expected[]): Promise<Walk[]> {
  networks += 1
  const walk = async (person: Expected, index: number): Promise<Walk> => {
    const browser = aBrowser(app.url, `10.8.${networks}.${index}`)
    const signedUp = await signUp(browser, person)
    const joined = signedUp === 'done' ? await confirm(browser, inside.key) : 'unknown'
    return { person, signedUp, joined }
  }
  return Promise.all(people.map(walk))
}

/** Looks whether what was answered is there, and lets those who know of nothing come again; who is in then. */
async function everybodyAfter(house: House, walks: readonly Walk[]): Promise<boolean[]> {
  const { inside } = house
  const late: Expected[] = []
  for (const { person, signedUp, joined } of walks) {
    expect([signedUp, joined], person.email).not.toContain('refused')
    if (signedUp === 'done') expect(await hasSignedUp(inside, person), person.email).toBe(true)
    if (joined === 'done') expect(await isIn(inside, person), person.email).toBe(true)
    if (!(await isIn(inside, person))) late.push(person)
  }
  for (const { person, joined } of await setOut(house, late))
    expect(joined, person.email).toBe('done')
  return Promise.all(walks.map(({ person }) => isIn(inside, person)))
}
