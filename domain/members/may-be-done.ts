import { mayGrant, type Reach } from '#domain/roles/may-grant.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { type MemberDates, memberState } from './member.ts'

/** What can be done with a member; each has an operation of its own that decides it again. */
export const memberDeeds = [
  'change role',
  'change title',
  'change contacts',
  'suspend',
  'reinstate',
  'invite',
  'resend',
  'void',
] as const
export type MemberDeed = (typeof memberDeeds)[number]

/** A member with the reach of their role. */
type Subject = MemberDates &
  Reach & {
    id: string
    /** Whether an invitation of theirs is neither used nor voided. */
    hasLiveCode: boolean
    /** Whether an account stands behind them: somebody who waits for a leader has one. */
    hasAccount: boolean
  }

/** What an actor is offered to do with a member now, in the order of {@link memberDeeds}. */
export function mayBeDone(by: Actor, member: Subject): MemberDeed[] {
  const state = memberState(member)
  const isHere = member.leftAt === null
  const isGoverned = by.permissions.has('change member role')
  const isBelow = member.id !== by.memberId && mayGrant(by.permissions, member)
  const invites = by.permissions.has('invite members') && state === 'pending'
  const offers: Record<MemberDeed, boolean> = {
    'change role': isGoverned && isBelow && isHere,
    'change title': isGoverned && isHere,
    'change contacts': by.permissions.has('update member contact info') && isHere,
    suspend: isGoverned && isBelow && state === 'active',
    reinstate: isGoverned && isBelow && member.suspendedAt !== null,
    invite: invites && !member.hasLiveCode && !member.hasAccount,
    resend: invites && member.hasLiveCode,
    void: invites && member.hasLiveCode,
  }
  return memberDeeds.filter((deed) => offers[deed])
}
