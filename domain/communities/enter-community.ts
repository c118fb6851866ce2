import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor, Permission } from '#domain/roles/permission.ts'
import type { Support } from '#domain/support/access.ts'
import { asSupportMay } from '#domain/support/support-may.ts'
import { isSlug } from './community.ts'

/** Someone at the door of a community, and whether they have shown more than a password. */
export type Visitor = { accountId: string; from: string | null; hasSecondStep?: boolean }

/** What being inside means: who acts, what their role is called, and what every page shows. */
export type Entrance = {
  by: Actor
  roleId: string
  role: string
  isLeader: boolean
  community: {
    slug: string
    name: string
    color: string
    timeZone: string
    /** Null: it has no trial, and goes on for good. */
    trialEndsAt: Date | null
    /** Where its logo is, another address with each logo; null: it has none. */
    logo: string | null
    /** Whether residents are still outside, and when they will be let in; null: they are. */
    curtain: { liftsAt: Date | null } | null
  }
  /** Why nothing can be changed now, only looked at; null: everything can. */
  readOnly: ReadOnly | null
  /** Whether the account belongs to other communities too. */
  hasOthers: boolean
  /** Whether the person has a home here. */
  livesHere: boolean
  /** Whether every household the person lives in is set inactive: they are inside, and may do nothing. Leaders never are. */
  isPaused: boolean
  /** Of a support agent: for whom they act, why and until when; null: somebody of the community. */
  support: Support | null
}

/** *Seen as*: a leader looks at the community as people of another role see it. */
export type ReadOnly = 'trial ended' | 'seen as'

/** `not a member` is also the answer for a community that does not exist: the two look alike. */
export type EntranceRefusal = {
  /** *Second step*: the community asks more than a password of its leaders; of agents it is always asked. */
  because: 'not a member' | 'behind the curtain' | 'suspended' | 'second step'
  /** Why they are suspended, in the leaders' words. */
  reason?: string
}

type Row = Omit<Entrance, 'by' | 'community' | 'readOnly' | 'support'> & {
  communityId: string
  communityName: string
  color: string
  timeZone: string
  logoChosenAt: Date | null
  trialEndsAt: Date | null
  trialHasEnded: boolean
  curtainIsDrawn: boolean
  curtainLiftsAt: Date | null
  memberId: string
  permissions: Permission[]
  isSuspended: boolean
  behindCurtain: boolean
  asksSecondStep: boolean
}

/**
 * The one gate into a community, asked at every request of its pages. Roles take effect at once. A support agent
 * with a running access enters as the leader for whom they act; who is a member enters as themselves.
 */
export async function enterCommunity(
  db: Db,
  { accountId, from, hasSecondStep = false }: Visitor,
  slug: string,
): Promise<Result<Entrance, EntranceRefusal>> {
  if (!isSlug(slug)) return refuse({ because: 'not a member' })
  const answer = await sql<Row>`select * from membership_in(${accountId}, ${slug})`.execute(db)
  const row = answer.rows[0]
  if (!row) return enterAsSupport(db, { accountId, from, hasSecondStep }, slug)
  if (row.isSuspended) return refuse({ because: 'suspended', reason: await readReason(db, row) })
  if (row.behindCurtain) return refuse({ because: 'behind the curtain' })
  if (row.asksSecondStep && !hasSecondStep) return refuse({ because: 'second step' })
  return accept(entranceOf({ ...row, accountId, from, slug }))
}

type SupportRow = Row & {
  accessId: string
  agentName: string
  leaderName: string
  purpose: string
  endsAt: Date
}

/** Whoever has no access, or whose leader may not enter or no longer leads, is nobody here. */
async function enterAsSupport(
  db: Db,
  { accountId, from, hasSecondStep }: Required<Visitor>,
  slug: string,
): Promise<Result<Entrance, EntranceRefusal>> {
  const answer = await sql<SupportRow>`
    select * from access_in(${accountId}, ${slug}) a
    cross join lateral membership_in(a.leader_account, ${slug}) m`.execute(db)
  const row = answer.rows[0]
  if (!row?.isLeader || row.isSuspended) return refuse({ because: 'not a member' })
  if (!hasSecondStep) return refuse({ because: 'second step' })
  const { accessId, agentName: name, leaderName: leader, purpose, endsAt: until } = row
  const support = { accessId, name, leader, purpose, until }
  const entered = entranceOf({ ...row, accountId, from, slug })
  const permissions = asSupportMay(entered.by.permissions)
  const by = { ...entered.by, permissions, support }
  return accept({ ...entered, by, hasOthers: true, livesHere: false, support })
}

async function readReason(db: Db, { communityId, memberId }: Row): Promise<string> {
  const { suspendedBecause } = await inCommunity(db, communityId, (db) =>
    db
      .selectFrom('members')
      .select('suspendedBecause')
      .where('communityId', '=', communityId)
      .where('id', '=', memberId)
      .executeTakeFirstOrThrow(),
  )
  return suspendedBecause ?? ''
}

function entranceOf(row: Row & Pick<Visitor, 'accountId' | 'from'> & { slug: string }): Entrance {
  const { communityId, memberId, accountId, from, slug } = row
  const { roleId, role, isLeader, hasOthers, livesHere, isPaused } = row
  const { communityName: name, color, timeZone, trialEndsAt, logoChosenAt } = row
  const permissions = new Set(isPaused ? [] : row.permissions)
  return {
    by: { communityId, memberId, accountId, permissions, from },
    roleId,
    role,
    isLeader,
    community: {
      slug,
      name,
      color,
      timeZone,
      trialEndsAt,
      logo: logoChosenAt && `/logo/${communityId}?${logoChosenAt.getTime()}`,
      curtain: row.curtainIsDrawn ? { liftsAt: row.curtainLiftsAt } : null,
    },
    readOnly: row.trialHasEnded ? 'trial ended' : null,
    hasOthers,
    livesHere,
    isPaused,
    support: null,
  }
}
