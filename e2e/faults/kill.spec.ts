import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type Application, aFolder, freePort, ready, startApplication } from '../application.ts'
import { contradictions, hasSignedUp, isIn } from './books.ts'
import {
  type Answer,
  aBrowser,
  confirm,
  type Expected,
  expectPeople,
  type Inside,
  lookInside,
  serverOf,
  signUp,
  type TestBrowser,
} from './house.ts'

const rounds = 10
const peopleInARound = 6

/** It serves again by itself within this time, in milliseconds (TARGETS, nothing lost). */
const backWithin = 5_000

test('kill -9 of the application in the middle of sign-ups and joins loses nothing it has answered', async () => {
  const folder = await aFolder()
  const port = await freePort()
  const start = () =>
    startApplication({ dataDir: folder.path, port, env: { TRUSTED_PROXIES: '127.0.0.1 ::1' } })
  let app = await start()
  const inside = await lookInside(folder.path)
  const crash = async () => {
    await app.kill()
    app = await start()
    return app
  }
  await hurt({ inside, app: () => app, crash })
  await inside.close()
  expect(await app.stop()).toBe(0)
  await folder.remove()
}, 180_000)

test('kill -9 of the embedded server in the middle of sign-ups and joins loses nothing either', async () => {
  const folder = await aFolder()
  const app = await startApplication({
    dataDir: folder.path,
    env: { TRUSTED_PROXIES: '127.0.0.1 ::1' },
  })
  const inside = await lookInside(folder.path)
  const crash = async () => {
    const killed = await serverOf(folder.path)
    process.kill(killed!, 'SIGKILL')
    while ([killed, null].includes(await serverOf(folder.path))) await sleep(5)
    await ready(app, backWithin + 5_000)
    return app
  }
  await hurt({ inside, app: () => app, crash })
  await inside.close()
  expect(await app.stop()).toBe(0)
  await folder.remove()
}, 180_000)

type Victim = {
  inside: Inside
  app(): Application
  /** Kills something, and answers the application once it serves again. */
  crash(): Promise<Application>
}

/** Lets people sign up and join, kills something at a random moment, and looks at the books; many times. */
async function hurt({ inside, app, crash }: Victim): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const { people } = await expectPeople(inside, peopleInARound)
    const walks = people.map((person, index) => walk(inside, { app: app(), person, index, round }))
    await sleep(20 + Math.random() * 400)
    const killedAt = performance.now()
    const again = await crash()
    times.push(Math.round(performance.now() - killedAt))
    await compare(inside, await Promise.all(walks))
    for (const [index, person] of people.entries())
      await comeBack(inside, { again, person, index, round })
    expect(await contradictions(inside)).toEqual([])
  }
  console.info(`served again after ${times.join(', ')} ms`)
  expect(Math.max(...times)).toBeLessThan(backWithin)
}

type Walk = { person: Expected; signedUp: Answer; joined: Answer }

async function walk(
  { key }: Inside,
  {
    app,
    person,
    index,
    round,
  }: { app: Application; person: Expected; index: number; round: number },
): Promise<Walk> {
  const browser = aBrowser(app.url, `10.1.${round}.${index}`)
  const signedUp = await signUp(browser, person)
  const joined = signedUp === 'done' ? await confirm(browser, key) : 'unknown'
  return { person, signedUp, joined }
}

/** What was answered is there; what was refused is not. */
async function compare(inside: Inside, walks: readonly Walk[]): Promise<void> {
  for (const { person, signedUp, joined } of walks) {
    expect(signedUp, person.email).not.toBe('refused')
    expect(joined, person.email).not.toBe('refused')
    if (signedUp === 'done') expect(await hasSignedUp(inside, person), person.email).toBe(true)
    if (joined === 'done') expect(await isIn(inside, person), person.email).toBe(true)
  }
}

/** Whoever got no answer tries again, and is in. */
async function comeBack(
  inside: Inside,
  {
    again,
    person,
    index,
    round,
  }: { again: Application; person: Expected; index: number; round: number },
): Promise<void> {
  if (await isIn(inside, person)) return
  const browser: TestBrowser = aBrowser(again.url, `10.2.${round}.${index}`)
  expect(await signUp(browser, person), person.email).toBe('done')
  expect(await confirm(browser, inside.key), person.email).toBe('done')
  expect(await isIn(inside, person), person.email).toBe(true)
}
