/** Thrown inside Better Auth when too many passwords wait to be hashed, and caught again by us. */
export class Busy extends Error {
  override name = 'Busy'
}
