import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { takeTurn } from '#database/take-turn.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { queueDeliveries } from '#domain/deliveries/queue-delivery.ts'
import { whoLeads } from '#domain/members/who-leads.ts'
import { newId } from '#domain/new-id.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Agent, holdAgent } from './agent.ts'
import { findCommunity } from './find-communities.ts'
import { runningAccesses } from './running-accesses.ts'

/** What is granted: who asked for it, what for, and for how many hours; the last two have been read. */
export type Granting = {
  slug: string
  /** The leader at whose word the agent acts. */
  memberId: string
  purpose: string
  hours: number
  from: string | null
}

export type GrantRefusal = {
  /** *No leader*: whoever is named does not lead the community now. *A member*: the agent enters as themselves. */
  because: 'unknown community' | 'no agent' | 'no leader' | 'a member' | 'already inside'
}

type Where = { communityId: string; now: Date }

/**
 * Lets an agent into a community at the word of one of its leaders, for a purpose and up to three days. Its
 * leaders are told by e-mail, and the audit log keeps it as the agent's deed. Of two at once the second is
 * refused. Answers the id of the access.
 */
export async function grantAccess(
  db: Db,
  agent: Agent,
  granting: Granting,
  { at }: { at?: Date } = {},
): Promise<Result<string, GrantRefusal>> {
  const community = await findCommunity(db, agent, granting.slug)
  if (!community) return refuse({ because: 'unknown community' })
  const { communityId } = community
  const work = async (db: Db, now: Date): Promise<Result<string, GrantRefusal>> => {
    const where = { communityId, now }
    await takeTurn(db, `support ${communityId} ${agent.accountId}`)
    const judged = await judge(db, where, { agent, granting })
    if (!judged.ok) return judged
    const accessId = await write(db, where, { agent: judged.value, granting })
    await tellLeaders(db, where, { accessId, agent: judged.value })
    return accept(accessId)
  }
  return inCommunity(db, communityId, work, at)
}

type About = { agent: Agent; granting: Granting }

async function judge(
  db: Db,
  { communityId, now }: Where,
  { agent: { accountId }, granting: { memberId } }: About,
): Promise<Result<Agent, GrantRefusal>> {
  const agent = await holdAgent(db, accountId)
  if (!agent) return refuse({ because: 'no agent' })
  const leader = await whoLeads(db, communityId)
    .where('members.id', '=', memberId)
    .where('members.accountId', 'is not', null)
    .executeTakeFirst()
  if (!leader) return refuse({ because: 'no leader' })
  const own = await db
    .selectFrom('members')
    .select('id')
    .where('communityId', '=', communityId)
    .where('accountId', '=', accountId)
    .where('joinedAt', 'is not', null)
    .where('leftAt', 'is', null)
    .executeTakeFirst()
  if (own) return refuse({ because: 'a member' })
  const running = await runningAccesses(db, { communityId, now })
    .where('supportAccesses.accountId', '=', accountId)
    .executeTakeFirst()
  return running ? refuse({ because: 'already inside' }) : accept(agent)
}

async function write(
  db: Db,
  { communityId, now }: Where,
  { agent: { accountId, name }, granting }: About,
): Promise<string> {
  const { memberId: onBehalfOf, purpose, hours, from } = granting
  const id = newId()
  const endsAt = new Date(now.getTime() + hours * 60 * 60 * 1000)
  await db
    .insertInto('supportAccesses')
    .values({
      ...{ communityId, id, accountId, agentName: name, onBehalfOf },
      ...{ purpose, grantedAt: now, endsAt },
    })
    .execute()
  const facts = { accessId: id, purpose, count: hours }
  const who = { actorId: onBehalfOf, accountId, from }
  await recordEvent(db, { communityId, deed: 'granted support access', ...who, facts, now })
  return id
}

/** Every leader reads of it, at the address they sign in with. */
async function tellLeaders(
  db: Db,
  { communityId, now }: Where,
  { accessId, agent }: { accessId: string; agent: Agent },
): Promise<void> {
  const leaders = await whoLeads(db, communityId)
    .innerJoin('accounts', 'accounts.id', 'members.accountId')
    .clearSelect()
    .select(['members.id as memberId', 'accounts.email as recipient', 'accounts.locale'])
    .orderBy('members.id')
    .execute()
  const facts = { accessId, agent: agent.name }
  const about = { communityId, template: 'support access', facts, now } as const
  await queueDeliveries(
    db,
    leaders.map((one) => ({ ...about, ...one })),
  )
}
