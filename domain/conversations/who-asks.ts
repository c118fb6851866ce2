import type { Db } from '#database/connect.ts'
import { fullName } from '#domain/members/member.ts'

/** With whom a conversation is: an account, whose address is proven, or what somebody typed, which proves nothing. */
export type Who = { name: string | null; email: string | null; isVerified: boolean }

/** The columns of a conversation, and of the account that it may have, which say who it is. */
export type WhoRow = {
  name: string | null
  email: string | null
  firstName: string | null
  lastName: string | null
  accountEmail: string | null
}

export function whoOf({ name, email, firstName, lastName, accountEmail }: WhoRow): Who {
  if (firstName === null || lastName === null) return { name, email, isVerified: false }
  return { name: fullName({ firstName, lastName }), email: accountEmail, isVerified: true }
}

/** Conversations with what says who asks, and the agent who has them and still is one. */
export function withPeople(db: Db) {
  return db
    .selectFrom('conversations')
    .leftJoin('accounts', 'accounts.id', 'conversations.accountId')
    .leftJoin('supportAgents', (on) =>
      on
        .onRef('supportAgents.accountId', '=', 'conversations.assignedTo')
        .on('supportAgents.endedAt', 'is', null),
    )
    .select(['conversations.id', 'conversations.name', 'conversations.email', 'subject', 'cameBy'])
    .select(['accounts.firstName', 'accounts.lastName', 'accounts.email as accountEmail'])
    .select('supportAgents.name as agentName')
}
