import type { Db } from '#database/connect.ts'
import { forSupport } from '#database/for-asker.ts'
import { askSupport, type Question } from '#domain/conversations/ask-support.ts'
import type { Asker } from '#domain/conversations/conversation.ts'
import { writeMessage } from '#domain/conversations/write-message.ts'
import { newId } from '#domain/new-id.ts'
import type { Limits } from '#integrations/limits/limits.ts'
import { key } from './factories.ts'

/** What somebody types into the chat. */
export function aQuestion(given: Partial<Question> = {}): Question {
  const { text = 'Where do I find my access code?', files = [] } = given
  const nobody = { name: '', email: '', locale: 'en', page: null }
  return { ...nobody, key: newId(), ...given, text, files }
}

/** A conversation that somebody has begun; without an asker by somebody who is not signed in. */
export async function aConversation(
  db: Db,
  { limits }: { limits: Limits },
  { asker = null, ...question }: Partial<Question> & { asker?: Asker | null } = {},
): Promise<{ conversationId: string; asker: Asker }> {
  const who = { asker, who: [newId()] }
  const asked = await askSupport(db, { limits, key }, who, aQuestion(question))
  if (!asked.ok) throw new Error(`Support was not asked: ${asked.refusal.because}.`)
  return { conversationId: asked.value, asker: asker ?? { conversationId: asked.value } }
}

/** An answer of support, or a note that only support sees; answers its number. */
export async function anAnswer(
  pool: Db,
  conversationId: string,
  { text = 'It is in your e-mail.', isNote = false, name = 'Ana' } = {},
): Promise<number> {
  const number = await forSupport(pool, (db, now) =>
    writeMessage(db, {
      ...{ conversationId, author: 'support', text, isNote, key: newId(), now },
      agent: { accountId: null, name },
    }),
  )
  if (number === null) throw new Error('It stood there already.')
  return number
}
