import { type RawBuilder, sql } from 'kysely'

/**
 * The member who came with an invitation, else the one it is for, where `invitations` bear this name. Said with `case`:
 * behind row-level security PostgreSQL finds a row by key only where it knows that nothing can leak, and of `coalesce`
 * it does not know; it would read the whole community.
 */
export function holderOf(invitations: 'i' | 'invitations'): RawBuilder<string | null> {
  const [joinedAs, memberId] = [`${invitations}.joined_as`, `${invitations}.member_id`]
  return sql`case when ${sql.ref(joinedAs)} is not null then ${sql.ref(joinedAs)} else ${sql.ref(memberId)} end`
}
