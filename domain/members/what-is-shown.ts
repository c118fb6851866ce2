import { sql } from 'kysely'
import type { Actor } from '#domain/roles/permission.ts'

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
