import type { RouterContextProvider } from 'react-router'
import { readEmail } from '#domain/contacts/email-address.ts'
import type { TryRefusal } from '#domain/invitations/try-code.ts'
import { forget, keep, keptBy } from './cookies.ts'

/** How it went with the code that a browser tried last, in the words it keeps; never the code itself. */
const outcomes = ['refused', 'used', 'expired'] as const
type Outcome = (typeof outcomes)[number]

/** No more than the page itself says: whoever must wait has not been told anything of the code. */
const outcomeOf = {
  'not a code': 'refused',
  mistyped: 'refused',
  unknown: 'refused',
  voided: 'refused',
  replaced: 'refused',
  'not now': 'refused',
  redeemed: 'used',
  expired: 'expired',
} as const satisfies Record<Exclude<TryRefusal['because'], 'hurry'>, Outcome>

/** The header that makes a browser remember that a code was refused. */
export function keepTried(
  context: Readonly<RouterContextProvider>,
  because: keyof typeof outcomeOf,
): string {
  return keep(context, 'tried', outcomeOf[because])
}

/** How it went with the code that was tried last; null: none was refused of late. */
export function triedBefore(context: Readonly<RouterContextProvider>): Outcome | null {
  const kept = keptBy(context, 'tried')
  return outcomes.find((one) => one === kept) ?? null
}

/**
 * The headers that make a browser remember that it asked to be let in, whatever was tried before; with it goes
 * the address that is likelier than the one that was typed, if there is one.
 */
export function keepAsked(
  context: Readonly<RouterContextProvider>,
  meant: string | null,
): [string, string] {
  const value = meant === null ? 'yes' : Buffer.from(meant).toString('base64url')
  return [keep(context, 'asked', value), forget(context, 'tried')]
}

/** The address that somebody who asked to be let in is likely to have meant; null: the one they typed. */
export function askedMeaning(context: Readonly<RouterContextProvider>): string | null {
  return readEmail(Buffer.from(keptBy(context, 'asked') ?? '', 'base64url').toString())
}
