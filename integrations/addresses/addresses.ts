import type { Result } from '#domain/result.ts'

/** A street address in its parts, as typed or as standardised. */
export type StreetAddress = {
  street: string
  unit: string | null
  city: string
  state: string
  zip: string
}

/** A standardised address, and whether the postal authority has confirmed that mail arrives there. */
export type StandardAddress = StreetAddress & { deliverable: boolean }

export type StandardizeRefusal =
  | { because: 'not found' }
  | { because: 'several'; candidates: StreetAddress[] }
  | { because: 'unreadable street' }
  | { because: 'unknown city' }
  | { because: 'unknown state' }
  | { because: 'unreadable zip' }
  | { because: 'zip of another state'; state: string }

export type Addresses = {
  /**
   * Puts a street address into the form of USPS Publication 28.
   *
   * The answer is upper case with USPS abbreviations (`123 MAIN ST`, unit `APT 4`), `state` two
   * letters, and `zip` five digits or ZIP+4 (`78701-1234`). `deliverable` is true only where the
   * postal authority said so; an offline standardiser never claims it.
   *
   * Refuses with `several` and at most ten candidates, best first, or none where the authority names
   * none; the other refusals name what to mend. Throws `AddressesDown` when the authority has not
   * answered within 5 seconds.
   */
  standardize(address: StreetAddress): Promise<Result<StandardAddress, StandardizeRefusal>>
}

/** The postal authority did not answer, or answered with a fault of its own. */
export class AddressesDown extends Error {
  override name = 'AddressesDown'
}
