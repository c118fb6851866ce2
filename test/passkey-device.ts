import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import { publicUrl } from './visitor.ts'

/** What a device does otherwise than an honest one of this site. */
type Otherwise = {
  origin?: string
  rpId?: string
  /** Whether it asks for a finger, a face or a PIN. */
  verifies?: boolean
  challenge?: string
  counter?: number
  /** Whose passkey it says to be. */
  accountId?: string
}

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()

/** A device with one passkey, in software: it answers as a browser would, and otherwise when told so. */
export function aPasskeyDevice() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  let owner = ''
  const authenticatorData = (otherwise: Otherwise, attested = Buffer.alloc(0)) => {
    const { rpId = new URL(publicUrl).hostname, verifies = true, counter = 0 } = otherwise
    const flags = 0b1 | (verifies ? 0b100 : 0) | (attested.length > 0 ? 0b1000000 : 0)
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, attested])
  }
  const clientData = (type: string, options: object, otherwise: Otherwise) => {
    const { challenge = (options as { challenge: string }).challenge } = otherwise
    const { origin = publicUrl } = otherwise
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  }
  const sent = (response: object) => {
    const name = base64url(id)
    const around = { id: name, rawId: name, type: 'public-key', clientExtensionResults: {} }
    return JSON.stringify({ ...around, response })
  }
  return {
    credentialId: base64url(id),
    /** Makes its passkey for what the server asks. */
    make(options: object, otherwise: Otherwise = {}): string {
      owner = (options as { user: { id: string } }).user.id
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose()])
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(authenticatorData(otherwise, attested))],
      ])
      return sent({
        clientDataJSON: base64url(clientData('webauthn.create', options, otherwise)),
        attestationObject: base64url(isoCBOR.encode(attestation as never)),
        transports: ['internal'],
      })
    },
    /** Answers what the server asks with its passkey. */
    answer(options: object, otherwise: Otherwise = {}): string {
      const data = authenticatorData(otherwise)
      const client = clientData('webauthn.get', options, otherwise)
      const signature = createSign('sha256')
        .update(Buffer.concat([data, sha256(client)]))
        .sign(privateKey)
      const { accountId } = otherwise
      return sent({
        clientDataJSON: base64url(client),
        authenticatorData: base64url(data),
        signature: base64url(signature),
        userHandle: accountId ? base64url(Buffer.from(accountId)) : owner,
      })
    },
  }

  /** The public key as COSE writes it: ES256 on P-256. */
  function cose(): Uint8Array {
    const { x, y } = publicKey.export({ format: 'jwk' })
    const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'))
    const key = [
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, bytes(x!)],
      [-3, bytes(y!)],
    ] as const
    return isoCBOR.encode(new Map<number, number | Uint8Array>(key) as never)
  }
}
