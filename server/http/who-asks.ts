import { randomBytes } from 'node:crypto'
import type { Asking } from '#app/context.ts'
import { readCookie, writeCookie } from '#app/cookies.ts'
import { digest } from '#domain/server-key.ts'
import type { Services } from '../services.ts'
import { networkOf } from './client-address.ts'
import { localeOf } from './locale-of.ts'

/** Browsers keep the cookie that tells them apart for a year, in seconds. */
const deviceSeconds = 365 * 24 * 60 * 60

/**
 * Gathers what a request tells about who asks. A browser that has no device cookie gets one with the
 * first thing it sends; addresses and devices are known to limits by their fingerprints only. The language is
 * that of this request, which may have lost its cookies on the way: a click from elsewhere is nobody's.
 */
export function whoAsks(
  request: Request,
  { address, nonce, services }: { address: string | null; nonce: string; services: Services },
): { asking: Asking; setDevice: string | null } {
  const { key, publicUrl } = services
  const secure = publicUrl.startsWith('https://')
  const cookies = request.headers.get('cookie')
  const known = readCookie(cookies, { name: 'device', secure })
  const device = known && /^[\w-]{22}$/.test(known) ? known : null
  const fresh = device ?? randomBytes(16).toString('base64url')
  const print = (what: string) => digest(key, 'address', what).toString('base64url').slice(0, 22)
  let who: string[] | undefined
  return {
    asking: {
      locale: localeOf(request.headers, publicUrl),
      device: { address, userAgent: request.headers.get('user-agent')?.slice(0, 300) ?? null },
      get who() {
        who ??= [
          ...(address ? [print(`network ${networkOf(address)}`)] : []),
          print(`device ${fresh}`),
        ]
        return who
      },
      cookies,
      nonce,
    },
    setDevice: device
      ? null
      : writeCookie({ name: 'device', value: fresh, seconds: deviceSeconds, secure }),
  }
}
