import { foldName } from '#domain/contacts/person-name.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { longestMessage } from './conversation.ts'
import { readMessageText } from './read-message-text.ts'

/** The longest title of a canned reply, in characters. */
export const longestTitle = 100

/** An answer that agents have ready. */
export type CannedReply = { id: string; title: string; text: string; locale: 'en' | 'es' }

/** The same as it was typed; the language was chosen. */
export type TypedReply = Omit<CannedReply, 'id'>

export type TypedRefusal =
  | { because: 'no title' }
  | { because: 'long title' }
  | { because: 'nothing written' }
  | { because: 'too long' }

/** Reads what was typed: a title on one line, and a text as messages have it. */
export function readTypedReply({
  title: typedTitle,
  text: typedText,
  locale,
}: TypedReply): Result<TypedReply & { titleKey: string }, TypedRefusal> {
  const title = readMessageText(typedTitle).replace(/\s+/g, ' ')
  const text = readMessageText(typedText)
  if (title === '') return refuse({ because: 'no title' })
  if (title.length > longestTitle) return refuse({ because: 'long title' })
  if (text === '') return refuse({ because: 'nothing written' })
  if (text.length > longestMessage) return refuse({ because: 'too long' })
  return accept({ title, text, locale, titleKey: foldName(title) || title.toLowerCase() })
}
