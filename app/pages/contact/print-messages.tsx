import { renderToStaticMarkup } from 'react-dom/server'
import { sayFileSize } from '#app/words/file-size.ts'
import type { Locale } from '#app/words/locale.ts'
import { momentsIn } from '#app/words/moments.ts'
import { LocaleContext } from '#app/words/words.ts'
import type { Message } from '#domain/conversations/conversation.ts'
import { Said, type SaidMessage } from './said.tsx'

type Printed = { locale: Locale; timeZone: string | null; base: string }

/**
 * Messages as HTML: the page comes with them, and the stream brings those that follow; both look the same, and
 * every sign that somebody typed is escaped.
 */
export function printMessages(messages: readonly Message[], { base, ...here }: Printed): string {
  return renderToStaticMarkup(
    <LocaleContext value={here.locale}>
      {messages.map((message) => (
        <Said key={message.number} message={printed(message, here)} base={base} />
      ))}
    </LocaleContext>,
  )
}

function printed(
  { number, author, authorName, text, sentAt, attachments }: Message,
  { locale, timeZone }: Omit<Printed, 'base'>,
): SaidMessage {
  const moment = momentsIn(locale, timeZone ?? 'UTC')(sentAt)
  const at = { iso: sentAt.toISOString(), printed: timeZone ? moment : `${moment} UTC` }
  const files = attachments.map(({ size, ...file }) => ({
    ...file,
    size: sayFileSize(locale, size),
  }))
  return { number, author, authorName, text, at, attachments: files }
}
