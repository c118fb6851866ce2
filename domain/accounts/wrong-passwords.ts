import { accept, type Result } from '#domain/result.ts'
import type { Hurry, Limit, Limits } from '#integrations/limits/limits.ts'

/** Wrong passwords one address or device may send. */
const fromSomewhere: Limit[] = [
  { name: 'wrong password minute', tries: 10, seconds: 60 },
  { name: 'wrong password hour', tries: 50, seconds: 3600 },
]

/** Wrong passwords for one account, from wherever (NIST SP 800-63B §3.2.2 allows at most 100). */
const forAccount: Limit[] = [{ name: 'wrong password account', tries: 100, seconds: 86_400 }]

/** For which account somebody gives a password, and the fingerprints of their network and device. */
type Trying = { email: string; who: readonly string[] }

/** Whether one more password may be tried; counts nothing. */
export async function mayTryPassword(
  limits: Limits,
  { email, who }: Trying,
): Promise<Result<null, Hurry>> {
  const [somewhere, account] = await Promise.all([
    limits.check(who, fromSomewhere),
    limits.check([email], forAccount),
  ])
  if (!somewhere.ok) return somewhere
  return account.ok ? accept(null) : account
}

/** Counts a wrong password. */
export async function countWrongPassword(limits: Limits, { email, who }: Trying): Promise<void> {
  await Promise.all([limits.spend(who, fromSomewhere), limits.spend([email], forAccount)])
}
