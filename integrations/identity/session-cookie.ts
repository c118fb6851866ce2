import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** How long a browser keeps the cookie; the session itself ends sooner, in seconds. */
const cookieSeconds = 180 * 24 * 60 * 60

/**
 * The name of the session cookie. With HTTPS it carries the `__Host-` prefix, which keeps other hosts
 * of the same domain from setting it (RFC 6265bis §4.1.3.2).
 */
export function sessionCookieName(secure: boolean): string {
  return secure ? '__Host-session' : 'session'
}

/** The cookie that keeps a browser signed in. `value` is the signed token. */
export function setSessionCookie(value: string, secure: boolean): string {
  return `${sessionCookieName(secure)}=${value}; ${attributes(secure)}; Max-Age=${cookieSeconds}`
}

/** The cookie that makes a browser forget its session. */
export function clearSessionCookie(secure: boolean): string {
  return `${sessionCookieName(secure)}=; ${attributes(secure)}; Max-Age=0`
}

function attributes(secure: boolean): string {
  return `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

/** A token and its signature as Better Auth writes them into the cookie: HMAC-SHA-256, base64. */
export function signToken(token: string, secret: string): string {
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  return encodeURIComponent(`${token}.${signature}`)
}

/** The token of a `Cookie` header; null when there is none, or its signature is not ours. */
export function readSessionToken(
  cookies: string | null,
  { secret, secure }: { secret: string; secure: boolean },
): string | null {
  const value = cookies && readCookie(cookies, sessionCookieName(secure))
  if (!value) return null
  const dot = value.lastIndexOf('.')
  if (dot < 1) return null
  const token = value.slice(0, dot)
  const expected = createHmac('sha256', secret).update(token).digest()
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null
}

function readCookie(cookies: string, name: string): string | null {
  for (const part of cookies.split(';')) {
    const [key, ...rest] = part.trim().split('=')
    if (key === name) return decode(rest.join('='))
  }
  return null
}

function decode(value: string): string | null {
  try {
    return decodeURIComponent(value)
  } catch {
    return null
  }
}

/** What stands in the database instead of the token: SHA-256 in hex. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
