import type { Locale } from '../mail.ts'
import type { Letterhead, Message } from '../message.ts'
import { Doing, Letter, Words } from './layout.tsx'
import type { FactsOf, Template } from './template.ts'

/** What most letters consist of. The subject is also what mail programs show beside it. */
type PlainWords = {
  letterhead: Letterhead
  subject: string
  /** The first greets the reader. */
  paragraphs: readonly string[]
  /** The one thing to do, if there is any. */
  doing?: { href: string; words: string }
  /** Why the reader gets this. */
  reason: string
}

/** A letter of a few paragraphs that ends with the one thing to do. */
export function plainLetter<Name extends Message['template']>(
  write: (facts: FactsOf<Name>, locale: Locale) => PlainWords,
): Template<Name> {
  return {
    subject: (facts, locale) => write(facts, locale).subject,
    letter: (facts, locale) => {
      const { letterhead, subject, paragraphs, doing, reason } = write(facts, locale)
      return (
        <Letter locale={locale} letterhead={letterhead} preview={subject} reason={reason}>
          {paragraphs.map((paragraph) => (
            <Words key={paragraph}>{paragraph}</Words>
          ))}
          {doing && (
            <Doing href={doing.href} color={letterhead.color}>
              {doing.words}
            </Doing>
          )}
        </Letter>
      )
    },
  }
}
