import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type HouseholdName, nameHousehold } from '#domain/households/household.ts'
import type { AccessCode } from '#domain/invitations/access-code.ts'
import { openCode } from '#domain/invitations/create-invitation.ts'
import { mayGrant } from '#domain/roles/may-grant.ts'
import { type Actor, NotAllowed, requirePermission } from '#domain/roles/permission.ts'
import type { ServerKey } from '#domain/server-key.ts'
import { isJoined, isWaitedFor } from './homes-without-members.ts'
import { type Address, linesOf } from './lines-of.ts'

/** A pass as it can be printed again and again: always with the same code. */
export type ReadPass = {
  invitationId: string
  code: AccessCode
  expiresAt: Date | null
  /** Whose own code it is; null: it belongs to nobody yet. */
  person: string | null
  /** Where it leads, and which households are known there, the oldest first. */
  home: { households: HouseholdName[]; lines: string[] } | null
}

const needed = 'invite members via access pass'

/** Which passes: those of one batch, or of one or all of the homes in which nobody has joined; of all, those that stand empty have none. */
export type WhichPasses = { batchId: string } | { propertyId: string } | 'homes'

/**
 * The passes that are still good, with their codes: a batch in the order of its numbers, homes in the
 * order of their addresses. Those that were used, voided or have run out are left out. A batch that
 * is not one of this community, or not one of passes, has none. Those that would give more than the actor may grant
 * are left out too; throws `NotAllowed` where no others are left.
 */
export function readPasses(
  db: Db,
  by: Actor,
  which: WhichPasses,
  { key, at }: { key: ServerKey; at?: Date },
): Promise<ReadPass[]> {
  requirePermission(by, needed)
  const work = async (db: Db, now: Date) => {
    const found = await readRows(db, by.communityId, { which, now })
    const rows = found.filter((row) => mayGrant(by.permissions, row))
    if (found.length > 0 && rows.length === 0) throw new NotAllowed(needed)
    return rows.map((row) => ({
      invitationId: row.id,
      code: openCode(key, row.sealedCode, row.id),
      expiresAt: row.expiresAt,
      person: null,
      home: row.city === null ? null : { households: householdsOf(row), lines: linesOf(row) },
    }))
  }
  return inCommunity(db, by.communityId, work, at)
}

type Row = Address & {
  id: string
  sealedCode: Buffer
  expiresAt: Date | null
  /** Of the role that it gives. */
  isLeader: boolean
  permissions: string[]
  households: { name: string | null; lastNames: string[] }[]
}

async function readRows(
  db: Db,
  communityId: string,
  { which, now }: { which: WhichPasses; now: Date },
): Promise<Row[]> {
  const answer = await sql<Row>`
    select i.id, i.sealed_code, i.expires_at, roles.is_leader, roles.permissions, p.street, p.lot, p.unit, p.city, p.state, p.zip,
      ${households} as households
    from invitations i
    join roles on roles.community_id = i.community_id and roles.id = i.role_id
    left join properties p on p.community_id = i.community_id and p.id = i.property_id
      and p.deleted_at is null
    where i.community_id = ${communityId} and i.channel = 'pass' and i.batch_id is not null
      and i.redeemed_at is null and i.voided_at is null and i.sealed_code is not null
      and (i.expires_at is null or i.expires_at > ${now})
      and (i.property_id is null or p.id is not null)
      and ${wanted(which)}`.execute(db)
  return answer.rows
}

function wanted(which: WhichPasses) {
  if (which !== 'homes' && 'batchId' in which)
    return sql`i.batch_id = ${which.batchId} order by i.serial, i.id`
  const homes =
    which === 'homes' ? isWaitedFor : sql`p.id = ${which.propertyId} and not ${isJoined}`
  return sql`p.id is not null and ${homes} order by p.address_order, p.id`
}

/** The households of the property `p`, oldest first, with the last names of those expected in them. */
const households = sql`coalesce((
  select json_agg(json_build_object('name', h.name, 'lastNames', array(
      select m.last_name from residencies r
      join members m on m.community_id = r.community_id and m.id = r.member_id and m.left_at is null
      where r.community_id = h.community_id and r.household_id = h.id and r.until is null
    )) order by h.created_at, h.id)
  from households h
  where h.community_id = p.community_id and h.property_id = p.id), '[]')`

/** What the households are called of which a name or somebody is known. */
function householdsOf({ households }: Row): HouseholdName[] {
  return households
    .filter(({ name, lastNames }) => name !== null || lastNames.length > 0)
    .map(nameHousehold)
}
