import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { queueDeliveries } from '#domain/deliveries/queue-delivery.ts'
import { fullName, memberState } from '#domain/members/member.ts'
import { accept, type Result } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { enterGroup } from './enter-group.ts'
import type { UnknownGroup } from './group.ts'
import { type HeldGroup, holdOwnGroup, recordGroupEvents } from './hold-group.ts'
import { letIntoGroup } from './let-into-group.ts'

/** Why somebody was not added: only who has joined the community and may enter it can be in a group. */
export type NotAdded = 'in the group already' | 'not joined yet' | 'access paused' | 'has left'

/** What came of it, both in the order of names. */
export type AddReport = {
  group: string
  added: { id: string; name: string }[]
  skipped: { name: string; because: NotAdded }[]
}

/**
 * Makes members part of a group that the actor runs, without their asking; they are told. A request of theirs
 * that waits is accepted with it. Ids of nobody, of another community and of merged records are left out, and
 * so is whoever the actor may not see. Throws `NotAllowed` for whoever runs neither this group nor all.
 */
export function addToGroup(
  db: Db,
  by: Actor,
  { groupId, memberIds }: { groupId: string; memberIds: readonly string[] },
  { at }: { at?: Date } = {},
): Promise<Result<AddReport, UnknownGroup>> {
  requirePermission(by, 'view active members')
  const work = async (db: Db, now: Date): Promise<Result<AddReport, UnknownGroup>> => {
    const held = await holdOwnGroup(db, by, { groupId })
    if (!held.ok) return held
    const group = held.value
    const judged = await judge(db, by, { groupId, memberIds })
    const adding = judged.filter(({ because }) => because === null)
    await add(db, by, { group, adding, now })
    return accept({
      group: group.name,
      added: adding.map((one) => ({ id: one.id, name: fullName(one) })),
      skipped: judged.flatMap(({ because, ...one }) =>
        because === null ? [] : [{ name: fullName(one), because }],
      ),
    })
  }
  return inCommunity(db, by.communityId, work, at)
}

type Held = Awaited<ReturnType<typeof holdMembers>>[number]

/** Decides of each whether they can be added; nobody leaves or is suspended meanwhile. */
async function judge(
  db: Db,
  by: Actor,
  { groupId, memberIds }: { groupId: string; memberIds: readonly string[] },
): Promise<(Held & { because: NotAdded | null })[]> {
  const members = await holdMembers(db, by, memberIds)
  const inside = await db
    .selectFrom('groupMembers')
    .select('memberId')
    .where('communityId', '=', by.communityId)
    .where('groupId', '=', groupId)
    .where('until', 'is', null)
    .where('memberId', '=', sql<string>`any(${memberIds}::uuid[])`)
    .execute()
  const isInside = new Set(inside.map(({ memberId }) => memberId))
  return members
    .map((one) => ({ ...one, because: whyNot(one, isInside) }))
    .filter(({ because }) => isSeen(by, because))
    .toSorted((a, b) => (a.nameKey < b.nameKey ? -1 : 1))
}

/** Who is not active is named only to those who see them in lists. */
function isSeen(by: Actor, because: NotAdded | null): boolean {
  const isActive = because === null || because === 'in the group already'
  return isActive || by.permissions.has('admin view members')
}

function whyNot(one: Held, isInside: ReadonlySet<string>): NotAdded | null {
  if (one.leftAt) return 'has left'
  if (one.suspendedAt) return 'access paused'
  if (memberState(one) !== 'active') return 'not joined yet'
  return isInside.has(one.id) ? 'in the group already' : null
}

function holdMembers(db: Db, { communityId }: Actor, memberIds: readonly string[]) {
  return db
    .selectFrom('members')
    .select(['id', 'firstName', 'lastName', 'nameKey', 'email', 'locale'])
    .select(['joinedAt', 'leftAt', 'suspendedAt'])
    .where('communityId', '=', communityId)
    .where('id', '=', sql<string>`any(${memberIds}::uuid[])`)
    .where('mergedInto', 'is', null)
    .orderBy('id')
    .forShare()
    .execute()
}

type Adding = { group: HeldGroup; adding: readonly Held[]; now: Date }

async function add(db: Db, by: Actor, { group, adding, now }: Adding): Promise<void> {
  const ids = adding.map(({ id }) => id)
  const which = sql`group_requests.member_id = any(${ids}::uuid[])`
  const hadAsked = await letIntoGroup(db, by, { group, which, now })
  const others = adding.filter(({ id }) => !hadAsked.includes(id))
  const { groupId } = group
  const memberIds = others.map(({ id }) => id)
  await enterGroup(db, by.communityId, { groupId, memberIds, now })
  await recordGroupEvents(db, by, { group, deed: 'added to group', memberIds, now })
  await tell(db, by, { group, adding: others, now })
}

/** Whoever adds themselves knows it. */
async function tell(db: Db, by: Actor, { group, adding, now }: Adding): Promise<void> {
  const { communityId, memberId: addedBy } = by
  const facts = { groupId: group.groupId, group: group.name, addedBy }
  const template = 'let into group' as const
  await queueDeliveries(
    db,
    adding.flatMap(({ id: memberId, email: recipient, locale }) =>
      recipient === null || memberId === addedBy
        ? []
        : [{ communityId, template, memberId, recipient, locale, facts, now }],
    ),
  )
}
