import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { maskEmail } from '#domain/contacts/email-address.ts'
import { fullName } from '#domain/members/member.ts'
import { whoLeads } from '#domain/members/who-leads.ts'
import type { Agent } from './agent.ts'
import { type CommunityFacts, findCommunity } from './find-communities.ts'
import { readAccesses, type ShownAccess } from './list-accesses.ts'

/** Somebody at whose word an agent may act. */
export type Leader = {
  id: string
  name: string
  role: string
  /** The address they sign in with: masked, unless the agent is inside. */
  email: string
}

/** What an agent sees of one community. */
export type CommunityForSupport = {
  facts: CommunityFacts
  leaders: Leader[]
  accesses: ShownAccess[]
  /** The agent's own access that runs; null: they are outside. */
  running: ShownAccess | null
}

/** A community as an agent sees it, its leaders in the order of names; null when there is none at this slug. */
export async function readForSupport(
  db: Db,
  agent: Agent,
  { slug }: { slug: string },
): Promise<CommunityForSupport | null> {
  const facts = await findCommunity(db, agent, slug)
  if (!facts) return null
  const { communityId } = facts
  return inCommunity(db, communityId, async (db, now) => {
    const accesses = await readAccesses(db, communityId, now)
    const own = accesses.filter(({ accountId }) => accountId === agent.accountId)
    const running = own.find(({ isRunning }) => isRunning) ?? null
    const leaders = await readLeaders(db, communityId)
    const show = running ? (email: string) => email : maskEmail
    return {
      ...{ facts, accesses, running },
      leaders: leaders.map((leader) => ({ ...leader, email: show(leader.email) })),
    }
  })
}

async function readLeaders(db: Db, communityId: string): Promise<Leader[]> {
  const rows = await whoLeads(db, communityId)
    .innerJoin('accounts', 'accounts.id', 'members.accountId')
    .select(['members.firstName', 'members.lastName', 'roles.name as role', 'accounts.email'])
    .orderBy('members.nameKey')
    .orderBy('members.id')
    .execute()
  return rows.map(({ id, role, email, ...name }) => ({ id, role, email, name: fullName(name) }))
}
