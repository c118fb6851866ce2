import { accept } from '#domain/result.ts'
import type { Texts } from './texts.ts'
import { wordText } from './words.ts'

/** A text that was kept instead of sent. */
export type KeptText = { id: string; to: string; text: string; segments: number }

/** Keeps texts where a developer can read them, for installations without a provider. */
export function keptTexts(keep: (text: KeptText) => Promise<void>): Texts {
  return {
    async send({ id, to, locale }, message) {
      const { text, segments } = wordText(message, { locale })
      await keep({ id, to, text, segments })
      return accept({ providerId: `kept-${id}`, segments })
    },
  }
}
