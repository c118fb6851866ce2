import { createHmac, timingSafeEqual } from 'node:crypto'

/** What Twilio sent us: to which of our addresses, as people type it, and with which fields. */
export type SignedRequest = { url: string; fields: URLSearchParams }

/**
 * Signs what is sent to a webhook as Twilio does: the address with its query, then every field's name and
 * value in the order of names, as HMAC-SHA-1 under the account's token, in base64
 * (https://www.twilio.com/docs/usage/webhooks/webhooks-security). Of a name that comes several times, each
 * value counts once, in order.
 */
export function signLikeTwilio(authToken: string, { url, fields }: SignedRequest): string {
  const names = [...new Set(fields.keys())].sort()
  const pairs = names.flatMap((name) =>
    [...new Set(fields.getAll(name))].sort().map((value) => name + value),
  )
  return createHmac('sha1', authToken)
    .update([url, ...pairs].join(''))
    .digest('base64')
}

/** Whether a request is Twilio's: nobody else knows the token. Takes as long for a wrong signature as for a right one. */
export function isFromTwilio(
  authToken: string,
  { signature, ...request }: SignedRequest & { signature: string | null },
): boolean {
  const given = Buffer.from(signature ?? '')
  const expected = Buffer.from(signLikeTwilio(authToken, request))
  return given.length === expected.length && timingSafeEqual(given, expected)
}
