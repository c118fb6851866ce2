import type { Result } from '#domain/result.ts'

/** Everything we ever text to anyone. The facts are here; the words are in `words.ts`. */
export type TextMessage = {
  template: 'invitation' | 'reminder'
  communityName: string
  /** Null when only the number is known. */
  firstName: string | null
  joinUrl: string
}

/** Where one text goes: `to` in E.164 form. `id` is the same at every try. */
export type TextEnvelope = { id: string; to: string; locale: 'en' | 'es' }

/** A text that a provider has taken: what it calls it, and in how many parts it goes. */
export type TakenText = { providerId: string; segments: number }

export type TextRefusal =
  /** The number cannot be texted, and trying again would not help. `words` say why, with the provider's code. */
  | { because: 'number rejected'; words: string }
  /** The person has answered STOP to our number. */
  | { because: 'opted out' }

export type Texts = {
  /**
   * Sends one text and waits until the provider has taken it. The link in it is never cut: other words
   * are shortened for it, to at most three parts.
   *
   * Throws `TextsDown` when the provider said not now (429, 5xx), nothing within 10 seconds, something
   * that cannot be read, or that our own account is at fault, so that the caller tries again later.
   */
  send(envelope: TextEnvelope, message: TextMessage): Promise<Result<TakenText, TextRefusal>>
}

/** No provider took the text this time; the recipient is not to blame. */
export class TextsDown extends Error {
  override name = 'TextsDown'
  /**
   * Whether no text was taken and others would fare no better just now; false where this one may have
   * been taken all the same, or the provider finds fault with it alone.
   */
  readonly isAway: boolean
  /** How long the provider asks us to wait, in seconds; null when it did not say. */
  readonly retryAfterSeconds: number | null

  constructor(
    words: string,
    options: ErrorOptions & { isAway: boolean; retryAfterSeconds?: number | null },
  ) {
    super(words, options)
    this.isAway = options.isAway
    this.retryAfterSeconds = options.retryAfterSeconds ?? null
  }
}
