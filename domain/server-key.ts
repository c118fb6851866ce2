import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto'
import { randomBytes } from './random-bytes.ts'

/** What the one server key is used for; each use works with a key of its own. */
type Purpose = 'look-up' | 'seal' | 'proof' | 'session' | 'check' | 'address'

/**
 * The secret that is not in the database: without it, a copy of the database holds no code, no link
 * and no session. Made of 32 random bytes (`SERVER_KEY`).
 */
export type ServerKey = {
  readonly derived: Readonly<Record<Purpose, Buffer>>
  /** The same, made ready once: handing over bytes costs five times the work itself. */
  readonly ready: Readonly<Record<Purpose, KeyObject>>
}

const purposes: Purpose[] = ['look-up', 'seal', 'proof', 'session', 'check', 'address']

/** Derives the key of every purpose (HKDF, RFC 5869). `secret` is 32 bytes; throws on any other length. */
export function deriveServerKey(secret: Uint8Array): ServerKey {
  if (secret.length !== 32) throw new Error('The server key has 32 bytes.')
  const derive = (purpose: Purpose) =>
    Buffer.from(hkdfSync('sha256', secret, 'communitrak', purpose, 32))
  const derived = Object.fromEntries(purposes.map((p) => [p, derive(p)])) as ServerKey['derived']
  const ready = Object.fromEntries(purposes.map((p) => [p, createSecretKey(derived[p])]))
  return { derived, ready: ready as ServerKey['ready'] }
}

/** HMAC-SHA-256 of `text` under the key of a purpose, 32 bytes. */
export function digest(key: ServerKey, purpose: Purpose, text: string): Buffer {
  return createHmac('sha256', key.ready[purpose]).update(text).digest()
}

/**
 * Seals `text` so that only this key opens it again (AES-256-GCM), and only for the same `about`: a
 * sealed copy moved to another row does not open. The answer is nonce, tag and cipher text.
 */
export function seal(key: ServerKey, text: string, about: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key.ready.seal, nonce).setAAD(Buffer.from(about))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** Opens what `seal` made. Throws when the key, the row or a single bit is not the same. */
export function unseal(key: ServerKey, sealed: Uint8Array, about: string): string {
  const bytes = Buffer.from(sealed)
  const nonce = bytes.subarray(0, 12)
  const decipher = createDecipheriv('aes-256-gcm', key.ready.seal, nonce, { authTagLength: 16 })
    .setAAD(Buffer.from(about))
    .setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}

/** Compares two secrets without telling by its time where they differ. */
export function sameSecret(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}
