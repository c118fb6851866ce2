import { sql } from 'kysely'

/**
 * Whether an account has proven the mailbox to which an invitation went. `invitation` and `member` are tables of
 * the query, by the names they have there.
 */
export function isMailboxProven(
  accountId: string,
  { invitation, member }: { invitation: string; member: string },
) {
  return sql<boolean>`exists (
    select from mailbox_proofs as proof
    where proof.community_id = ${sql.ref(`${invitation}.communityId`)}
      and proof.invitation_id = ${sql.ref(`${invitation}.id`)}
      and proof.email = ${sql.ref(`${member}.email`)}
      and proof.account_id = ${accountId} and proof.proven_at is not null)`
}
