import type { Result } from '#domain/result.ts'
import type { Message } from './message.ts'

export type Locale = 'en' | 'es'

/** Where one message goes. `id` is the same at every try, so that a mailbox can tell a duplicate. */
export type Envelope = {
  id: string
  to: string
  locale: Locale
  senderName: string
  /** Where one click ends all messages of this kind (RFC 8058); null for those one cannot be without. */
  unsubscribeUrl: string | null
  /** The thread it is part of; absent for letters that stand alone. */
  thread?: Thread
}

/** What makes a mail program show letters as one thread, and tells us which one is answered. */
export type Thread = {
  /** Part of every Message-ID of the thread. */
  token: string
  /** The Message-ID of the letter this one answers. */
  answers: string | null
  /** Where an answer goes; null: to the sender. */
  replyTo: string | null
}

export type Mail = {
  /**
   * Sends one message and waits until a mail server has taken it.
   *
   * Refuses with `address rejected` when the server said no for good (5xx), with its words. Throws
   * `MailDown` when it said not now (4xx) or nothing at all, so that the caller tries again later.
   */
  send(
    envelope: Envelope,
    message: Message,
  ): Promise<Result<null, { because: 'address rejected'; words: string }>>
  /** Lets connections go. */
  close(): Promise<void>
}

/** No mail server took the message this time. */
export class MailDown extends Error {
  override name = 'MailDown'
  /** Whether no server was there at all, so that other messages would fare no better just now. */
  readonly isAway: boolean

  constructor(
    words: string,
    { isAway = false, cause }: { isAway?: boolean; cause?: unknown } = {},
  ) {
    super(words, { cause })
    this.isAway = isAway
  }
}
