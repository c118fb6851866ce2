import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { nameKey } from '#domain/contacts/person-name.ts'
import { fullName } from '#domain/members/member.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { holderOf } from './holder.ts'

/** Somebody skipped or served, in the order of names. */
export type Judged<Reason> = { key: string; name: string; because: Reason | null }

/** What reports name, in the order of names: those done, and those skipped with the reason. */
export function reportOn<Reason>(judged: readonly Judged<Reason>[]): {
  done: { name: string }[]
  skipped: { name: string; because: Reason }[]
} {
  const ordered = judged.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return {
    done: ordered.filter(({ because }) => because === null).map(({ name }) => ({ name })),
    skipped: ordered.flatMap(({ name, because }) => (because === null ? [] : [{ name, because }])),
  }
}

/**
 * Locks invitations that are neither used nor voided, in the order of their ids: nobody joins,
 * voids or resends meanwhile, and whoever was faster shows in what is read next.
 */
export async function lockLive(
  db: Db,
  { communityId }: Pick<Actor, 'communityId'>,
  invitationIds: readonly string[],
): Promise<void> {
  if (invitationIds.length === 0) return
  await db
    .selectFrom('invitations')
    .select('id')
    .where('communityId', '=', communityId)
    .where('id', '=', sql<string>`any(${invitationIds}::uuid[])`)
    .where('redeemedAt', 'is', null)
    .where('voidedAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export type Chosen = Awaited<ReturnType<typeof listChosen>>[number]

/**
 * Invitations as acts upon them need them: whom they are for, where their messages go (`recipient`:
 * null on paper, and where there is no address), and what decides over them. Ids of other communities
 * are left out.
 */
export async function listChosen(
  db: Db,
  { communityId }: Pick<Actor, 'communityId'>,
  ids: readonly string[],
) {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('invitations')
    .innerJoin('communities', 'communities.id', 'invitations.communityId')
    .innerJoin('roles', (join) =>
      join
        .onRef('roles.communityId', '=', 'invitations.communityId')
        .onRef('roles.id', '=', 'invitations.roleId'),
    )
    .leftJoin('members', (join) =>
      join
        .onRef('members.communityId', '=', 'invitations.communityId')
        .on('members.id', '=', holderOf('invitations')),
    )
    .select(['invitations.id', 'invitations.memberId', 'invitations.channel', 'invitations.roleId'])
    .select(['invitations.redeemedAt', 'invitations.voidedAt', 'invitations.voidedBecause'])
    .select(['invitations.contact', 'invitations.contactName', 'invitations.batchId'])
    .select(['invitations.serial', 'invitations.propertyId', 'invitations.consentedAt'])
    .select([
      'roles.isLeader',
      'roles.permissions',
      'communities.invitationDays',
      'members.nameKey',
    ])
    .select(['members.firstName', 'members.lastName', 'members.email', 'members.phone'])
    .select(sql<string>`coalesce(members.locale, communities.locale)`.as('locale'))
    .where('invitations.communityId', '=', communityId)
    .where('invitations.id', 'in', ids)
    .execute()
  return rows.map((row) => ({ ...row, ...nameOf(row), recipient: recipientOf(row) }))
}

type Named = {
  firstName: string | null
  lastName: string | null
  nameKey: string | null
  contactName: string | null
  contact: string | null
  serial: number | null
}

/** What a report calls an invitation: a person, an address, or the number of a pass. */
function nameOf({ firstName, lastName, nameKey: known, contactName, contact, serial }: Named) {
  if (firstName && lastName) return { name: fullName({ firstName, lastName }), key: known ?? '' }
  const name = contactName ?? contact ?? `#${serial ?? 1}`
  return { name, key: nameKey({ firstName: '', lastName: name }) }
}

type Reached = {
  channel: string
  memberId: string | null
  contact: string | null
  email: string | null
  phone: string | null
}

function recipientOf({ channel, memberId, contact, email, phone }: Reached): string | null {
  if (channel === 'pass') return null
  if (!memberId) return contact
  return channel === 'text' ? phone : email
}
