import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { cutPage } from '#domain/cut-page.ts'
import type { PageMark } from '#domain/page-mark.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { findRows, type Row } from './find-rows.ts'
import { type InvitationStanding, standingOf } from './invitation-standing.ts'
import { type MemberDeed, mayBeDone } from './may-be-done.ts'
import { type Answers, type MemberState, memberState } from './member.ts'
import { requireTab } from './member-tabs.ts'
import { whatIsSeen } from './what-is-shown.ts'
import { type MemberQuestion, membersOnPage } from './whom-it-means.ts'

/** A line of the list. What the viewer may not see is null. */
export type ListedMember = {
  id: string
  firstName: string
  lastName: string
  state: MemberState
  role: string
  isLeader: boolean
  title: string | null
  email: string | null
  phone: string | null
  address: string | null
  /** The photo they show; another with each photo. */
  photoId: string | null
  /** When the person joined; for a pending member, when they were expected first. */
  since: Date
  /** How the invitation of a pending member stands; null for others. */
  invitation: InvitationStanding | null
  /** Why they are suspended, for those who look after members; null for others. */
  suspendedBecause: string | null
  /** What the viewer may do with them. */
  deeds: MemberDeed[]
}

export type MemberPage = {
  members: ListedMember[]
  next: PageMark | null
  previous: PageMark | null
}

/**
 * One page of a tab, found by `search` (each word anywhere in name, address, role, title, e-mail or
 * phone, with or without its accents). Pages follow each other by key: however many members there
 * are, a page costs the same.
 *
 * E-mail and phone are shown to those who may see them, and to others where the member allows it. What
 * is not shown is not searched either, and orders nothing: it could be found out by asking.
 */
export function listMembers(db: Db, by: Actor, question: MemberQuestion): Promise<MemberPage> {
  requireTab(by, question.tab)
  return inCommunity(db, by.communityId, async (db, now) => {
    const rows = await findRows(db, by, question)
    const { items, next, previous } = cutPage(rows, { most: membersOnPage, ...question })
    return { members: items.map((row) => show(row, by, now)), next, previous }
  })
}

function show(row: Row, by: Actor, now: Date): ListedMember {
  const state = memberState(row)
  return {
    id: row.id,
    firstName: row.firstName,
    lastName: row.lastName,
    state,
    role: row.role,
    isLeader: row.isLeader,
    title: row.title,
    photoId: row.photoId,
    ...whatIsSeen(by, { ...row, answers: row.answers as Partial<Answers> }),
    since: row.joinedAt ?? row.createdAt,
    invitation: state === 'pending' ? standingOf(row, now) : null,
    suspendedBecause: by.permissions.has('admin view members') ? row.suspendedBecause : null,
    deeds: mayBeDone(by, {
      ...{ ...row, hasLiveCode: row.invitation !== null, hasAccount: row.accountId !== null },
    }),
  }
}
