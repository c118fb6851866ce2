/** Thrown inside Better Auth when the gate keeps an account out, and caught again by us. */
export class NotAdmitted extends Error {
  override name = 'NotAdmitted'
  readonly accountId: string

  constructor(accountId: string) {
    super('This account may not have a session now.')
    this.accountId = accountId
  }
}

/** Thrown inside Better Auth when too many passwords wait to be hashed, and caught again by us. */
export class Busy extends Error {
  override name = 'Busy'
}
