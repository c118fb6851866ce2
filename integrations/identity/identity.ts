import type { Result } from '#domain/result.ts'

/** Who asks, as far as a session remembers it. */
export type Device = { address: string | null; userAgent: string | null }

/** What somebody showed beside the password; a passkey also stands for the password. */
export type SecondStep = 'app' | 'recovery code' | 'passkey'

/** A browser that is signed in. */
export type Session = {
  sessionId: string
  accountId: string
  email: string
  name: string
  locale: string
  /** Null: it began with a password alone. */
  secondStep: SecondStep | null
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
   * Starts a session for someone who has just proven who they are. Refuses with `not admitted` when the
   * gate given at wiring keeps the account out. It knows nothing of second steps: that is asked before.
   * Without a transaction of the caller's it stands alone.
   */
  startSession(
    given: {
      accountId: string
      device: Device
      secondStep?: SecondStep | null
      /** The passkey that was shown. */
      passkeyId?: string | null
    },
    transaction?: unknown,
  ): Promise<Result<SessionCookie, { because: 'not admitted' }>>
  /** The session of a request's `Cookie` header; null when there is none, or it has ended. */
  sessionOf(cookies: string | null): Promise<Session | null>
  /** Ends the session of a request. Answers the cookie that clears it. */
  signOut(cookies: string | null): Promise<SessionCookie>
}

/** A picture in squares: `size` units wide and high, and the dark ones as one path of SVG. */
export type Picture = { size: number; path: string }

/** The six-digit codes that an app makes of the time and a secret (TOTP, RFC 6238). */
export type Authenticator = {
  /** A new secret of 160 bits, in base 32. */
  newSecret(): string
  /** What brings a secret into an app: a QR code to scan, and the address it stands for. */
  offer(given: { secret: string; email: string }): { uri: string; picture: Picture }
  /**
   * The time step a code is of, `at` a moment; the steps before and after count too, since clocks
   * differ. Null when the code is wrong. Takes as long for a right one as for a wrong one.
   */
  stepOf(given: { secret: string; code: string; at: Date }): number | null
}

/** A passkey as a browser has just made it. */
export type NewPasskey = {
  /** In base64url. */
  credentialId: string
  publicKey: Uint8Array
  counter: number
  transports: string[]
}

/**
 * Passkeys (WebAuthn, level 3) for the host of our public address. They always verify the person, by a
 * finger, a face or a PIN: so they stand for both steps. `response` is what the browser sent, as JSON.
 */
export type Passkeys = {
  /** What to ask a browser for a new passkey; one that the account has already is not made again. */
  askForNew(given: {
    /** 32 bytes by chance in base64url, to be signed once. */
    challenge: string
    account: { id: string; email: string; name: string }
    known: readonly { credentialId: string; transports: readonly string[] }[]
  }): Promise<object>
  /** Reads a new passkey. Refuses with `not a passkey` whatever is not the answer to this challenge. */
  readNew(given: {
    response: string
    challenge: string
  }): Promise<Result<NewPasskey, { because: 'not a passkey' }>>
  /** What to ask a browser for a passkey, whichever the person chooses. */
  ask(given: { challenge: string }): Promise<object>
  /** Which passkey an answer says to be of, and whose; it has yet to be proven. Null: unreadable. */
  nameOf(response: string): { credentialId: string; accountId: string | null } | null
  /** Proves an answer. Answers the counter it carries, which must be judged. */
  prove(given: {
    response: string
    challenge: string
    passkey: { credentialId: string; publicKey: Uint8Array }
  }): Promise<Result<{ counter: number }, { because: 'not proven' }>>
}
