import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { ServerKey } from '#domain/server-key.ts'
import { printCode } from './access-code.ts'
import { openCode } from './create-invitation.ts'
import type { Invited } from './invite-member.ts'

/**
 * What came of a form that this actor has sent before: the answer may have been lost on its way, or
 * the button pressed twice. Null when it is new.
 *
 * Takes turns with the same form sent at the same moment, until the transaction ends.
 */
export async function recallSubmission(
  db: Db,
  by: Actor,
  { submission, key }: { submission: string; key: ServerKey },
): Promise<Invited | null> {
  const turn = `submission ${by.communityId} ${submission}`
  const [, made] = await Promise.all([
    sql`select pg_advisory_xact_lock(hashtextextended(${turn}, 0))`.execute(db),
    readMade(db, by, submission),
  ])
  if (!made) return null
  const { sealedCode, ...invited } = made
  const code = sealedCode ? printCode(openCode(key, sealedCode, submission)) : null
  return { ...invited, code }
}

/** The invitation made of a form, with the place where the person lives, or did last. */
function readMade(db: Db, by: Actor, submission: string) {
  return db
    .selectFrom('invitations')
    .innerJoin('members', (join) =>
      join
        .onRef('members.communityId', '=', 'invitations.communityId')
        .onRef('members.id', '=', 'invitations.memberId'),
    )
    .innerJoin('residencies', (join) =>
      join
        .onRef('residencies.communityId', '=', 'members.communityId')
        .onRef('residencies.memberId', '=', 'members.id'),
    )
    .select([
      'invitations.id as invitationId',
      'invitations.sealedCode',
      'members.id as memberId',
      'members.firstName',
      'members.lastName',
      'members.email',
      'members.phone',
      'residencies.householdId',
    ])
    .where('invitations.communityId', '=', by.communityId)
    .where('invitations.id', '=', submission)
    .where('invitations.invitedBy', '=', by.memberId)
    .orderBy('residencies.until', (order) => order.desc().nullsFirst())
    .orderBy('residencies.since', 'desc')
    .executeTakeFirst()
}
