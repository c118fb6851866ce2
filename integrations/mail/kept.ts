import { accept } from '#domain/result.ts'
import { renderMessage } from './letters.ts'
import type { Mail } from './mail.ts'
import type { Rendered } from './render-message.ts'

/** A message that was kept instead of sent. */
export type KeptMessage = Rendered & { id: string; to: string }

/** Keeps messages where a developer can read them, for installations without a mail server. */
export function keptMail(keep: (message: KeptMessage) => Promise<void>): Mail {
  return {
    async send({ id, to, ...about }, message) {
      await keep({ id, to, ...(await renderMessage(message, about)) })
      return accept(null)
    },
    async close() {},
  }
}
