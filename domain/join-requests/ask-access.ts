import type { Db } from '#database/connect.ts'
import { accept, type Result } from '#domain/result.ts'
import type { Hurry, Limit, Limits } from '#integrations/limits/limits.ts'
import type { Asking } from './join-request.ts'

/** Enough for neighbours who ask on one evening through one network, and for nobody who tries names. */
const perVisitor: Limit[] = [
  { name: 'request access minute', tries: 5, seconds: 60 },
  { name: 'request access hour', tries: 30, seconds: 3600 },
]

/** Somebody at a browser who asks. */
export type AskingNow = {
  asking: Asking
  /** An id the form was made with: the same form sent twice asks once. */
  submission: string
  locale: string
  /** The fingerprints of network address and device. */
  who: readonly string[]
  from: string | null
}

/**
 * Keeps what somebody without a code asks, for a worker to answer. No community, home or person is looked
 * for here: so the answer and the time it takes are the same whether there are any or not. One network or
 * browser may ask 5 times a minute and 30 times an hour.
 */
export async function askAccess(
  db: Db,
  { limits }: { limits: Limits },
  { asking, submission, locale, who, from }: AskingNow,
): Promise<Result<null, Hurry>> {
  const allowed = await limits.spend(who, perVisitor)
  if (!allowed.ok) return allowed
  const { home, ...person } = asking
  await db
    .insertInto('knocks')
    .values({
      ...person,
      id: submission,
      home: JSON.stringify(home),
      locale,
      fromAddress: from,
    })
    .onConflict((same) => same.column('id').doNothing())
    .execute()
  return accept(null)
}
