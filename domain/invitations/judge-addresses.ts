import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { EmailAddress } from '#domain/contacts/email-address.ts'
import type { PastedEntry } from '#domain/contacts/read-pasted-list.ts'
import { suggestAddress } from '#domain/contacts/suggest-address.ts'
import { listSuspendedContacts, type SuspendedRefusal } from '#domain/members/find-suspended.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'

/** Why an address gets no more invitations of a community. */
export type SuppressionReason = 'bounced' | 'complained' | 'unsubscribed'

/** What the review of a list says of one entry. */
export type Verdict =
  | { is: 'valid' }
  /** Perhaps mistyped; it is not invited unless somebody says so. */
  | { is: 'suspect'; suggestion: EmailAddress }
  /** The same address stands before, on that line. */
  | { is: 'repeated'; ofLine: number }
  | { is: 'already invited' }
  | { is: 'already a member' }
  | { is: SuspendedRefusal['because'] }
  | { is: 'suppressed'; because: SuppressionReason }
  | { is: 'invalid' }

export type JudgedEntry = PastedEntry & { verdict: Verdict }

/**
 * Says of every entry of a list what would become of it, in the order of the list; sends and changes
 * nothing. It tells of people of this community only, never whether an address has an account elsewhere.
 */
export async function judgeAddresses(
  db: Db,
  by: Actor,
  { entries }: { entries: readonly PastedEntry[] },
): Promise<JudgedEntry[]> {
  requirePermission(by, 'invite members')
  requirePermission(by, 'invite members via email')
  const emails = new Set(entries.flatMap(({ email }) => email ?? []))
  const known = await inCommunity(db, by.communityId, (db) => standingsOf(db, by, [...emails]))
  const firstLines = new Map<string, number>()
  return entries.map((entry) => ({ ...entry, verdict: judge(entry, { known, firstLines }) }))
}

type Known = { known: ReadonlyMap<string, Standing>; firstLines: Map<string, number> }

function judge(entry: PastedEntry, { known, firstLines }: Known): Verdict {
  const { email, address, line } = entry
  const suggestion = suggestAddress(address)
  if (!email) return suggestion ? { is: 'suspect', suggestion } : { is: 'invalid' }
  const ofLine = firstLines.get(email)
  if (ofLine !== undefined) return { is: 'repeated', ofLine }
  firstLines.set(email, line)
  const standing = known.get(email)
  if (standing && standing.is !== 'waiting') return standing
  return suggestion ? { is: 'suspect', suggestion } : { is: 'valid' }
}

/** Somebody who was promised a place and has no code: they are invited as themselves. */
export type WaitingMember = { memberId: string; locale: string }

/** How a community stands to an address that it knows. */
export type Standing =
  | { is: 'already a member' }
  /** Somebody with this address is suspended. */
  | { is: SuspendedRefusal['because'] }
  | { is: 'suppressed'; because: SuppressionReason }
  | { is: 'already invited' }
  | { is: 'waiting'; members: WaitingMember[] }

type Row = {
  email: string
  isA: Standing['is']
  because: SuppressionReason | null
  memberId: string | null
  locale: string | null
}

/** What counts first where an address stands in several ways. */
const order: readonly Standing['is'][] = [
  'already a member',
  'suspended',
  'ask a leader',
  'suppressed',
  'already invited',
  'waiting',
]

/** How the community stands to each of these addresses; those it does not know are left out. */
export async function standingsOf(
  db: Db,
  by: Actor,
  emails: readonly string[],
): Promise<Map<string, Standing>> {
  const standings = new Map<string, Standing>()
  if (emails.length === 0) return standings
  const [known, suspended] = await Promise.all([
    listKnown(db, by.communityId, emails),
    listSuspendedContacts(db, by, emails),
  ])
  const nobody = { because: null, memberId: null, locale: null }
  const rows = [...known, ...[...suspended].map(([email, isA]) => ({ email, isA, ...nobody }))]
  rows.sort((a, b) => order.indexOf(a.isA) - order.indexOf(b.isA))
  for (const row of rows) standings.set(row.email, standing(row, standings.get(row.email)))
  return standings
}

/** What a row adds to what is known already, which counts more. */
function standing(row: Row, before: Standing | undefined): Standing {
  const { isA, because, memberId, locale } = row
  if (before && before.is !== 'waiting') return before
  if (isA === 'suppressed') return { is: isA, because: because! }
  if (isA !== 'waiting') return { is: isA }
  return {
    is: 'waiting',
    members: [...(before?.members ?? []), { memberId: memberId!, locale: locale! }],
  }
}

/**
 * Members by their contact address or by the one they sign in with, also under a record that was merged
 * into theirs; people who wait, with or without a code; codes sent to the address alone; suppressions.
 */
async function listKnown(db: Db, communityId: string, emails: readonly string[]): Promise<Row[]> {
  const answer = await sql<Row>`
    with given as materialized (select unnest(${emails}::text[]) as email)
    select g.email, 'already a member' as is_a, null as because, null::uuid as member_id, null as locale
    from given g
    join members m on m.community_id = ${communityId} and m.email = g.email
    left join members t on t.community_id = ${communityId} and t.id = m.merged_into
    where (m.joined_at is not null and m.left_at is null) or (t.joined_at is not null and t.left_at is null)
    union all
    select g.email, 'already a member', null, null, null
    from given g
    join accounts a on a.email = g.email
    join members m on m.community_id = ${communityId} and m.account_id = a.id
    where m.joined_at is not null and m.left_at is null
    union all
    select g.email, case when m.account_id is not null or i.id is not null then 'already invited' else 'waiting' end,
           null, m.id, m.locale
    from given g
    join members m on m.community_id = ${communityId} and m.email = g.email
    left join invitations i on i.community_id = ${communityId} and i.member_id = m.id
      and i.redeemed_at is null and i.voided_at is null
    where m.joined_at is null and m.left_at is null
    union all
    select g.email, 'already invited', null, null, null
    from given g
    join invitations i on i.community_id = ${communityId} and i.contact = g.email
    where i.redeemed_at is null and i.voided_at is null
    union all
    select g.email, 'suppressed', s.because, null, null
    from given g
    join suppressions s on s.community_id = ${communityId} and s.recipient = g.email
    where s.lifted_at is null`.execute(db)
  return answer.rows
}
