import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type ChosenByName, mostAtOnce } from '#domain/chosen-by-name.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { findInvitations, type InvitationQuestion } from './find-invitations.ts'
import { nameInvitations } from './name-invitations.ts'
import { beginTelling } from './read-invitations.ts'

/**
 * What all invitations that a question is about are called, on all its pages, in the order of names: the newest
 * {@link mostAtOnce} of them.
 */
export async function nameEveryInvitation(
  db: Db,
  by: Actor,
  question: Omit<InvitationQuestion, 'before' | 'after'>,
  { at }: { at?: Date } = {},
): Promise<ChosenByName> {
  requirePermission(by, 'invite members')
  const work = async (db: Db, now: Date): Promise<ChosenByName> => {
    const telling = await beginTelling(db, by.communityId, now)
    const everyone = { ...question, before: null, after: null }
    const most = mostAtOnce + 1
    const found = await findInvitations(db, by, { question: everyone, telling, most })
    const invitationIds = found.slice(0, mostAtOnce).map(({ id }) => id)
    return {
      chosen: await nameInvitations(db, by, { invitationIds }),
      areMore: found.length > mostAtOnce,
    }
  }
  return inCommunity(db, by.communityId, work, at)
}
