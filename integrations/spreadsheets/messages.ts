import type { MessagePort } from 'node:worker_threads'
import type { Result } from '#domain/result.ts'
import type { AboutSheet, UnreadableSheet } from './spreadsheets.ts'

/** What a worker gets to read. The rows come through `port`, ahead of the answer. */
export type Task = {
  bytes: Uint8Array
  file: { name: string; sheet?: string }
  port: MessagePort
}

export type Answer = Result<AboutSheet & { rowCount: number; width: number }, UnreadableSheet>

/**
 * Rows, packed so that they cross between threads in a blink: their text is one string, out of which the
 * cells are cut again. `sizes` holds for each row its line and number of cells, then each cell's length.
 */
export type Parcel = { text: string; sizes: Uint32Array; count: number }
