/** The most messages that are handed over at once, and the most bytes of each, unless an inbox says otherwise. */
export const mostMessages = 500
export const mostBytes = 256 * 1024

/** A mailbox that messages come back to. */
export type Inbox = {
  /**
   * Hands over the messages that wait, oldest first and one by one, raw as they came (RFC 5322), of
   * large ones the beginning. A message is done with once `take` has come back, and does not come
   * again; when `take` throws, or we are stopped before, it stays for the next time: a message may come
   * twice, and none is lost. One for which `take` answers `later` stays too, and those after it go on; of the
   * messages that wait, those that were left so come after the others. Ends early when `signal` asks for it.
   *
   * Throws what `take` throws, and `InboxDown` when the mailbox does not answer within its patience.
   */
  empty(
    take: (raw: Uint8Array) => Promise<unknown>,
    options?: { signal?: AbortSignal },
  ): Promise<void>
}

/** The mailbox could not be read this time. */
export class InboxDown extends Error {
  override name = 'InboxDown'
}
