import { accept } from '#domain/result.ts'
import type { Envelope, Mail } from './mail.ts'
import type { Message } from './message.ts'

/** A message as it was handed over, words and all still to be found. */
export type SentMessage = { envelope: Envelope; message: Message }

/** Keeps messages in memory instead of sending them. */
export function memoryMail(): Mail & { messages: SentMessage[] } {
  const messages: SentMessage[] = []
  return {
    messages,
    async send(envelope, message) {
      messages.push({ envelope, message })
      return accept(null)
    },
    async close() {},
  }
}
