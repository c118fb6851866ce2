/** What nodemailer tells of a message that was not taken. */
type SmtpError = Error & {
  /** What the server was told when it refused; `API` before it was told anything. */
  command?: string
  /** Three digits of the server. */
  responseCode?: number
  response?: string
}

/** The most of a server's words that is worth keeping, in characters. */
const longestWords = 500

/** Codes for what we did wrong, whoever the message is for: syntax, order, signing in (RFC 5321, RFC 4954). */
const ourFaults = new Set([500, 502, 503, 530, 534, 535, 538])

/**
 * Whether a mail server refused this one address for good: 5xx to `RCPT TO` or to the message. A
 * refused sender or sign-in is our own trouble and must not be held against the address, nor must an
 * enhanced code about the sender's address (5.1.7, 5.1.8) or about security and policy (5.7.x), such
 * as a block list that has us (RFC 3463, RFC 7372): those pass once we are in order again.
 */
export function isAboutRecipient(error: unknown): boolean {
  const { message, command, responseCode, response = '' } = error as SmtpError
  if (command === 'API') return /^(?:Invalid recipient|No recipients)/.test(message)
  if (command !== 'RCPT TO' && command !== 'DATA') return false
  if (responseCode === undefined || responseCode < 500 || ourFaults.has(responseCode)) return false
  return !/^5\.(?:7\.\d{1,3}|1\.[78])$/.test(enhancedCode(response))
}

/** What goes wrong before a server has heard of any message. */
const unreached = new Set(['ECONNREFUSED', 'ECONNRESET', 'ECONNECTION', 'EDNS', 'ESOCKET', 'ETLS'])

/**
 * Whether no server was there for anybody: it could not be reached or did not greet, or it ends every
 * conversation (421). One that falls silent over one message may take the next.
 */
export function isAway(error: unknown): boolean {
  const { message, responseCode, code = '' } = error as SmtpError & { code?: string }
  if (responseCode !== undefined) return responseCode === 421
  return unreached.has(code) || /^(?:connection timeout|greeting never)/i.test(message)
}

/** What the server said, in one line, its codes included; else what went wrong on the way to it. */
export function wordsOf(error: unknown): string {
  const { response, message } = error as SmtpError
  return oneLine(response ?? message).slice(0, longestWords)
}

function enhancedCode(response: string): string {
  return /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? ''
}

/** Servers repeat their codes on every line they say. */
function oneLine(words: string): string {
  return words
    .split(/\r?\n/)
    .map((line, index) =>
      index === 0 ? line : line.replace(/^\d{3}[ -](?:\d\.\d{1,3}\.\d{1,3} ?)?/, ''),
    )
    .join(' ')
    .replace(/^(\d{3})-/, '$1 ')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}
