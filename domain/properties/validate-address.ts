import { standardizeAddress } from '#domain/addresses/standardize-address.ts'
import { accept, type Result } from '#domain/result.ts'
import type {
  Addresses,
  StandardAddress,
  StandardizeRefusal,
  StreetAddress,
} from '#integrations/addresses/addresses.ts'

/**
 * Puts a typed street address into its standard form, asking the postal authority where there is one.
 * While that is away, or does not know a new street yet, our own rules decide; the address is then not
 * known to be deliverable.
 */
export async function validateAddress(
  addresses: Addresses,
  typed: StreetAddress,
): Promise<Result<StandardAddress, StandardizeRefusal>> {
  const own = standardizeAddress(typed)
  if (!own.ok) return own
  const official = await addresses.standardize(own.value).catch((error) => {
    if (error instanceof Error && error.name === 'AddressesDown') return null
    throw error
  })
  if (official === null) return accept({ ...own.value, deliverable: false })
  if (official.ok || official.refusal.because !== 'not found') return official
  return accept({ ...own.value, deliverable: false })
}
