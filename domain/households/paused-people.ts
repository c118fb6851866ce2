import { sql } from 'kysely'

/**
 * Whether the household of a place `r` holds its member `m`, who has come in: set inactive, it takes their
 * access. It does not where they lead the community, or live in another household that is active; the gate
 * goes by the same rule.
 */
export const isHeldByHousehold = sql<boolean>`(
  r.until is null and r.confirmed_at is not null and m.joined_at is not null and m.left_at is null
  and not exists (
    select from roles
    where roles.community_id = m.community_id and roles.id = m.role_id and roles.is_leader)
  and not exists (
    select from residencies as elsewhere
    join households as other on other.community_id = elsewhere.community_id
      and other.id = elsewhere.household_id and other.inactive_at is null
    where elsewhere.community_id = m.community_id and elsewhere.member_id = m.id
      and elsewhere.household_id <> r.household_id
      and elsewhere.until is null and elsewhere.confirmed_at is not null))`
