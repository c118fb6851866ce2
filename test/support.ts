import type { Db } from '#database/connect.ts'
import { fullName } from '#domain/members/member.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { Agent } from '#domain/support/agent.ts'
import { appointAgent } from '#domain/support/appoint-agent.ts'
import { grantAccess } from '#domain/support/grant-access.ts'
import { aCommunity, anAccount } from './factories.ts'
import { aSignedInVisitor, type House } from './visitor.ts'

/** What agents of tests come in for. */
export const purpose = 'Import the roster of spring'

/** A support agent with an account of their own. */
export async function aSupportAgent(
  db: Db,
  given: { firstName?: string; lastName?: string } = {},
): Promise<Agent> {
  const person = { firstName: 'Sam', lastName: 'Ode', ...given }
  const { id: accountId } = await anAccount(db, person)
  await appointAgent(db, { accountId, ...person })
  return { accountId, name: fullName(person) }
}

/** Lets an agent into a community at the word of a leader. Answers the id of the access. */
export async function anAccess(
  db: Db,
  { agent, slug, leader }: { agent: Agent; slug: string; leader: Pick<Actor, 'memberId'> },
  { hours = 4, at }: { hours?: number; at?: Date } = {},
): Promise<string> {
  const { memberId } = leader
  const wish = { slug, memberId, purpose, hours, from: null }
  const granted = await grantAccess(db, agent, wish, { at })
  if (!granted.ok) throw new Error(granted.refusal.because)
  return granted.value
}

/** An agent at the console, who has shown more than a password. */
export async function anAgentAtTheConsole(house: House) {
  const agent = await aSupportAgent(house.services.db)
  const { accountId } = agent
  const visitor = await aSignedInVisitor(house, { accountId, secondStep: 'app' })
  return { agent, visitor }
}

/** An agent inside a community of their own, at the word of its leader. */
export async function anAgentAtWork(house: House) {
  const { agent, visitor } = await anAgentAtTheConsole(house)
  const town = await aCommunity(house.services.db)
  const accessId = await anAccess(house.services.db, { agent, ...town })
  return { ...town, agent, visitor, accessId, home: `/c/${town.slug}` }
}
