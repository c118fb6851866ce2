import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { takeTurn } from '#database/take-turn.ts'
import type { Privacy } from '#domain/members/member.ts'
import { whatIsSeen } from '#domain/members/what-is-shown.ts'
import { printHome } from '#domain/properties/property.ts'
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
    takeTurn(db, turn),
    recallInvitation(db, by, { invitationId: submission, key }),
  ])
  return made?.invited ?? null
}

/** An invitation as its inviter sees it, with the home it leads to. */
export type Recalled = {
  invited: Invited
  /** Where the person will live, or did last; null where they have joined and homes are not for the inviter. */
  property: { id: string; home: string } | null
  /** Whether it was sent, or waits to be. */
  isSent: boolean
}

/**
 * What this actor has made of a form; null when it is not theirs. Whoever has joined since is shown as on every
 * other page.
 */
export function recallInvitation(
  db: Db,
  by: Actor,
  { invitationId, key }: { invitationId: string; key: ServerKey },
): Promise<Recalled | null> {
  return inCommunity(db, by.communityId, async (db) => {
    const made = await readMade(db, by, invitationId)
    if (!made) return null
    const { sealedCode, memberId, householdId, firstName, lastName } = made
    const given = { email: made.email, phone: made.phone, address: printHome(made) }
    const answers = made.answers as Partial<Privacy>
    const { email, phone, address } = made.joinedAt ? whatIsSeen(by, { ...given, answers }) : given
    const code = sealedCode ? printCode(openCode(key, sealedCode, invitationId)) : null
    return {
      invited: { invitationId, memberId, householdId, firstName, lastName, email, phone, code },
      property: address === null ? null : { id: made.propertyId, home: address },
      isSent: Boolean(made.isSent),
    }
  })
}

function readMade(db: Db, by: Actor, invitationId: string) {
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
    .innerJoin('households', (join) =>
      join
        .onRef('households.communityId', '=', 'residencies.communityId')
        .onRef('households.id', '=', 'residencies.householdId'),
    )
    .innerJoin('properties', (join) =>
      join
        .onRef('properties.communityId', '=', 'households.communityId')
        .onRef('properties.id', '=', 'households.propertyId'),
    )
    .select(['invitations.sealedCode', 'members.id as memberId', 'residencies.householdId'])
    .select(['members.firstName', 'members.lastName', 'members.email', 'members.phone'])
    .select(['members.joinedAt', 'members.answers'])
    .select(['properties.id as propertyId', 'properties.street', 'properties.lot'])
    .select(['properties.unit', 'properties.city', 'properties.state', 'properties.zip'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('deliveries')
            .whereRef('deliveries.communityId', '=', 'invitations.communityId')
            .whereRef('deliveries.invitationId', '=', 'invitations.id'),
        )
        .as('isSent'),
    )
    .where('invitations.communityId', '=', by.communityId)
    .where('invitations.id', '=', invitationId)
    .where('invitations.invitedBy', '=', by.memberId)
    .orderBy('residencies.until', (order) => order.desc().nullsFirst())
    .orderBy('residencies.since', 'desc')
    .executeTakeFirst()
}
