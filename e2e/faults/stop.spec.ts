import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { until } from '#test/embedded-folder.ts'
import { type Application, aFolder, startApplication } from '../application.ts'
import { contradictions, isIn } from './books.ts'
import { aBrowser, confirm, expectPeople, lookInside, signUp } from './house.ts'

/** Whoever is served now is served to the end, and then it is over (in milliseconds; drainTime is 20 s). */
const stopsWithin = 10_000

test('of many requests under way when it is asked to stop, every one is answered', async () => {
  const folder = await aFolder()
  const app = await startApplication({ dataDir: folder.path })
  onTestFinished(folder.remove)
  const paths = ['/', '/sign-in', '/join/resident', '/icon.svg', '/readyz', '/start']
  const outcomes: string[] = []
  const loops = Array.from({ length: 16 }, (_, index) =>
    askOn(app, paths[index % paths.length]!, outcomes),
  )
  await until(() => outcomes.length > 100, { seconds: 30 })
  const askedAt = performance.now()
  const code = await app.stop()
  const took = Math.round(performance.now() - askedAt)
  await Promise.all(loops)
  console.info(`stopped within ${took} ms, after ${outcomes.length} answers`)
  expect(outcomes.filter((outcome) => outcome !== 'answered')).toEqual([])
  expect(code).toBe(0)
  expect(took).toBeLessThan(stopsWithin)
  expect(app.said()).not.toMatch(/error|warn/i)
}, 60_000)

/**
 * Asks for one page after another over one connection that is kept alive, until the application takes
 * no more connections. What it has taken, it must answer.
 */
async function askOn({ url }: Application, path: string, outcomes: string[]): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  for (;;) {
    const outcome = await ask(agent, url + path)
    if (outcome === 'closed') break
    outcomes.push(outcome)
  }
  agent.destroy()
}

function ask(agent: Agent, address: string): Promise<string> {
  return new Promise((resolve) => {
    const asking = request(address, { agent })
    asking.on('response', (answer) => {
      const whole = text(answer).then((body) => body.length > 0)
      whole.then(
        (said) => resolve(said ? 'answered' : 'answered with nothing'),
        (error) => resolve(`broke off: ${error.message}`),
      )
    })
    asking.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' ? 'closed' : `failed: ${error.message}`),
    )
    asking.end()
  })
}

test('people who sign up and join while it stops are in, or know that they are not', async () => {
  const folder = await aFolder()
  const env = { TRUSTED_PROXIES: '127.0.0.1 ::1' }
  const app = await startApplication({ dataDir: folder.path, env })
  onTestFinished(folder.remove)
  const before = await lookInside(folder.path)
  const { people } = await expectPeople(before, 12)
  const walks = people.map(async (person, index) => {
    const browser = aBrowser(app.url, `10.4.0.${index}`)
    const signedUp = await signUp(browser, person)
    const joined = signedUp === 'done' ? await confirm(browser, before.key) : 'unknown'
    return { person, signedUp, joined }
  })
  await Promise.race(walks)
  await before.close()
  expect(await app.stop()).toBe(0)
  const again = await startApplication({ dataDir: folder.path, env })
  const after = await lookInside(folder.path)
  for (const { person, signedUp, joined } of await Promise.all(walks)) {
    expect([signedUp, joined]).not.toContain('refused')
    if (joined === 'done') expect(await isIn(after, person), person.email).toBe(true)
  }
  expect(await contradictions(after)).toEqual([])
  await after.close()
  expect(await again.stop()).toBe(0)
}, 60_000)

test('a connection that says nothing keeps nobody from stopping', async () => {
  const folder = await aFolder()
  const app = await startApplication({ dataDir: folder.path })
  onTestFinished(folder.remove)
  const agent = new Agent({ keepAlive: true })
  onTestFinished(() => agent.destroy())
  expect(await ask(agent, `${app.url}/sign-in`)).toBe('answered')
  const askedAt = performance.now()
  expect(await app.stop()).toBe(0)
  expect(performance.now() - askedAt).toBeLessThan(stopsWithin)
}, 60_000)
