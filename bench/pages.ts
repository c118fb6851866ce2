import { gzipSync } from 'node:zlib'
import { launchBrowser } from '../e2e/browser.ts'
import { aBrowser, givePassword, signIn } from '../e2e/faults/house.ts'
import { load } from './load.ts'
import { atLeast, atMost, inTurn, median, type Row, rounds } from './measure.ts'
import { fillCommunities } from './people.ts'
import { type Stage, startPeer } from './stage.ts'

const seconds = 3
const connections = 64

/** P8: the join page, beside React rendering a form alone; and what it weighs. */
export async function measureJoinPage({ app }: Stage): Promise<Row[]> {
  const page = `${app.url}/join/resident`
  const peer = await startPeer('react-form-page.ts')
  await load(page, { connections, seconds: 1 })
  const rates = await inTurn({
    ours: async () => (await load(page, { connections, seconds })).perSecond,
    peer: async () => (await load(peer.url, { connections, seconds })).perSecond,
  })
  await peer.stop()
  const { all, scripts } = await weigh(app.url, '/join/resident')
  const paint = await largestPaint(page)
  const about = { target: 'P8', unit: 'kB' }
  return [
    atLeast(
      {
        target: 'P8',
        what: 'join page',
        ours: rates.ours,
        peer: rates.peer,
        unit: '/s',
        note: 'React rendering a form page alone',
      },
      0.3,
    ),
    atMost(
      { ...about, what: 'join page, all of it, gzip', ours: all, peer: 40, note: 'the limit' },
      1,
    ),
    {
      ...about,
      what: 'scripts that the join page waits for',
      ours: scripts,
      peer: 0,
      ratio: scripts,
      limit: '0',
      met: scripts === 0,
      note: 'the limit',
    },
    atMost(
      {
        target: 'P8',
        what: 'largest paint on a slow phone',
        ours: paint,
        peer: 1200,
        unit: 'ms',
        note: 'the limit; 1.6 Mbit/s, 150 ms, CPU 4x slower',
      },
      1,
    ),
  ]
}

/** Everything a browser fetches for a page, compressed, in kB; and how many scripts keep it from being shown. */
async function weigh(url: string, path: string): Promise<{ all: number; scripts: number }> {
  const html = await (await fetch(url + path)).text()
  const styles = [...html.matchAll(/<link[^>]+href="([^"]+\.css)"/g)].map(([, href]) => href!)
  const scripts = [...html.matchAll(/<script[^>]*>/g)].map(([script]) => script)
  const later = scripts.flatMap((script) => /src="([^"]+)".* defer/.exec(script)?.[1] ?? [])
  let all = gzipSync(html).length
  for (const file of [...styles, ...later])
    all += gzipSync(Buffer.from(await (await fetch(url + file)).arrayBuffer())).length
  return { all: all / 1000, scripts: scripts.length - later.length }
}

/** Milliseconds until the largest thing of the page is painted, on a slow phone; the median of five. */
async function largestPaint(page: string): Promise<number> {
  const browser = await launchBrowser()
  const taken: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
    const tab = await context.newPage()
    const control = await context.newCDPSession(tab)
    await control.send('Network.enable')
    await control.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: (1.6 * 1024 * 1024) / 8,
      uploadThroughput: (750 * 1024) / 8,
    })
    await control.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await tab.goto(page)
    taken.push(await tab.evaluate(readLargestPaint))
    await context.close()
  }
  await browser.close()
  return median(taken)
}

function readLargestPaint(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries().at(-1)!.startTime)).observe({
      type: 'largest-contentful-paint',
      buffered: true,
    })
  })
}

/** A page of a community of 300, and what a browser of its leader sends along. */
export type SignedInPage = { url: string; headers: Record<string, string>; communityId: string }

/** The list of members for somebody who is signed in, fifty rows. */
export async function aListPage(stage: Omit<Stage, 'close'>): Promise<SignedInPage> {
  const { app, inside } = stage
  const { communityId, slug } = await fillCommunities(inside, { communities: 1, members: 300 })
  const { accountId } = await inside.owner
    .selectFrom('members')
    .select('accountId')
    .where('communityId', '=', communityId)
    .where('accountId', 'is not', null)
    .executeTakeFirstOrThrow()
  const headers = await signedInAs({ accountId: accountId! }, stage)
  return { url: `${app.url}/c/${slug}/members?tab=all`, headers, communityId }
}

/** What the browser of somebody who has signed in sends along. */
export async function signedInAs(
  { accountId }: { accountId: string },
  { app, inside }: Omit<Stage, 'close'>,
): Promise<Record<string, string>> {
  const { email } = await inside.owner
    .selectFrom('accounts')
    .select('email')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  await givePassword(inside, accountId)
  const browser = aBrowser(app.url, '10.7.0.1')
  await signIn(browser, email)
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return { cookie, 'sec-fetch-site': 'same-origin' }
}

/** P9: the list of members, signed in, fifty rows, beside node:http with one query. */
export async function measureListPage(stage: Stage): Promise<Row[]> {
  const { url: page, headers, communityId } = await aListPage(stage)
  const peer = await startPeer('one-query.ts', {
    DATABASE: stage.inside.address,
    COMMUNITY: communityId,
  })
  await load(page, { connections, seconds: 1, headers })
  const spread: number[] = []
  const rates = await inTurn({
    ours: async () => {
      const { perSecond, p50, p99, failed } = await load(page, { connections, seconds, headers })
      if (failed > 0) throw new Error(`${failed} requests failed.`)
      spread.push(p99 / p50)
      return perSecond
    },
    peer: async () => (await load(peer.url, { connections, seconds })).perSecond,
  })
  await peer.stop()
  return [
    atLeast(
      {
        target: 'P9',
        what: 'member list, signed in, 64 at once',
        ours: rates.ours,
        peer: rates.peer,
        unit: '/s',
        note: 'node:http and one query',
      },
      0.1,
    ),
    atMost(
      {
        target: 'P9',
        what: 'its p99 beside its p50',
        ours: median(spread),
        peer: 1,
        unit: 'x',
        note: 'the same run',
      },
      3,
    ),
  ]
}
