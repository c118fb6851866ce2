import type { Result } from '#domain/result.ts'
import type { Addresses, StandardizeRefusal, StreetAddress } from './addresses.ts'

type Standardize = (typed: StreetAddress) => Result<StreetAddress, StandardizeRefusal>

/** Addresses put into form by rules alone. Nobody is asked, so nothing is ever called deliverable. */
export function offlineAddresses(standardize: Standardize): Addresses {
  return {
    async standardize(typed) {
      const outcome = standardize(typed)
      return outcome.ok ? { ok: true, value: { ...outcome.value, deliverable: false } } : outcome
    },
  }
}
