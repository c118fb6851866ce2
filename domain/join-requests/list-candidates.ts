import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { foldName } from '#domain/contacts/person-name.ts'
import { spelledSo } from '#domain/properties/spelled-so.ts'
import type { Candidate } from './choose-match.ts'
import { sameName } from './same-name.ts'

/** Where to look for whom a join request could mean. */
export type Where = { homeKey: string; email: string; phone: string | null }

/** Somebody of the roster, and how they stand. */
export type Known = Candidate & {
  locale: string
  accountId: string | null
  joinedAt: Date | null
  suspendedAt: Date | null
  /** Their invitation that is neither used nor voided; it may have run out. */
  invitationId: string | null
}

/** What is known of everybody, whichever way they were found; `is_there` comes from the query. */
const known = sql`
  m.id as member_id, m.first_name, m.last_name, m.email, m.phone, m.locale,
  m.account_id, m.joined_at, m.suspended_at, i.id as invitation_id`

/** Everybody who lives in a home, or is expected there, or is reached by a contact; in the order of names. */
export async function listCandidates(
  db: Db,
  communityId: string,
  { homeKey, email, phone }: Where,
): Promise<Known[]> {
  const answer = await sql<Known>`
    with there as (
      select residencies.member_id
      from properties
      join households on households.community_id = properties.community_id
        and households.property_id = properties.id
      join residencies on residencies.community_id = households.community_id
        and residencies.household_id = households.id and residencies.until is null
      where properties.community_id = ${communityId} and properties.id = any(${spelledSo(communityId, homeKey)})
        and properties.deleted_at is null
    ), those as (
      select member_id from there
      union
      select members.id from members
      where members.community_id = ${communityId} and members.email = ${email}
      union
      select members.id from members
      where members.community_id = ${communityId} and members.phone = ${phone}
    )
    select ${known}, exists (select from there where there.member_id = m.id) as is_there
    from those
    join members as m on m.community_id = ${communityId} and m.id = those.member_id
    left join invitations as i on i.community_id = m.community_id and i.member_id = m.id
      and i.redeemed_at is null and i.voided_at is null
    where m.left_at is null
    order by m.name_key, m.id`.execute(db)
  return answer.rows
}

/** The most people of one last name that are looked through. */
const mostNamesakes = 200

/** The shortest part of a last name that people are looked for by. */
const shortestPart = 3

/**
 * Those people whose name may be this one, wherever they live, at most ten, in the order of names. Names that begin with
 * a part are those from it with a space up to the next sign after a space: behind row-level security no index helps
 * `like`.
 */
export async function listNamesakes(
  db: Db,
  communityId: string,
  name: { firstName: string; lastName: string },
): Promise<Known[]> {
  const last = foldName(name.lastName)
  const parts = [last, ...last.split(' ').filter((part) => part.length >= shortestPart)]
  const named = [...new Set(parts)].map(
    (part) => sql`
      select one.id from members as one where one.community_id = ${communityId}
        and one.name_key >= ${`${part} `} and one.name_key < ${`${part}!`}`,
  )
  const answer = await sql<Known>`
    select ${known}, false as is_there
    from members as m
    left join invitations as i on i.community_id = m.community_id and i.member_id = m.id
      and i.redeemed_at is null and i.voided_at is null
    where m.community_id = ${communityId} and m.left_at is null and m.id in (${sql.join(named, sql` union `)})
    order by m.name_key, m.id
    limit ${mostNamesakes}`.execute(db)
  return answer.rows.filter((one) => sameName(name, one)).slice(0, 10)
}
