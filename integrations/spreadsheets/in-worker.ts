import { setImmediate as breathe } from 'node:timers/promises'
import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  type Worker,
} from 'node:worker_threads'
import { accept, type Result, refuse } from '#domain/result.ts'
import { limits } from './limits.ts'
import type { Answer, Parcel, Task } from './messages.ts'
import { countRows, unpacking } from './parcels.ts'
import type { Sheet, Spreadsheets, UnreadableSheet } from './spreadsheets.ts'
import { startThread } from './start-thread.ts'
import { turns } from './turns.ts'
import { writeInParts } from './write-in-parts.ts'

/**
 * What one file may take. `megabytes` are what JavaScript itself holds; the file, and the piece of it that
 * is being inflated, come on top.
 */
type Bounds = { milliseconds: number; megabytes: number }

/**
 * Reads every file in a thread of its own that has nothing of ours: no environment, no database, and an end
 * to its memory and time. Whatever a file does to it, others are served meanwhile.
 */
export function workerSpreadsheets(given: Partial<Bounds> = {}): Spreadsheets {
  const bounds = { milliseconds: 30_000, megabytes: 384, ...given }
  const inTurn = turns(2)
  return {
    async read(bytes, file) {
      if (bytes.length === 0) return refuse({ because: 'empty' })
      if (bytes.length > limits.bytes) return refuse({ because: 'too large', most: limits.bytes })
      return inTurn(() => readInWorker({ bytes, file }, bounds))
    },
    write: writeInParts,
  }
}

async function readInWorker(
  given: Omit<Task, 'port'>,
  { milliseconds, megabytes }: Bounds,
): Promise<Result<Sheet, UnreadableSheet>> {
  const { port1, port2 } = new MessageChannel()
  const bytes = new Uint8Array(given.bytes) // a copy to give away, without what lies beside it in memory
  const worker = startThread<Task>('reading-worker', {
    beside: import.meta.url,
    task: { ...given, bytes, port: port2 },
    megabytes,
    transferList: [port2, bytes.buffer],
  })
  try {
    const answer = await answerOf(worker, milliseconds)
    if (!answer.ok) return answer
    const { rowCount } = answer.value
    const parcels = await parcelsFrom(port1)
    const arrived = countRows(parcels)
    if (arrived !== rowCount) throw new Error(`${arrived} of ${rowCount} rows arrived.`)
    return accept({ ...answer.value, rows: unpacking(parcels) })
  } finally {
    port1.close()
    await worker.terminate()
  }
}

/** A thread that is out of memory read more than anybody's roster. */
function answerOf(worker: Worker, milliseconds: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => resolve(refuse({ because: 'too slow' })), milliseconds)
    worker.once('message', resolve)
    worker.once('error', (problem: NodeJS.ErrnoException) => {
      if (problem.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(refuse({ because: 'inflates' }))
      else reject(problem)
    })
    worker.once('exit', (code) => {
      clearTimeout(late)
      reject(new Error(`The reading worker ended with ${code} and no answer.`))
    })
  })
}

/** The rows, packed; others are served between two parcels. */
async function parcelsFrom(port: MessagePort): Promise<Parcel[]> {
  const parcels: Parcel[] = []
  for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) {
    parcels.push(next.message as Parcel)
    await breathe()
  }
  return parcels
}
