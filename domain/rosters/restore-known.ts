import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { listGrantable } from '#domain/roles/list-grantable.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { RosterRecord } from './find-roster.ts'
import { letCodesFollow } from './let-codes-follow.ts'
import type { Changed, Made } from './what-was-made.ts'

/**
 * Makes what an import changed about people who were there before what it was, where it still is as the
 * import left it, in the caller's transaction. Who has joined since looks after their own address and
 * number, and their role is changed by hand; otherwise a role comes back where `by` may grant it. Answers for
 * how many people something was taken back.
 */
export async function restoreKnown(
  db: Db,
  by: Actor,
  { roster, made: { changes, changedSeats, emptied } }: { roster: RosterRecord; made: Made },
): Promise<number> {
  await restoreHomes(db, roster, emptied)
  const roles = await listGrantable(db, by)
  const granted = new Set(roles.filter(({ mayBeGiven }) => mayBeGiven).map(({ id }) => id))
  const restored = [
    await restoreEmails(db, by, { changed: changes.email, granted }),
    await restoreTexts(db, by, { column: 'phone', changed: changes.phone }),
    await restoreTexts(db, by, { column: 'title', changed: changes.title }),
    await restoreRoles(db, by, { changed: changes.roleId, granted }),
    await restoreSeats(db, by, changedSeats),
  ]
  return new Set(restored.flat()).size
}

/** Homes of which nobody has noted anew since that they stand empty. */
async function restoreHomes(
  db: Db,
  { communityId, finishedAt }: RosterRecord,
  emptied: readonly string[],
): Promise<void> {
  await sql`
    update properties set empty_since = null
    where community_id = ${communityId} and id = any(${emptied}::uuid[])
      and (${finishedAt}::timestamptz is null or empty_since <= ${finishedAt})`.execute(db)
}

type Restored = { id: string }
const idsOf = ({ rows }: { rows: Restored[] }) => rows.map(({ id }) => id)

/** Values before and after, by member, as a table `was`. */
const asTable = (changed: readonly Changed[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as was ("memberId" uuid, "from" text, "to" text)`

type Granted = { changed: readonly Changed[]; granted: ReadonlySet<string> }

/**
 * An address that somebody else of the name waits under by now stays with them, and so does that of somebody
 * whose code gives more than the actor may.
 */
async function restoreEmails(db: Db, by: Actor, { changed, granted }: Granted) {
  const { communityId } = by
  const answer = await sql<Restored & { email: string | null }>`
    update members as m set email = was."from" from ${asTable(changed)}
    where m.community_id = ${communityId} and m.id = was."memberId" and m.joined_at is null
      and m.email is not distinct from was."to"
      and not exists (select from members o
        where o.community_id = m.community_id and o.email = was."from" and o.name_key = m.name_key
          and o.joined_at is null and o.left_at is null)
      and m.role_id = any(${[...granted]}::uuid[])
    returning m.id, m.email`.execute(db)
  await letCodesFollow(db, by, answer.rows)
  return idsOf(answer)
}

async function restoreTexts(
  db: Db,
  { communityId }: Actor,
  { column, changed }: { column: 'phone' | 'title'; changed: readonly Changed[] },
) {
  const isOurs = column === 'title' ? sql`true` : sql`m.joined_at is null`
  const answer = await sql<Restored>`
    update members as m set ${sql.id(column)} = was."from" from ${asTable(changed)}
    where m.community_id = ${communityId} and m.id = was."memberId" and ${isOurs}
      and m.${sql.id(column)} is not distinct from was."to"
    returning m.id`.execute(db)
  return idsOf(answer)
}

async function restoreRoles(db: Db, by: Actor, { changed: roles, granted }: Granted) {
  const { communityId } = by
  const changed = roles.filter(({ from }) => from !== null && granted.has(from))
  const answer = await sql<Restored & { roleId: string }>`
    update members as m set role_id = was."from"::uuid from ${asTable(changed)}
    where m.community_id = ${communityId} and m.id = was."memberId" and m.role_id = was."to"::uuid
      and m.joined_at is null and m.role_id = any(${[...granted]}::uuid[])
    returning m.id, m.role_id`.execute(db)
  await letCodesFollow(db, by, answer.rows)
  return idsOf(answer)
}

async function restoreSeats(db: Db, { communityId }: Actor, seats: Made['changedSeats']) {
  const answer = await sql<Restored>`
    update residencies as r
    set household_role = case r.household_role when was."to"->>'householdRole'
          then was."from"->>'householdRole' else r.household_role end,
        occupancy = case r.occupancy when was."to"->>'occupancy'
          then was."from"->>'occupancy' else r.occupancy end
    from jsonb_to_recordset(${JSON.stringify(seats)}::jsonb)
      as was ("memberId" uuid, "householdId" uuid, "from" jsonb, "to" jsonb)
    where r.community_id = ${communityId} and r.member_id = was."memberId"
      and r.household_id = was."householdId" and r.until is null
      and (r.household_role = was."to"->>'householdRole' and was."from"->'householdRole' <> was."to"->'householdRole'
        or r.occupancy = was."to"->>'occupancy' and was."from"->'occupancy' <> was."to"->'occupancy')
    returning r.member_id as id`.execute(db)
  return idsOf(answer)
}
