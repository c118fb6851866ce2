import type { RouterContextProvider } from 'react-router'
import { house, visit } from './context.ts'

/** Every small thing a browser keeps for us, and for how long, in seconds. */
const kept = {
  /** The access code of an invitation, on its way from the link to the page. */
  code: 2 * 60 * 60,
  /** The access code of an invitation that has run out, to ask for a new one with. */
  expired: 2 * 60 * 60,
  /** How it went with the access code that was tried last, in a word. */
  tried: 2 * 60 * 60,
  /** That somebody without a code has asked to be let in, and the address they are likely to have meant. */
  asked: 7 * 24 * 60 * 60,
  /** That this browser has signed up: `id.secret`. */
  'sign-up': 7 * 24 * 60 * 60,
  /** Which password reset this browser has asked for. */
  reset: 60 * 60,
  /** That somebody has shown one half of who they are, and may show the other. */
  half: 10 * 60,
  /** Which challenge a passkey is to answer. */
  passkey: 5 * 60,
  /** Where a leader wanted to go who was asked for a second step first. */
  wanted: 60 * 60,
  /** Somebody who has just shown who they are, and is behind the curtain, may still join elsewhere. */
  joining: 15 * 60,
  /** As people of which role a leader looks at their community: `member.role`. */
  'seen-as': 60 * 60,
  /** The link of a conversation with support, of somebody who is not signed in. */
  conversation: 30 * 24 * 60 * 60,
  /** The language somebody has chosen. */
  language: 365 * 24 * 60 * 60,
  /** The community somebody was in last. */
  community: 365 * 24 * 60 * 60,
} as const
export type KeptName = keyof typeof kept

/** What the browser keeps under a name; null when it keeps nothing. */
export function keptBy(context: Readonly<RouterContextProvider>, name: KeptName): string | null {
  return readCookie(context.get(visit).cookies, { name, secure: isSecure(context) })
}

/** The header that makes a browser keep something. */
export function keep(
  context: Readonly<RouterContextProvider>,
  name: KeptName,
  value: string,
): string {
  return writeCookie({ name, value, seconds: kept[name], secure: isSecure(context) })
}

/** The header that makes a browser forget something. */
export function forget(context: Readonly<RouterContextProvider>, name: KeptName): string {
  return writeCookie({ name, value: '', seconds: 0, secure: isSecure(context) })
}

function isSecure(context: Readonly<RouterContextProvider>): boolean {
  return context.get(house).publicUrl.startsWith('https://')
}

/** Reads one cookie. With HTTPS its name has the prefix `__Host-`. */
export function readCookie(
  cookies: string | null,
  { name, secure }: { name: string; secure: boolean },
): string | null {
  const wanted = fullName(name, secure)
  for (const part of (cookies ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === wanted) return part.slice(at + 1).trim() || null
  }
  return null
}

/** Writes one cookie: for our pages only, out of reach of scripts. `value` needs no escaping. */
export function writeCookie({
  name,
  value,
  seconds,
  secure,
}: {
  name: string
  value: string
  seconds: number
  secure: boolean
}): string {
  const attributes = `Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax`
  return `${fullName(name, secure)}=${value}; ${attributes}${secure ? '; Secure' : ''}`
}

function fullName(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name
}
