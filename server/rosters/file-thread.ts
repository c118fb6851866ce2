import { parentPort, workerData } from 'node:worker_threads'
import { connect } from '#database/connect.ts'
import { bringFile } from '#domain/rosters/bring-file.ts'
import { workerSpreadsheets } from '#integrations/spreadsheets/in-worker.ts'
import type { FileTask } from './messages.ts'
import { stepBack } from './step-back.ts'

/** Reads one file and keeps its rows, in a thread of its own; what reads it is a thread of its own again. */
stepBack()
const { address, by, file } = workerData as FileTask
const db = connect(address, { as: 'application', most: 1 })
try {
  parentPort!.postMessage(await bringFile(db, by, file, { spreadsheets: workerSpreadsheets() }))
} finally {
  parentPort!.close()
  await db.destroy()
}
