import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { accept, refuse } from '#domain/result.ts'
import type { Passkeys } from './identity.ts'

/** Ed25519, ES256 and RS256: what devices know. */
const supportedAlgorithmIDs = [-8, -7, -257]

/** Loaded with the first passkey: it is large, and a start does not wait for it. */
const library = () => import('@simplewebauthn/server')

/** Passkeys of one site: its host is theirs, and they are shown to no other origin. */
export function webAuthn({ publicUrl }: { publicUrl: string }): Passkeys {
  const { hostname: rpID, origin } = new URL(publicUrl)
  const ours = { expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: true }
  return {
    async askForNew({ challenge, account, known }) {
      const { generateRegistrationOptions } = await library()
      return generateRegistrationOptions({
        challenge: bytesOf(challenge),
        rpName: 'Communitrak',
        rpID,
        userName: account.email,
        userDisplayName: account.name,
        userID: Buffer.from(account.id),
        excludeCredentials: known.map(({ credentialId: id, transports }) => ({
          id,
          transports: [...transports],
        })),
        supportedAlgorithmIDs,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      })
    },
    async readNew({ response, challenge: expectedChallenge }) {
      const read = readJson<RegistrationResponseJSON>(response)
      if (!read) return refuse({ because: 'not a passkey' })
      const { verifyRegistrationResponse } = await library()
      try {
        const { registrationInfo } = await verifyRegistrationResponse({
          ...{ response: read, expectedChallenge, supportedAlgorithmIDs, ...ours },
        })
        if (!registrationInfo) return refuse({ because: 'not a passkey' })
        const { id, publicKey, counter, transports = [] } = registrationInfo.credential
        return accept({ credentialId: id, publicKey, counter, transports: onlyShort(transports) })
      } catch {
        return refuse({ because: 'not a passkey' }) // the library throws at whatever does not fit
      }
    },
    async ask({ challenge }) {
      const { generateAuthenticationOptions } = await library()
      const asked = { rpID, challenge: bytesOf(challenge), userVerification: 'required' } as const
      return generateAuthenticationOptions(asked)
    },
    nameOf(response) {
      const read = readJson<AuthenticationResponseJSON>(response)
      if (typeof read?.id !== 'string' || !/^[\w-]+$/.test(read.id)) return null
      const handle: unknown = read.response?.userHandle
      const accountId =
        typeof handle === 'string' ? Buffer.from(handle, 'base64url').toString() : null
      return { credentialId: read.id, accountId }
    },
    async prove({ response, challenge: expectedChallenge, passkey }) {
      const read = readJson<AuthenticationResponseJSON>(response)
      if (!read) return refuse({ because: 'not proven' })
      const { verifyAuthenticationResponse } = await library()
      const { credentialId: id, publicKey } = passkey
      const credential = { id, publicKey: new Uint8Array(publicKey), counter: 0 } // we judge it ourselves
      try {
        const { verified, authenticationInfo } = await verifyAuthenticationResponse({
          ...{ response: read, expectedChallenge, credential, ...ours },
        })
        if (!verified) return refuse({ because: 'not proven' })
        return accept({ counter: authenticationInfo.newCounter })
      } catch {
        return refuse({ because: 'not proven' })
      }
    },
  }
}

const bytesOf = (base64url: string) => new Uint8Array(Buffer.from(base64url, 'base64url'))

/** No browser sends more, in UTF-16 units. */
const longest = 12_000

function readJson<T extends object>(text: string): T | null {
  if (text.length > longest) return null
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as T) : null
  } catch {
    return null
  }
}

/** How it travels is the browser's word, and goes back to browsers only. */
function onlyShort(transports: readonly unknown[]): string[] {
  const words = transports.filter((one) => typeof one === 'string' && /^[a-z-]{1,20}$/.test(one))
  return (words as string[]).slice(0, 10)
}
