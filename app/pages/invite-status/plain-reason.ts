/** What a mail server meant, as far as its words tell. */
export type PlainReason = 'noMailbox' | 'noDomain' | 'full' | 'unwanted' | 'tooLarge' | 'refused'

/** Codes of RFC 3463 first, which mean the same everywhere; then what servers say without them. */
const meanings: readonly (readonly [RegExp, PlainReason])[] = [
  [
    /\b5\.1\.(2|10)\b|domain (not found|does not exist)|no (such )?(host|domain)|NXDOMAIN/i,
    'noDomain',
  ],
  [/\b5\.1\.[136]\b|\b5\.1\.0\b|\b5\.2\.1\b/, 'noMailbox'],
  [/\b[45]\.2\.2\b|over ?quota|mailbox (is )?full/i, 'full'],
  [/\b5\.7\.\d+\b|spam|blocked|blacklist|policy/i, 'unwanted'],
  [/\b5\.3\.4\b|\b5\.2\.3\b|too large/i, 'tooLarge'],
  [
    /(user|mailbox|recipient|address).*(unknown|not found|unavailable|does not exist|rejected)/i,
    'noMailbox',
  ],
  [/no such (user|mailbox|recipient|address)|unknown (user|mailbox|recipient)/i, 'noMailbox'],
]

/** The words of a mail server in plain language, as a key of the page's words. */
export function plainReason(words: string | null): PlainReason {
  const found = meanings.find(([pattern]) => words !== null && pattern.test(words))
  return found?.[1] ?? 'refused'
}
