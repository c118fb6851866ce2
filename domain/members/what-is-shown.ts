import { sql } from 'kysely'
import type { Actor } from '#domain/roles/permission.ts'
import type { Privacy } from './member.ts'

/**
 * What of the words of a row of `members` the viewer sees, to be searched: what is not shown could be
 * found out by asking.
 */
export function whatIsShown({ permissions }: Actor) {
  const email = permissions.has('view member email')
  const phone = permissions.has('view member phone')
  if (email && phone) return sql`members.search`
  return sql`lower(concat_ws(' ', members.name_key, members.first_name, members.last_name, members.title,
    case when ${email} or (members.answers ->> 'showEmail')::boolean then members.email end,
    case when ${phone} or (members.answers ->> 'showPhone')::boolean then members.phone end))`
}

/** How somebody can be reached and where they live, as far as a viewer sees it. */
export type Seen = { email: string | null; phone: string | null; address: string | null }

/**
 * What a viewer sees of a member: everything their role shows them, and what the member shows to
 * neighbours. Every page, file and answer that tells how to reach somebody asks here.
 */
export function whatIsSeen(
  { permissions }: Pick<Actor, 'permissions'>,
  { answers, email, phone, address }: Seen & { answers: Partial<Privacy> },
): Seen {
  return {
    email: permissions.has('view member email') || answers.showEmail ? email : null,
    phone: permissions.has('view member phone') || answers.showPhone ? phone : null,
    address: permissions.has('view member property address') ? address : null,
  }
}
