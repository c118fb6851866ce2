import { accept, type Result } from '#domain/result.ts'
import type { Hurry, Limit, Limits } from '#integrations/limits/limits.ts'

/** Wrong codes one address or device may send. */
const fromSomewhere: Limit[] = [
  { name: 'wrong code minute', tries: 10, seconds: 60 },
  { name: 'wrong code hour', tries: 50, seconds: 3600 },
]

/**
 * Codes for one account under one password, right or wrong, from wherever. Less than the account has: who
 * finds that a stranger knows the password chooses another, and has tries left that the stranger cannot use.
 */
const forPassword: Limit[] = [
  { name: 'second step hour', tries: 20, seconds: 3600 },
  { name: 'second step day', tries: 60, seconds: 86_400 },
]

/** Codes for one account under whatever password; three in a million are right (NIST SP 800-63B §3.2.2). */
const forAccount: Limit[] = [{ name: 'second step account', tries: 100, seconds: 86_400 }]

type Trying = {
  accountId: string
  who: readonly string[]
  /** What the account asks for beside its password, as its fingerprint; none for somebody signed in. */
  about?: Buffer | null
}

/**
 * Whether one more code may be tried. It counts for the account before it is looked at, so that hundreds
 * sent at once are no more tries than one after the other.
 */
export async function spendTry(
  limits: Limits,
  { accountId, who, about = null }: Trying,
): Promise<Result<null, Hurry>> {
  const somewhere = await limits.check(who, fromSomewhere)
  if (!somewhere.ok) return somewhere
  const under = `${accountId} ${about?.toString('hex') ?? ''}`
  const password = await limits.spend([under], forPassword)
  if (!password.ok) return password
  const account = await limits.spend([accountId], forAccount)
  return account.ok ? accept(null) : account
}

/** Counts a wrong code for where it came from. */
export async function countWrongCode(limits: Limits, who: readonly string[]): Promise<void> {
  await limits.spend(who, fromSomewhere)
}
