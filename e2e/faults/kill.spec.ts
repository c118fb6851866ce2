import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type Application, aFolder, freePort, ready, startApplication } from '../application.ts'
import { contradictions, expectKept, isIn } from './books.ts'
import {
  crashServer,
  type Expected,
  expectPeople,
  type Inside,
  lookInside,
  walkIn,
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
    await crashServer(folder.path)
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
    const { url } = app()
    const walks = people.map((person, index) =>
      walkIn(inside, { url, person, network: `10.1.${round}.${index}` }),
    )
    await sleep(20 + Math.random() * 400)
    const killedAt = performance.now()
    const again = await crash()
    times.push(Math.round(performance.now() - killedAt))
    await expectKept(inside, await Promise.all(walks))
    for (const [index, person] of people.entries())
      await comeBack(inside, { again, person, index, round })
    expect(await contradictions(inside)).toEqual([])
  }
  console.info(`served again after ${times.join(', ')} ms`)
  expect(Math.max(...times)).toBeLessThan(backWithin)
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
  const network = `10.2.${round}.${index}`
  const { signedUp, joined } = await walkIn(inside, { url: again.url, person, network })
  expect([signedUp, joined], person.email).toEqual(['done', 'done'])
  expect(await isIn(inside, person), person.email).toBe(true)
}
