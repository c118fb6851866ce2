import { parentPort, workerData } from 'node:worker_threads'
import { connect } from '#database/connect.ts'
import { workOnRoster } from '#domain/rosters/work-on-roster.ts'
import { deriveServerKey } from '#domain/server-key.ts'
import type { RosterTask } from './messages.ts'
import { stepBack } from './step-back.ts'

/** Works on one roster, in a thread of its own, until it is done or told to stop. */
stepBack()
const { address, secret, asked } = workerData as RosterTask
const stopping = new AbortController()
parentPort!.once('message', () => stopping.abort())
const db = connect(address, { as: 'application', most: 2 })
try {
  await workOnRoster(db, asked, { key: deriveServerKey(secret), signal: stopping.signal })
} finally {
  parentPort!.close()
  await db.destroy()
}
