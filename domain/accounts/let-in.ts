import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Shown } from '#domain/second-steps/second-step.ts'
import { giveTicket } from '#domain/second-steps/ticket.ts'
import type { Device, Identity, SessionCookie } from '#integrations/identity/identity.ts'

export type LetInRefusal =
  /** They have shown one half; the ticket leads to the other. */
  | { because: 'second step'; ticket: string }
  /** Every community of the account is behind the Black Curtain. */
  | { because: 'behind the curtain'; accountId: string }

/**
 * The one door to a session, whatever somebody came by: password, new password, proven mailbox, passkey.
 * `shown` is what they have shown beyond that; without it an account with two-factor gets a ticket.
 */
export function letIn(
  db: Db,
  tools: { identity: Identity },
  entering: Entering,
): Promise<Result<{ accountId: string; cookie: SessionCookie }, LetInRefusal>> {
  return atomically(db, async (db) => {
    await holdSignIn(db, entering.accountId)
    return letInHeld(db, tools, entering)
  })
}

type Entering = { accountId: string; device: Device; shown: Shown | null }

/** The same in the transaction of a caller who holds how the account is signed in to. */
export async function letInHeld(
  db: Db,
  { identity }: { identity: Identity },
  { accountId, device, shown }: Entering,
): Promise<Result<{ accountId: string; cookie: SessionCookie }, LetInRefusal>> {
  const ticket = shown === null ? await giveTicket(db, accountId) : null
  if (ticket !== null) return refuse({ because: 'second step', ticket })
  const session = await identity.startSession({ accountId, device, ...shown }, db)
  if (!session.ok) return refuse({ because: 'behind the curtain', accountId })
  return accept({ accountId, cookie: session.value })
}

/**
 * Keeps how an account is signed in to as it is until the transaction ends: whoever changes it holds the account,
 * and then ends the sessions that began before.
 */
export async function holdSignIn(db: Db, accountId: string): Promise<void> {
  await db.selectFrom('accounts').select('id').where('id', '=', accountId).forKeyShare().execute()
}
