import { accept } from '#domain/result.ts'
import type { Texts } from './texts.ts'
import { textWords } from './words.ts'

/** A text that was kept instead of sent. */
export type KeptText = { id: string; to: string; text: string }

/** Keeps texts where a developer can read them, for installations without a provider. */
export function keptTexts(keep: (text: KeptText) => Promise<void>): Texts {
  return {
    async send({ id, to, locale }, message) {
      await keep({ id, to, text: textWords(message, { locale }) })
      return accept({ providerId: `kept-${id}`, segments: 1 })
    },
  }
}
