import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from '#database/connect.ts'
import { migrate } from '#database/migrate.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { chooseColumns } from '#domain/rosters/choose-columns.ts'
import { readRoster } from '#domain/rosters/read-roster.ts'
import { startImport } from '#domain/rosters/start-import.ts'
import { aCommunity } from '#test/factories.ts'
import type { Inside } from '../e2e/faults/house.ts'
import { atMost, median, type Row } from './measure.ts'
import { aListPage, type SignedInPage, signedInAs } from './pages.ts'
import { aRoster, copyOf } from './rosters.ts'
import { freshDatabaseBeside } from './scratch.ts'
import type { Stage } from './stage.ts'

const size = 100_000

/** Each import fills the folder with some hundred megabytes and takes half a minute. */
const rounds = 3

/** How many pages are asked for in a second meanwhile: a few hundred leaders who read. */
const pagesPerSecond = 20

/**
 * P2: a roster of 100,000 rows, sent to the page, checked and imported by the running application, beside
 * COPY; what its process holds at most, and how long somebody waits for a page meanwhile.
 */
export async function measureLargeImport(stage: Stage): Promise<Row[]> {
  const { app, inside } = stage
  const address = await freshDatabaseBeside(inside, 'copy_large_import')
  const peer = connect(address, { as: 'owner', most: 1 })
  await migrate(peer)
  const page = await aListPage(stage)
  const idle = await waitsFor(page, sleep(15_000))
  const times: number[] = []
  const peers: number[] = []
  const busy: number[] = []
  for (let round = 1; round <= rounds; round += 1) {
    const startedAt = performance.now()
    const importing = importByPage(stage, round)
    busy.push(...(await waitsFor(page, importing)))
    const communityId = await importing
    times.push((performance.now() - startedAt) / 1000)
    peers.push(await copyOf(inside, address, communityId))
  }
  await peer.destroy()
  const about = { target: 'P2', unit: 's' }
  const [ours, theirs] = [median(times), median(peers)]
  const most = await mostMemory(app.process.pid!)
  const [p99, idleP99] = [highest(busy), highest(idle)]
  return [
    atMost(
      { ...about, what: '100,000 rows', ours, peer: theirs, note: 'COPY of the same rows' },
      3,
    ),
    atMost(
      {
        target: 'P2',
        what: 'memory at most',
        ours: most,
        peer: 512,
        unit: 'MiB',
        note: 'the limit',
      },
      1,
    ),
    atMost(
      { target: 'P2', what: 'p99 of a page', ours: p99, peer: idleP99, unit: 'ms', note: 'idle' },
      2,
    ),
  ]
}

/** Sends the file to the page as a leader's browser does; the application does all the rest. */
async function importByPage({ app, inside }: Stage, number: number): Promise<string> {
  const { leader: by, slug } = await aCommunity(inside.db)
  const headers = await signedInAs(by, { app, inside })
  const form = new FormData()
  form.append('file', new Blob([Uint8Array.from(aRoster(number, size))]), 'owners.csv')
  const path = `${app.url}/c/${slug}/roster`
  const init = { method: 'POST', redirect: 'manual', body: form, headers } as const
  const answer = await fetch(path, init)
  const rosterId = /roster\/([^/]+)/.exec(answer.headers.get('location') ?? '')?.[1]
  if (!rosterId) throw new Error(`The file was answered with ${answer.status}.`)
  const { db } = inside
  await chooseColumns(db, by, { rosterId, fields: {}, withoutEmail: 'attention' })
  await reached(db, by, { rosterId, state: 'checked' })
  const sends = { at: new Date(Date.now() + 24 * 60 * 60 * 1000) } // sending is measured elsewhere
  await startImport(db, by, { rosterId, sends })
  await reached(db, by, { rosterId, state: 'imported' })
  const done = await readRoster(db, by, rosterId)
  if (done?.doneRows !== size) throw new Error(`${done?.doneRows} rows were imported.`)
  return by.communityId
}

async function reached(
  db: Inside['db'],
  by: Actor,
  { rosterId, state }: { rosterId: string; state: string },
): Promise<void> {
  for (;;) {
    const now = (await readRoster(db, by, rosterId))?.state
    if (now === state) return
    if (now === 'stuck') throw new Error('The worker gave up.')
    await sleep(100)
  }
}

/** Milliseconds that pages took which were asked for while something went on, however long others took. */
async function waitsFor(page: SignedInPage, meanwhile: Promise<unknown>): Promise<number[]> {
  const taken: Promise<number>[] = []
  let isOver = false
  const over = meanwhile.finally(() => {
    isOver = true
  })
  over.catch(() => {}) // told by the one who waits for it
  while (!isOver) {
    taken.push(millisecondsFor(page))
    await sleep(1000 / pagesPerSecond)
  }
  return Promise.all(taken)
}

async function millisecondsFor({ url, headers }: SignedInPage): Promise<number> {
  const startedAt = performance.now()
  const answer = await fetch(url, { headers })
  if (!answer.ok) throw new Error(`The page answered ${answer.status}.`)
  await answer.text()
  return performance.now() - startedAt
}

/** The wait that one in a hundred exceeds. */
function highest(waits: readonly number[]): number {
  return waits.toSorted((one, other) => one - other)[Math.floor(waits.length * 0.99)]!
}

/** The most memory that a process has held so far, in MiB. */
async function mostMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmHWM:\s+(\d+)/.exec(status)![1]) / 1024
}
