import { refuse } from '#domain/result.ts'
import { type Addresses, AddressesDown, type StreetAddress } from './addresses.ts'
import { readUspsAnswer } from './usps-answer.ts'
import { uspsTokens } from './usps-tokens.ts'

type UspsOptions = {
  clientId: string
  clientSecret: string
  /** `https://apis.usps.com`, or the testing environment's address. */
  baseUrl: string
  fetch?: typeof fetch
  /** How long the authority may take for one address, a token included. */
  limitMilliseconds?: number
}

/**
 * Addresses by the USPS Addresses API, version 3.
 *
 * Expects `state` as two letters and `zip` as five digits or ZIP+4, as the offline rules answer them,
 * and refuses other forms without asking. `deliverable` is true where the authority confirms the
 * delivery point with its unit (DPV `Y`), false where the unit is missing (`D`), unknown there (`S`),
 * or nothing is confirmed (`N`). The API names no candidates, so `several` comes with none.
 *
 * Throws `AddressesDown` when the answer takes more than 5 seconds, on 429 and 5xx, on answers that
 * cannot be read, and when our credentials are not accepted.
 */
export function uspsAddresses(options: UspsOptions): Addresses {
  const { fetch = globalThis.fetch, limitMilliseconds = 5_000 } = options
  const baseUrl = options.baseUrl.replace(/\/+$/, '')
  const tokens = uspsTokens({ ...options, baseUrl, fetch, limitMilliseconds })

  async function ask(typed: StreetAddress, signal: AbortSignal): Promise<Response> {
    const url = `${baseUrl}/addresses/v3/address?${query(typed)}`
    const request = (token: string) =>
      fetch(url, {
        headers: { accept: 'application/json', authorization: `Bearer ${token}` },
        redirect: 'error',
        signal,
      })
    const token = await tokens.current()
    const answer = await request(token)
    if (answer.status !== 401) return answer
    await answer.body?.cancel()
    return request(await tokens.replacing(token))
  }

  return {
    async standardize(typed) {
      if (typed.street.trim() === '') return refuse({ because: 'unreadable street' })
      if (!/^[A-Za-z]{2}$/.test(typed.state.trim())) return refuse({ because: 'unknown state' })
      if (!/^$|^\d{5}(?:-?\d{4})?$/.test(typed.zip.trim()))
        return refuse({ because: 'unreadable zip' })
      return within(limitMilliseconds, async (signal) => {
        const answer = await ask(typed, signal)
        return readUspsAnswer(answer.status, await answer.text())
      })
    },
  }
}

function query({ street, unit, city, state, zip }: StreetAddress): URLSearchParams {
  const fields = {
    streetAddress: street.trim(),
    secondaryAddress: unit?.trim(),
    city: city.trim(),
    state: state.trim().toUpperCase(),
    ZIPCode: zip.trim().slice(0, 5),
  }
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
}

/** Gives up after the limit, also while waiting for a token that others asked for. */
async function within<T>(
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const signal = AbortSignal.timeout(milliseconds)
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
  })
  try {
    return await Promise.race([work(signal), late])
  } catch (fault) {
    if (fault instanceof AddressesDown) throw fault
    throw new AddressesDown('The postal authority did not answer', { cause: fault })
  }
}
