import { digest, type ServerKey, sameSecret } from '#domain/server-key.ts'

/** What a proof shows: that somebody reads the mailbox it was sent to. */
export type ProofPurpose =
  | 'sign-up'
  | 'password reset'
  | 'mailbox'
  | 'unsubscribe'
  | 'text status'
  | 'email change'
  | 'keep email'
  | 'conversation'
  | 'conversation letter'

/** A six-digit code, and a link token that carries the id of what it proves. */
export type Proof = { code: string; token: string }

/** After this many wrong codes only a new message helps. */
export const mostWrongCodes = 5

const uuidBytes = 16
const macBytes = 16

/**
 * The proof that goes with a sign-up, a reset or a mailbox. It follows from the id and the server key,
 * so that it is stored nowhere and a message sent again says the same.
 *
 * The token is 128 bits of id and 128 bits of MAC in base64url (43 characters); the code one of a
 * million, so its guesses must be counted.
 */
export function proofOf(
  key: ServerKey,
  { purpose, id }: { purpose: ProofPurpose; id: string },
): Proof {
  const bytes = idBytes(id)
  const mac = digest(key, 'proof', `link ${purpose} ${id}`).subarray(0, macBytes)
  const number = digest(key, 'proof', `code ${purpose} ${id}`).readUIntBE(0, 6) % 1_000_000
  return {
    token: Buffer.concat([bytes, mac]).toString('base64url'),
    code: String(number).padStart(6, '0'),
  }
}

/** Reads the id out of a link token; null when the token is not one of ours. */
export function readToken(
  key: ServerKey,
  { purpose, token }: { purpose: ProofPurpose; token: string },
): string | null {
  const bytes = Buffer.from(token, 'base64url')
  if (token.length > 64 || bytes.length !== uuidBytes + macBytes) return null
  const hex = bytes.subarray(0, uuidBytes).toString('hex')
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const expected = Buffer.from(proofOf(key, { purpose, id }).token, 'base64url')
  return sameSecret(bytes, expected) ? id : null
}

/** Whether what somebody typed is the code; spaces and dashes do not matter. */
export function isCode(
  key: ServerKey,
  { purpose, id, typed }: { purpose: ProofPurpose; id: string; typed: string },
): boolean {
  const digits = typed.normalize('NFKC').replace(/[\s\p{Pd}.]/gu, '')
  return sameSecret(Buffer.from(digits), Buffer.from(proofOf(key, { purpose, id }).code))
}

function idBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex')
}
