/**
 * What came back about one message of ours. *Bounced*: refused for good, the address is no use.
 * *Failed*: given up, though the address may be good. *Delayed*: still being tried.
 */
export type MailReport = {
  kind: 'bounced' | 'failed' | 'delayed' | 'delivered' | 'complained'
  /** The id of the delivery, as its Message-ID and its envelope name it. Nobody vouches for it. */
  deliveryId: string
  /** What the mail server said, in one line of at most 500 characters; null for nothing. */
  words: string | null
}

/** The most of somebody else's words that is worth keeping, in characters. */
const longestWords = 500

const id = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const wholeId = new RegExp(`^${id}$`, 'i')
const messageId = new RegExp(`<(${id})(?:\\.[\\w-]{43})?@[^<>\\s]+>`, 'i')

/** The delivery a text names by its Message-ID, `<id@host>` or `<id.thread@host>`; the first if there are several. */
export function deliveryIn(text: string): string | null {
  return messageId.exec(text)?.[1]?.toLowerCase() ?? null
}

/** Reads a delivery id as providers hand it back: `id`, `id@host` or `<id@host>`. */
export function readDeliveryId(typed: string): string | null {
  const bare = typed.trim().replace(/^<|>$/g, '').split(/[.@]/)[0]!
  return wholeId.test(bare) ? bare.toLowerCase() : null
}

/** Somebody else's words in one line, without control characters; null where nothing is left. */
export function tidyWords(words: string): string | null {
  return (
    words
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim()
      .slice(0, longestWords) || null
  )
}

/**
 * What it means that a server gave a message up. Only where the code is about the address is the address
 * no use: 4.x.x ran out of time, 5.7.x and 5.1.7 or 5.1.8 are about us who sent it (RFC 3463, RFC 7372).
 */
export function givenUp(status: string): 'bounced' | 'failed' {
  return /^(?:4|5\.7\.|5\.1\.[78]$)/.test(status) ? 'failed' : 'bounced'
}
