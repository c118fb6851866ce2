import { accept } from '#domain/result.ts'
import type { TextEnvelope, TextMessage, Texts } from './texts.ts'
import { wordText } from './words.ts'

/** A text as it was handed over, and as it reads. */
export type SentText = { envelope: TextEnvelope; message: TextMessage; text: string }

/** Keeps texts in memory instead of sending them. */
export function memoryTexts(): Texts & { messages: SentText[] } {
  const messages: SentText[] = []
  return {
    messages,
    async send(envelope, message) {
      const { text, segments } = wordText(message, envelope)
      messages.push({ envelope, message, text })
      return accept({ providerId: `memory-${envelope.id}`, segments })
    },
  }
}
