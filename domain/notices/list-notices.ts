import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { NoticeKind } from './notice.ts'

/** The most notices the home page shows. */
const mostNotices = 20

export type ListedNotice = {
  id: string
  kind: NoticeKind
  noticedAt: Date
  /** Whom it is about; null for nobody in particular. */
  memberName: string | null
  /** The name or address of somebody who asked; null for other kinds, and where addresses are not for the reader. */
  askedBy: string | null
  /** The home it is about, in one line; null for other kinds, and where homes are not for the reader. */
  home: string | null
  /** The name of the group it is about; null for other kinds. */
  group: string | null
}

/** What the leaders have been told and nobody has settled yet, newest first. */
export function listNotices(db: Db, by: Actor): Promise<ListedNotice[]> {
  requirePermission(by, 'admin view members')
  return inCommunity(db, by.communityId, async (db) => {
    const rows = await openNotices(db, by.communityId)
      .orderBy('notices.noticedAt', 'desc')
      .limit(mostNotices)
      .execute()
    return rows.map((row) => showNotice(row, by.permissions))
  })
}

/** Notices nobody has settled, with whom they are about. */
export function openNotices(db: Db, communityId: string) {
  return db
    .selectFrom('notices')
    .leftJoin('members', (on) =>
      on
        .onRef('members.communityId', '=', 'notices.communityId')
        .onRef('members.id', '=', 'notices.memberId'),
    )
    .select(['notices.id', 'notices.kind', 'notices.noticedAt', 'notices.facts'])
    .select(['members.firstName', 'members.lastName'])
    .where('notices.communityId', '=', communityId)
    .where('notices.settledAt', 'is', null)
}

type Facts = { askedBy?: string; home?: string; group?: string }
type Row = Awaited<ReturnType<ReturnType<typeof openNotices>['executeTakeFirstOrThrow']>>

/** A notice as somebody with these permissions may read it. */
export function showNotice(
  { id, kind, noticedAt, facts, firstName, lastName }: Row,
  permissions: ReadonlySet<string>,
): ListedNotice {
  const { askedBy = null, home = null, group = null } = facts as Facts
  const seesAsker = !askedBy?.includes('@') || permissions.has('view member email')
  return {
    id,
    kind: kind as NoticeKind,
    noticedAt,
    memberName: firstName === null ? null : `${firstName} ${lastName}`,
    askedBy: seesAsker ? askedBy : null,
    home: permissions.has('view member property address') ? home : null,
    group,
  }
}
