import { accept } from '#domain/result.ts'
import type { TextEnvelope, TextMessage, Texts } from './texts.ts'

/** A text as it was handed over, words still to be found. */
export type SentText = { envelope: TextEnvelope; message: TextMessage }

/** Keeps texts in memory instead of sending them. */
export function memoryTexts(): Texts & { messages: SentText[] } {
  const messages: SentText[] = []
  return {
    messages,
    async send(envelope, message) {
      messages.push({ envelope, message })
      return accept({ providerId: `memory-${envelope.id}`, segments: 1 })
    },
  }
}
