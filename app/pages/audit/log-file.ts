import { sayIn } from '#app/words/words.ts'
import type { Db } from '#database/connect.ts'
import { exportEvents } from '#domain/audit/export-events.ts'
import type { EventFilter } from '#domain/audit/find-events.ts'
import type { ListRefusal } from '#domain/audit/list-events.ts'
import type { ShownEvent } from '#domain/audit/show-events.ts'
import { clockTimeOf } from '#domain/clock-time.ts'
import { accept, type Result } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { Reader } from './print-details.ts'
import { printEvent } from './print-event.ts'
import { auditWords } from './words.ts'

const heads = ['when', 'who', 'what', 'toWhom', 'details', 'network'] as const

/** The events of a filter as rows of a file, newest first and part by part. */
export async function logFile(
  db: Db,
  by: Actor,
  filter: EventFilter,
  reader: Reader,
): Promise<Result<AsyncGenerator<string[][]>, ListRefusal>> {
  const parts = await exportEvents(db, by, { filter })
  return parts.ok ? accept(rowsOf(parts.value, reader)) : parts
}

async function* rowsOf(
  parts: AsyncIterable<readonly ShownEvent[]>,
  reader: Reader,
): AsyncGenerator<string[][]> {
  const say = sayIn(reader.locale, auditWords)
  yield [heads.map((head) => say(head))]
  for await (const part of parts) yield part.map((event) => rowOf(event, reader))
}

function rowOf(event: ShownEvent, reader: Reader): string[] {
  const { day, time } = clockTimeOf(event.happenedAt, reader.timeZone)
  const { who, sentence, whom, details, from } = printEvent(event, reader)
  const more = details.map(([name, fact]) => `${name}: ${fact}`).join('; ')
  return [`${day} ${time}`, who, sentence, whom, more, from ?? '']
}
