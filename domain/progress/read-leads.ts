import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import {
  beginTelling,
  type InvitationRow,
  readInvitations,
} from '#domain/invitations/read-invitations.ts'
import { factsOf } from '#domain/invitations/story-rows.ts'
import type { Lead } from './hold-up.ts'

/** A home, and who is expected there. */
type AwaitingHome = { id: string; people: readonly { id: string }[] }

/**
 * The invitations that lead to some homes, by the home: those of the people expected there, and the
 * passes made for it; to be asked inside the community.
 */
export async function readLeads(
  db: Db,
  communityId: string,
  { homes, now }: { homes: readonly AwaitingHome[]; now: Date },
): Promise<Map<string, Lead[]>> {
  const homesOf = homesByPerson(homes)
  const telling = await beginTelling(db, communityId, now)
  const rows = await readInvitations(
    db,
    telling,
    sql`select * from invitations where invitations.community_id = ${communityId}
        and (invitations.member_id = any(${[...homesOf.keys()]}::uuid[])
          or invitations.property_id = any(${homes.map(({ id }) => id)}::uuid[]))
        and invitations.redeemed_at is null`,
  )
  const leads = new Map<string, Lead[]>()
  for (const row of rows) {
    const to = row.memberId ? homesOf.get(row.memberId) : [row.propertyId!]
    for (const home of to ?? []) addTo(leads, home, leadOf(row))
  }
  return leads
}

function homesByPerson(homes: readonly AwaitingHome[]): Map<string, string[]> {
  const homesOf = new Map<string, string[]>()
  for (const { id, people } of homes) for (const person of people) addTo(homesOf, person.id, id)
  return homesOf
}

function addTo<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  lists.set(key, [...(lists.get(key) ?? []), value])
}

function leadOf(row: InvitationRow): Lead {
  const { id: invitationId, memberId, sentAt, openedAt } = row
  const heardAt = openedAt ?? sentAt
  return { invitationId, facts: factsOf(row), isPass: memberId === null, heardAt }
}
