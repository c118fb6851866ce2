import type { Db } from '#database/connect.ts'
import type { CommunityDelivery } from './community-outbox.ts'
import type { Sending } from './send-deliveries.ts'
import type { Writer } from './writer.ts'

type Facts = {
  groupId?: string
  group?: string
  proofId?: string
  askedBy?: string
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
}

/** What every message to a member knows, beside the facts of its own. */
export type AboutMember = {
  db: Db
  sending: Sending
  row: CommunityDelivery
  facts: Facts
  writer: Writer
}

/** The community's own page. */
export function homeOf({ publicUrl }: Sending, { slug }: Writer): string {
  return `${publicUrl}/c/${slug}`
}

/** What a message calls the member it goes to. */
export async function firstNameOf(db: Db, row: CommunityDelivery): Promise<string> {
  const { firstName } = await db
    .selectFrom('members')
    .select('firstName')
    .where('communityId', '=', row.communityId)
    .where('id', '=', row.memberId)
    .executeTakeFirstOrThrow()
  return firstName
}
