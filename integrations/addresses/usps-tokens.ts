import { z } from 'zod'
import { AddressesDown } from './addresses.ts'

type TokenOptions = {
  clientId: string
  clientSecret: string
  baseUrl: string
  fetch: typeof fetch
  limitMilliseconds: number
}

/** Access tokens of the USPS. Both throw `AddressesDown` when none is granted. */
type UspsTokens = {
  /** The token to use now; a new one shortly before the old one runs out. */
  current(): Promise<string>
  /** Another token than the one just turned down. */
  replacing(refused: string): Promise<string>
}

type Token = { text: string; validUntil: number }

/** How long before its end a token is no longer used, so that it cannot run out on the way. */
const marginMilliseconds = 60_000

/** Seconds arrive as a number or as text. */
const grant = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number() })

/** OAuth 2.0 client credentials. However many ask at once, one new token is fetched at a time. */
export function uspsTokens(options: TokenOptions): UspsTokens {
  let token: Token | null = null
  let coming: Promise<Token> | null = null

  async function renewed(): Promise<string> {
    coming ??= fetchToken(options).finally(() => {
      coming = null
    })
    token = await coming
    return token.text
  }

  return {
    async current() {
      return token && token.validUntil > Date.now() ? token.text : renewed()
    },
    async replacing(refused) {
      return token && token.text !== refused ? token.text : renewed()
    },
  }
}

async function fetchToken(options: TokenOptions): Promise<Token> {
  const { clientId, clientSecret, baseUrl, fetch, limitMilliseconds } = options
  const answer = await fetch(`${baseUrl}/oauth2/v3/token`, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    }),
    redirect: 'error',
    signal: AbortSignal.timeout(limitMilliseconds),
  })
  if (!answer.ok) throw new AddressesDown(`The postal authority gave no token: ${answer.status}`)
  const granted = grant.safeParse(await answer.json())
  if (!granted.success) throw new AddressesDown('The postal authority gave a token we cannot read')
  const { access_token, expires_in } = granted.data
  return { text: access_token, validUntil: Date.now() + expires_in * 1000 - marginMilliseconds }
}
