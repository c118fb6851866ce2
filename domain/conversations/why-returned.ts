/**
 * Why a letter did not arrive. *No such address* and *no such domain*: nobody will ever get it there; *full*: the
 * mailbox takes nothing now; *given up*: no server took it for two days; *refused*: for any other reason.
 */
export type WhyReturned = 'no such address' | 'no such domain' | 'full' | 'refused' | 'given up'

/** By enhanced code (RFC 3463) or by what servers say in words; the first that fits counts. */
const signs: readonly (readonly [WhyReturned, RegExp])[] = [
  [
    'no such domain',
    /\b5\.(?:1\.2|1\.10|4\.4)\b|\b(?:host|domain)(?: name)? (?:not found|unknown)/i,
  ],
  ['full', /\b[45]\.2\.2\b|\bover ?quota\b|\b(?:mailbox|quota) (?:is )?(?:full|exceeded)/i],
  [
    'no such address',
    /\b5\.1\.[16]\b|\b(?:unknown|no such) (?:user|recipient|mailbox|address)|\b(?:user|recipient|mailbox|address) (?:is )?(?:unknown|not found|(?:does not|doesn't) exist)/i,
  ],
]

/** Reads from the words of a mail server why a letter did not arrive. */
export function whyReturned(
  words: string | null,
  { isBounce }: { isBounce: boolean },
): WhyReturned {
  const found = signs.find(([, sign]) => sign.test(words ?? ''))
  return found?.[0] ?? (isBounce ? 'refused' : 'given up')
}
