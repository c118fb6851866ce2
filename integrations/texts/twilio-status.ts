/** What Twilio tells of a text, in our words. */
export type TwilioStatus = {
  state: 'taken' | 'delivered' | 'undelivered'
  providerId: string
  /** Why it did not arrive: Twilio's code, and what it means. */
  problem: string | null
  /** Whether no text to this number would ever arrive. */
  isForGood: boolean
  hasOptedOut: boolean
}

const states: Record<string, TwilioStatus['state'] | undefined> = {
  accepted: 'taken',
  scheduled: 'taken',
  queued: 'taken',
  sending: 'taken',
  sent: 'taken',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'undelivered',
  failed: 'undelivered',
  canceled: 'undelivered',
}

/** What Twilio's codes mean (https://www.twilio.com/docs/api/errors), as far as they tell a leader something. */
const meanings: Record<number, string | undefined> = {
  21610: 'the person has answered STOP',
  21614: 'this is not a mobile number',
  30003: 'the telephone is switched off or out of reach',
  30004: 'the person or their carrier blocks texts',
  30005: 'the number is unknown, or no longer in use',
  30006: 'a landline, or a carrier that takes no texts',
  30007: 'the carrier took the text for spam',
  30008: 'the carrier did not say why',
  30034: 'our number is not registered with the carriers',
}

const forGood = new Set([21211, 21214, 21217, 21614, 30005, 30006])

/** Reads a status callback of Twilio; null when it tells nothing of a text. */
export function readTwilioStatus(fields: URLSearchParams): TwilioStatus | null {
  const providerId = fields.get('MessageSid') ?? fields.get('SmsSid') ?? ''
  const state = states[(fields.get('MessageStatus') ?? fields.get('SmsStatus') ?? '').toLowerCase()]
  if (!state || !/^[A-Za-z0-9]{2,64}$/.test(providerId)) return null
  const taken = { state, providerId, problem: null, isForGood: false, hasOptedOut: false }
  if (state !== 'undelivered') return taken
  const code = Number(fields.get('ErrorCode') ?? '')
  const meaning = meanings[code] ?? 'the text did not arrive'
  return {
    ...taken,
    problem: Number.isInteger(code) && code > 0 ? `${code}: ${meaning}` : meaning,
    isForGood: forGood.has(code),
    hasOptedOut: code === 21610,
  }
}
