import type { Result } from '#domain/result.ts'

/** Who asks, as far as a session remembers it. */
export type Device = { address: string | null; userAgent: string | null }

/** A browser that is signed in. */
export type Session = {
  sessionId: string
  accountId: string
  email: string
  name: string
  locale: string
  /** The photo of the account; null when there is none. */
  photoId: string | null
}

/** The cookie that makes a browser signed in, or no longer; a whole `Set-Cookie` value. */
export type SessionCookie = string

/** Someone whose address has just been proven. */
export type NewAccount = {
  email: string
  firstName: string
  lastName: string
  phone: string | null
  locale: string
  /** Argon2id in the PHC format. */
  passwordHash: string
}

/**
 * Who people are: passwords, accounts, sessions. `transaction` is the caller's open transaction: what
 * is written through it stands or falls with the rest.
 */
export type Identity = {
  /**
   * Hashes a password with argon2id, at most a few at once. Refuses with `busy` when too many wait
   * already; the person should try again in a moment.
   */
  hashPassword(password: string): Promise<Result<string, { because: 'busy' }>>
  /** Compares a password with a hash, or with one of nobody's when `hash` is null, in the same time. */
  verifyPassword(given: {
    password: string
    hash: string | null
  }): Promise<Result<boolean, { because: 'busy' }>>
  /** Opens an account for a proven address. Answers its id. */
  openAccount(transaction: unknown, account: NewAccount): Promise<string>
  /** Gives an account another password and ends all its sessions but the one to keep, if any. */
  changePassword(
    transaction: unknown,
    change: { accountId: string; passwordHash: string; keepSession?: string },
  ): Promise<void>
  /**
   * Signs someone in by e-mail address and password. Refuses with `wrong` alike for an unknown address
   * and a wrong password, and with `not admitted` when the gate given at wiring keeps the account out.
   */
  signIn(given: {
    email: string
    password: string
    device: Device
  }): Promise<
    Result<
      { accountId: string; cookie: SessionCookie },
      { because: 'wrong' | 'busy' } | { because: 'not admitted'; accountId: string }
    >
  >
  /** Starts a session for someone who has just proven who they are. Refuses with `not admitted`. */
  startSession(given: {
    accountId: string
    device: Device
  }): Promise<Result<SessionCookie, { because: 'not admitted' }>>
  /** The session of a request's `Cookie` header; null when there is none, or it has ended. */
  sessionOf(cookies: string | null): Promise<Session | null>
  /** Ends the session of a request. Answers the cookie that clears it. */
  signOut(cookies: string | null): Promise<SessionCookie>
}
