import { expect, test } from 'vitest'
import { newCode } from '#domain/invitations/access-code.ts'
import { aFolder, startApplication } from '../application.ts'
import { contradictions, isIn } from './books.ts'
import {
  aBrowser,
  confirm,
  type Expected,
  expectPeople,
  type Inside,
  lookInside,
  signUp,
  type TestBrowser,
} from './house.ts'

/** How many wrong codes are under way at once. */
const atOnce = 32

/** Wrong codes that one network or browser may try in an hour (PRODUCT, access codes). */
const triesInAnHour = 50

/** And in a minute. */
const triesInAMinute = 10

/** With so many wrong codes of all people together in a minute, the alarm rings. */
const enoughToRing = 301

/** How many come with one wrong code each, first those who ring the alarm. */
const crowd = 600

const howManyCome = 20

/** What somebody is told who belongs: that their slip opens nothing, to look into the mailbox, to come in. */
const cameIn = ['unknown', 'done', 'done']

test('while 10,000 wrong codes are tried, everybody who belongs gets in and no guess does', async ({
  onTestFinished,
}) => {
  const folder = await aFolder()
  const env = { TRUSTED_PROXIES: '127.0.0.1 ::1', LOG_LEVEL: 'warn' }
  const app = await startApplication({ dataDir: folder.path, env })
  const inside = await lookInside(folder.path)
  onTestFinished(async () => {
    await inside.close()
    await app.stop()
    await folder.remove()
  })
  const { people } = await expectPeople(inside, howManyCome + 1)
  const [neighbour, ...others] = people
  const guessers = guessersAt(app.url)
  const flood = floodOf(guessers)
  expect(flood).toHaveLength(10_000)

  const arrivals: Promise<string[]>[] = []
  await eachOf(flood, async (guesser, at) => {
    const person = others[(at * howManyCome) / flood.length] // one of them at every so many guesses
    const from = `10.40.0.${arrivals.length}`
    if (person) arrivals.push(comeIn(inside, { url: app.url, person, from }))
    guesser.told.push(await toldTo(guesser.browser(), newCode()))
  })

  expect(await Promise.all(arrivals)).toEqual(others.map(() => cameIn))
  for (const person of others) expect(await isIn(inside, person), person.email).toBe(true)
  for (const { who, told, tries, read } of guessers) {
    expect(told, who).toHaveLength(tries)
    expect(
      told.filter((one) => one !== 'unknown' && one !== 'wait'),
      who,
    ).toEqual([])
    const answered = told.filter((one) => one === 'unknown').length
    expect(answered, who).toBeGreaterThanOrEqual(read.least)
    expect(answered, who).toBeLessThanOrEqual(read.most)
  }
  expect(app.said()).toContain('many wrong codes are tried')
  await nobodyIsLocked(inside, { url: app.url, person: neighbour!, network: guessers[0]!.who })
  expect(await contradictions(inside)).toEqual([])
}, 120_000)

type Told = 'unknown' | 'wait' | `answered ${number}`

type Guesser = {
  who: string
  /** The browser of the next guess. */
  browser(): TestBrowser
  tries: number
  /** How many of the guesses may be read; the others must wait. */
  read: { least: number; most: number }
  told: Told[]
}

/** Few networks that forget their cookies, one browser that travels, and a crowd that stays within its limits. */
function guessersAt(url: string): Guesser[] {
  const limited = {
    tries: (10_000 - crowd) / 5,
    read: { least: triesInAMinute, most: triesInAnHour },
  }
  const few = ['10.10.0.1', '10.10.0.2', '10.10.0.3', '2001:db8:10:10::1'].map((network) => ({
    ...{ who: network, browser: () => aBrowser(url, network), ...limited },
  }))
  let trips = 0
  const traveller = {
    ...{ who: 'the traveller', ...limited },
    browser: () => {
      const browser = aBrowser(url, `10.20.${++trips >> 8}.${trips & 255}`)
      browser.cookies.set('device', 'travels-everywhere-now')
      return browser
    },
  }
  let strangers = 0
  const strange = {
    who: 'the crowd',
    browser: () => aBrowser(url, `10.30.${++strangers >> 8}.${strangers & 255}`),
    ...{ tries: crowd, read: { least: crowd, most: crowd } },
  }
  return [...few, traveller, strange].map((guesser) => ({ ...guesser, told: [] }))
}

async function toldTo(browser: TestBrowser, code: string): Promise<Told> {
  const answer = await browser.ask('/join/resident', { accessCode: code })
  await answer.text()
  if (answer.status === 404) return 'unknown'
  const seconds = Number(answer.headers.get('retry-after'))
  return answer.status === 429 && seconds > 0 ? 'wait' : `answered ${answer.status}`
}

/** Somebody mistakes another code for theirs, then types their own, signs up and joins. */
async function comeIn(inside: Inside, { url, person, from }: Arrival): Promise<string[]> {
  const browser = aBrowser(url, from)
  const steps: string[] = [await toldTo(browser, newCode())]
  steps.push(await signUp(browser, person))
  steps.push(await confirm(browser, inside.key))
  return steps
}

type Arrival = { url: string; person: Expected; from: string }

/** Who sits in the network of a guesser may have to wait there; their code opens all the same elsewhere. */
async function nobodyIsLocked(
  inside: Inside,
  { url, person, network }: { url: string; person: Expected; network: string },
): Promise<void> {
  const there = await toldTo(aBrowser(url, network), person.code)
  expect(['wait', 'answered 302']).toContain(there)
  expect(await comeIn(inside, { url, person, from: '10.50.0.1' })).toEqual(cameIn)
  expect(await isIn(inside, person)).toBe(true)
}

/** Does a piece of work for each, so many at once. */
async function eachOf<T>(all: readonly T[], work: (one: T, at: number) => Promise<void>) {
  let next = 0
  const lane = async () => {
    while (next < all.length) {
      const at = next
      next += 1
      await work(all[at]!, at)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}

/** Who tries when: some of the crowd first, then all in an order of its own each time. */
function floodOf(guessers: readonly Guesser[]): Guesser[] {
  const all = guessers.flatMap((guesser) => Array<Guesser>(guesser.tries).fill(guesser))
  return [...all.slice(-enoughToRing), ...mixed(all.slice(0, -enoughToRing))]
}

/** The same in an order of its own each time. */
function mixed<T>(all: readonly T[]): T[] {
  return all
    .map((one) => ({ one, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one)
}
