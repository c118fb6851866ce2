import type { Db } from '#database/connect.ts'
import { takeTurn } from '#database/take-turn.ts'
import { nameKey } from '#domain/contacts/person-name.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { hasLiveCode } from './has-live-code.ts'

/** Someone about to be invited, as far as others of the community could be taken for them. */
export type Invitee = { firstName: string; lastName: string; email: string }

export type NamesakeRefusal =
  /** They have a live code, or have used an open one and wait for a leader. */
  | { because: 'already invited' }
  | { because: 'already a member' }
  /** Somebody else waits at the same address: do the two share it? */
  | { because: 'shares an address'; name: string }

/**
 * Looks for people of the community who answer to the same e-mail address, and decides whether the
 * invitee is one of them. Answers the member who is the same person and may be invited (again): they
 * left, and come back with their history, or their last invitation was voided; null: a new person.
 *
 * Takes turns with everyone who invites the same address at the same moment, until the transaction ends.
 */
export async function findNamesakes(
  db: Db,
  communityId: string,
  { invitee, sharesAddress }: { invitee: Invitee; sharesAddress: boolean },
): Promise<Result<{ memberId: string | null }, NamesakeRefusal>> {
  const turn = `invite ${communityId} ${invitee.email}`
  const [, people] = await Promise.all([
    takeTurn(db, turn),
    listByAddress(db, communityId, invitee.email),
  ])
  const present = people.filter((person) => !person.leftAt)
  if (present.some((person) => person.joinedAt)) return refuse({ because: 'already a member' })
  const key = nameKey(invitee)
  const same = people.filter((person) => person.nameKey === key)
  if (same.some((person) => !person.leftAt && (person.hasLiveCode || person.accountId)))
    return refuse({ because: 'already invited' })
  const other = present.find((person) => person.nameKey !== key)
  if (other && !sharesAddress)
    return refuse({ because: 'shares an address', name: other.firstName })
  return accept({ memberId: same[0]?.id ?? null })
}

/**
 * Members with this contact address, or whose account signs in with it, or who were waited for under
 * it; those still here first. Each way is found by itself: an `or` of all would read the community.
 */
function listByAddress(db: Db, communityId: string, email: string) {
  const ofCommunity = db.selectFrom('members as one').where('one.communityId', '=', communityId)
  const byContact = ofCommunity.where('one.email', '=', email)
  const bySignIn = ofCommunity
    .innerJoin('accounts', 'accounts.id', 'one.accountId')
    .where('accounts.email', '=', email)
  return db
    .selectFrom('members')
    .select(['id', 'firstName', 'nameKey', 'joinedAt', 'leftAt', 'accountId'])
    .select((eb) => hasLiveCode(eb).as('hasLiveCode'))
    .where('members.communityId', '=', communityId)
    .where('mergedInto', 'is', null)
    .where(
      'id',
      'in',
      byContact
        .select('one.id')
        .union(bySignIn.select('one.id'))
        .union(
          byContact
            .where('one.mergedInto', 'is not', null)
            .select('one.mergedInto as id')
            .$narrowType<{ id: string }>(),
        ),
    )
    .orderBy('leftAt', (order) => order.desc().nullsFirst())
    .execute()
}
