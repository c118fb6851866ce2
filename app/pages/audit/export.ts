import { data } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { datedName, fileAnswer } from '#app/file-answer.ts'
import { onlyForms } from '#app/only-forms.ts'
import type { Locale } from '#app/words/locale.ts'
import { sayIn } from '#app/words/words.ts'
import { exportEvents } from '#domain/audit/export-events.ts'
import type { ShownEvent } from '#domain/audit/show-events.ts'
import { clockTimeOf } from '#domain/clock-time.ts'
import type { Route } from './+types/export.ts'
import { printEvent } from './print-event.ts'
import { readQuestion } from './question.ts'
import { auditWords } from './words.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(({ slug }) => `/c/${slug}/audit`)

/** The log as a spreadsheet, written while it is read. A form asks for it, as the log keeps who took it. */
export async function action({ context, url }: Route.ActionArgs) {
  const { db, spreadsheets } = context.get(house)
  const { by, community } = context.get(entrance)
  const { locale } = context.get(visit)
  const { timeZone } = community
  const { filter } = readQuestion(url.searchParams, timeZone)
  if (!filter) throw data(null, 400)
  const parts = await exportEvents(db, by, { filter })
  if (!parts.ok) throw data(null, 404)
  const say = sayIn(locale, auditWords)
  const heads = ['when', 'who', 'what', 'toWhom', 'details', 'network'] as const
  async function* lines(events: AsyncIterable<readonly ShownEvent[]>) {
    yield [heads.map((head) => say(head))]
    for await (const part of events) yield part.map((event) => rowOf(event, { locale, timeZone }))
  }
  const pieces = spreadsheets.write('csv', lines(parts.value))
  return fileAnswer({ format: 'csv', name: datedName(community, 'audit-log'), pieces })
}

function rowOf(event: ShownEvent, { locale, timeZone }: { locale: Locale; timeZone: string }) {
  const { day, time } = clockTimeOf(event.happenedAt, timeZone)
  const { who, sentence, whom, details, from } = printEvent(event, locale)
  const more = details.map(([name, fact]) => `${name}: ${fact}`).join('; ')
  return [`${day} ${time}`, who, sentence, whom, more, from ?? '']
}
