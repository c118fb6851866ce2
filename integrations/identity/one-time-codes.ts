import { Secret, TOTP } from 'otpauth'
import encodeQR from 'qr'
import type { Authenticator, Picture } from './identity.ts'

/** How long one code is good, in seconds; what every app expects. */
const period = 30

/** A code counts in the step before and after its own, too (RFC 6238 §5.2). */
const drift = 1

/** Codes as all authenticator apps make them: SHA-1, six digits, thirty seconds. */
export function oneTimeCodes(): Authenticator {
  const codesOf = (secret: string, label = '') =>
    new TOTP({ issuer: 'Communitrak', label, secret: Secret.fromBase32(secret), digits: 6, period })
  return {
    newSecret: () => new Secret({ size: 20 }).base32,
    offer({ secret, email }) {
      const uri = codesOf(secret, email).toString()
      return { uri, picture: draw(uri) }
    },
    stepOf({ secret, code, at }) {
      const token = code.normalize('NFKC').replace(/[\s\p{Pd}.]/gu, '')
      const timestamp = at.getTime()
      const delta = codesOf(secret).validate({ token, timestamp, window: drift })
      return delta === null ? null : Math.floor(timestamp / 1000 / period) + delta
    },
  }
}

/** A QR code with the light frame it needs. */
function draw(text: string): Picture {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 })
  const squares = rows.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  )
  return { size: rows.length, path: squares.join('') }
}
