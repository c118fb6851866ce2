import type { Db } from '#database/connect.ts'
import type { CommunityDelivery } from './community-outbox.ts'
import type { Sending } from './send-deliveries.ts'
import type { Writer } from './writer.ts'

type Facts = {
  groupId?: string
  group?: string
  proofId?: string
  askedBy?: string
  addedBy?: string
  noticeId?: string
  since?: string | null
  home?: string
  firstName?: string
  headName?: string
  moveId?: string
  lastDay?: string
  leaves?: boolean
  householdId?: string
  signIn?: string
  other?: string
  reason?: string
  accessId?: string
}

/** What every message to a member knows, beside the facts of its own. */
export type AboutMember = {
  db: Db
  sending: Sending
  row: CommunityDelivery
  facts: Facts
  writer: Writer
  now: Date
}

/** The community's own page. */
export function homeOf({ publicUrl }: Sending, { slug }: Writer): string {
  return `${publicUrl}/c/${slug}`
}

/** What a message calls the member it goes to. */
export async function firstNameOf(db: Db, row: CommunityDelivery): Promise<string> {
  return (await personOf(db, row)).firstName
}

/** How a member of the community of a message is called. */
export function personOf(db: Db, row: Pick<CommunityDelivery, 'communityId' | 'memberId'>) {
  return db
    .selectFrom('members')
    .select(['firstName', 'lastName'])
    .where('communityId', '=', row.communityId)
    .where('id', '=', row.memberId)
    .executeTakeFirstOrThrow()
}
