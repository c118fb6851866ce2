import { parentPort, workerData } from 'node:worker_threads'
import type { Answer, Task } from './messages.ts'
import { packRows, rowsPerParcel } from './parcels.ts'
import { readSpreadsheet } from './read-spreadsheet.ts'

/** Reads one file, in a thread of its own. It stays until it is ended, so that no parcel is lost. */
const { bytes, file, port } = workerData as Task
const { buffer, byteOffset, byteLength } = bytes
const outcome = await readSpreadsheet(Buffer.from(buffer, byteOffset, byteLength), file)
let answer: Answer
if (outcome.ok) {
  const { rows, ...about } = outcome.value
  for (let at = 0; at < rows.length; at += rowsPerParcel)
    port.postMessage(packRows(rows.slice(at, at + rowsPerParcel)))
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  answer = { ok: true, value: { ...about, rowCount: rows.length, width } }
} else answer = outcome
parentPort!.postMessage(answer)
