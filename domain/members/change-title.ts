import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { holdMember } from './hold-member.ts'
import { fullName } from './member.ts'

export type TitleRefusal = { because: 'unknown' | 'left' }

/**
 * Gives a member another title, or none: `title` has been read by `readTitle`. It gives no permission. Those
 * who have left keep the one they had. The same title again changes nothing.
 */
export function changeTitle(
  db: Db,
  by: Actor,
  { memberId, title }: { memberId: string; title: string },
  { at }: { at?: Date } = {},
): Promise<Result<{ name: string }, TitleRefusal>> {
  requirePermission(by, 'change member role')
  const { communityId } = by
  const work = async (db: Db, now: Date): Promise<Result<{ name: string }, TitleRefusal>> => {
    const member = await holdMember(db, by, { memberId })
    if (!member) return refuse({ because: 'unknown' })
    if (member.leftAt) return refuse({ because: 'left' })
    const is = title === '' ? null : title
    if (is === member.title) return accept({ name: fullName(member) })
    await db
      .updateTable('members')
      .set({ title: is })
      .where('communityId', '=', communityId)
      .where('id', '=', memberId)
      .execute()
    const { memberId: actorId, accountId, from } = by
    const facts = { was: member.title, is }
    const event = { communityId, actorId, accountId, memberId, facts, from, now }
    await recordEvent(db, { ...event, deed: 'changed title' })
    return accept({ name: fullName(member) })
  }
  return inCommunity(db, communityId, work, at)
}
