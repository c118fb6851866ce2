import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { type StoryState, storyOf, type Trouble, troubleOf } from '#domain/invitations/story.ts'
import type { Agent } from '#domain/support/agent.ts'
import { readAsAgent } from './as-agent.ts'

/** How somebody stands in a community they belong to, or belonged to. */
export type Standing = {
  communityId: string
  memberId: string
  name: string
  slug: string
  timeZone: string
  role: string
  isLeader: boolean
  state: 'active' | 'suspended' | 'behind the curtain' | 'left' | 'waiting'
  joinedAt: Date | null
  leftAt: Date | null
}

/** What became of an invitation of theirs: only what happened, and when. */
export type InvitationForSupport = {
  id: string
  community: string
  timeZone: string
  channel: 'email' | 'text' | 'pass'
  state: StoryState
  trouble: Trouble | null
  /** Whether its message went to another address than they sign in with. */
  wentElsewhere: boolean
  /** What happened, oldest first; nothing that is still to come. */
  events: { what: InvitationEvent; at: Date }[]
}

export type InvitationEvent =
  | 'made'
  | 'sent'
  | 'delivered'
  | 'bounced'
  | 'failed'
  | 'suppressed'
  | 'opened'
  | 'claimed'
  | 'renewed'
  | 'joined'
  | 'voided'
  | 'expired'

export type PersonForSupport = { standings: Standing[]; invitations: InvitationForSupport[] }

/** The most invitations that are told of; the newest count. */
const mostInvitations = 10

/**
 * Who an asker is to communities: for an account only, whose address is proven. Of whoever has none nothing is
 * looked up, whatever they typed.
 */
export async function readPerson(
  db: Db,
  agent: Agent,
  { conversationId }: { conversationId: string },
): Promise<PersonForSupport | null> {
  return readAsAgent(db, agent, async (db, now) => {
    const { accountId } = agent
    const standings = await sql<StandingRow>`
      select * from standings_for_support(${accountId}, ${conversationId})`.execute(db)
    const invitations = await sql<InvitationRow>`
      select * from invitations_for_support(${accountId}, ${conversationId}, ${mostInvitations})`.execute(
      db,
    )
    return {
      standings: standings.rows.map(standingOf),
      invitations: invitations.rows.map((row) => invitationOf(row, now)),
    }
  })
}

type StandingRow = Omit<Standing, 'state'> & { suspendedAt: Date | null; behindCurtain: boolean }

function standingOf({ suspendedAt, behindCurtain, ...row }: StandingRow): Standing {
  return { ...row, state: stateOf({ ...row, suspendedAt, behindCurtain }) }
}

function stateOf(row: Omit<StandingRow, 'state'>): Standing['state'] {
  if (row.leftAt) return 'left'
  if (!row.joinedAt) return 'waiting'
  if (row.suspendedAt) return 'suspended'
  return row.behindCurtain ? 'behind the curtain' : 'active'
}

type When = Date | null

type InvitationRow = {
  id: string
  community: string
  timeZone: string
  channel: InvitationForSupport['channel']
  invitedAt: Date
  renewedAt: When
  expiresAt: When
  redeemedAt: When
  voidedAt: When
  voidedBecause: string | null
  openedAt: When
  claimedAt: When
  claimOutcome: 'confirmed' | 'moved' | 'declined' | null
  isSigningUp: boolean
  behindCurtain: boolean
  queuedAt: When
  leasedUntil: When
  sentAt: When
  deliveredAt: When
  bouncedAt: When
  failedAt: When
  suppressedAt: When
  wentElsewhere: boolean | null
  blockedBecause: 'bounced' | 'complained' | 'unsubscribed' | 'opted out' | null
  blockedSince: When
}

function invitationOf(row: InvitationRow, now: Date): InvitationForSupport {
  const { id, community, timeZone, channel, wentElsewhere } = row
  const facts = {
    ...row,
    message: row.queuedAt && row,
    block: row.blockedBecause && { because: row.blockedBecause, since: row.blockedSince! },
    claim: row.claimedAt && { outcome: row.claimOutcome },
    isBehindCurtain: row.behindCurtain,
  }
  return {
    ...{ id, community, timeZone, channel, wentElsewhere: wentElsewhere ?? false },
    state: storyOf(facts, now),
    trouble: troubleOf(facts, now),
    events: eventsOf(row, now),
  }
}

function eventsOf(row: InvitationRow, now: Date): InvitationForSupport['events'] {
  const times: [InvitationEvent, When][] = [
    ['made', row.invitedAt],
    ['renewed', row.renewedAt],
    ['sent', row.sentAt],
    ['delivered', row.deliveredAt],
    ['bounced', row.bouncedAt],
    ['failed', row.failedAt],
    ['suppressed', row.suppressedAt],
    ['opened', row.openedAt],
    ['claimed', row.claimedAt],
    ['joined', row.redeemedAt],
    ['voided', row.voidedAt],
    ['expired', row.redeemedAt || row.voidedAt ? null : row.expiresAt],
  ]
  return times
    .flatMap(([what, at]) => (at && at <= now ? [{ what, at }] : []))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
}
