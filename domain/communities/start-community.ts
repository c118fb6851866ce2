import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import { readAccount } from '#domain/accounts/read-account.ts'
import { hashDevice, type SignUpTicket } from '#domain/accounts/sign-up.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Founding, foundCommunity } from './found-community.ts'
import { isInvited } from './is-invited.ts'

/**
 * Creates a community for somebody who has an account. Refuses with `invited` when an invitation waits
 * for their address and they have not said that they mean another community.
 */
export function startCommunity(
  db: Db,
  by: { accountId: string; from: string | null },
  given: { founding: Founding; meansAnother: boolean },
  { at }: { at?: Date } = {},
): Promise<Result<{ slug: string }, { because: 'invited' }>> {
  const work = async (db: Db): Promise<Result<{ slug: string }, { because: 'invited' }>> => {
    const account = await readAccount(db, by.accountId)
    if (!account) throw new Error('Somebody without an account cannot create a community.')
    if (!given.meansAnother && (await isInvited(db, account.email)))
      return refuse({ because: 'invited' })
    const founder = { ...account, ...by }
    const { slug } = await foundCommunity(db, founder, given.founding)
    return accept({ slug })
  }
  return atomically(db, work, at)
}

/** The community somebody described when they signed up, to be finished now that they have an account. */
export async function readDraft(
  db: Db,
  { signUpId, device }: SignUpTicket,
  email: string,
): Promise<Founding | null> {
  const row = await db
    .selectFrom('signUps')
    .select('founding')
    .where('id', '=', signUpId)
    .where('device', '=', hashDevice(device))
    .where('email', '=', email)
    .executeTakeFirst()
  return (row?.founding as Founding | null | undefined) ?? null
}
