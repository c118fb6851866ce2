import { fullName } from '#domain/members/member.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { InvitationRow } from './read-invitations.ts'
import {
  type NextAct,
  nextAct,
  type StoryState,
  storyOf,
  type Trouble,
  troubleOf,
} from './story.ts'
import { factsOf } from './story-rows.ts'

/** A line of the list. What the viewer may not see is null. */
export type ListedInvitation = {
  id: string
  channel: 'email' | 'text' | 'pass'
  /** Who was invited, or joined; null: nobody knows yet. */
  name: string | null
  /** Where it goes, or whom it reached: an e-mail address or a number in E.164 form. */
  address: string | null
  /** The home it leads to, in one line. */
  home: string | null
  /** Its number in its batch, if it has one. */
  serial: number | null
  batchId: string | null
  state: StoryState
  trouble: Trouble | null
  /** What a mail server or a provider said about it. */
  words: string | null
  next: NextAct | null
  invitedAt: Date
  expiresAt: Date | null
  /** Whether it may still be used, or made usable again. */
  isLive: boolean
}

/** What an actor sees of an invitation. E-mail, number and home of members are for those who may see them. */
export function showInvitation(row: InvitationRow, by: Actor, now: Date): ListedInvitation {
  const facts = factsOf(row)
  const trouble = troubleOf(facts, now)
  const { firstName, lastName, id, channel, serial, batchId, invitedAt, expiresAt } = row
  return {
    ...{ id, channel, serial, batchId, invitedAt, expiresAt },
    name: firstName && lastName ? fullName({ firstName, lastName }) : row.contactName,
    address: addressFor(row, by),
    home: by.permissions.has('view member property address') ? row.home : null,
    state: storyOf(facts, now),
    trouble,
    words: trouble && (row.problem ?? row.blockWords),
    next: nextAct(facts, now),
    isLive: !row.redeemedAt && !row.voidedAt,
  }
}

/** A contact that was typed for an open code is no member's: whoever may invite sees it. */
export function addressFor(
  { channel, contact, email, phone }: InvitationRow,
  by: Actor,
): string | null {
  if (contact) return contact
  if (channel === 'text') return by.permissions.has('view member phone') ? phone : null
  return by.permissions.has('view member email') ? email : null
}
