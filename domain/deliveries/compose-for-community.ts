import type { Db } from '#database/connect.ts'
import { proofOf } from '#domain/accounts/proof.ts'
import { type AccessCode, printCode } from '#domain/invitations/access-code.ts'
import { openCode } from '#domain/invitations/create-invitation.ts'
import { openNotices, showNotice } from '#domain/notices/list-notices.ts'
import type {
  Envelope,
  InvitationFacts,
  Letterhead,
  Locale,
  Message,
} from '#integrations/mail/mail.ts'
import type { CommunityDelivery } from './community-outbox.ts'
import type { CommunityTemplate } from './delivery.ts'
import { readInvitationFacts } from './invitation-facts.ts'
import type { Sending } from './send-deliveries.ts'

type Letter = { envelope: Envelope; message: Message } | { obsolete: string }
type Facts = {
  proofId?: string
  askedBy?: string
  noticeId?: string
  since?: string | null
  home?: string
}

/** What every message of a community knows. */
type About = {
  db: Db
  sending: Sending
  row: CommunityDelivery
  facts: Facts
  community: Letterhead & { slug: string }
}

/**
 * Says what a message of a community says now. What is no longer true is not sent: an invitation that
 * was withdrawn or used meanwhile, a notice somebody has settled.
 */
export async function composeForCommunity(
  db: Db,
  sending: Sending,
  row: CommunityDelivery,
): Promise<Letter> {
  const community = await readLetterhead(db, sending, row.communityId)
  const about = { db, sending, row, facts: row.facts as Facts, community }
  const message = await composers[row.template as CommunityTemplate](about)
  if (!message) return { obsolete: 'no longer true' }
  const { id, recipient: to } = row
  const senderName = `${community.name} via Communitrak`
  const envelope = { id, to, locale: row.locale as Locale, senderName, unsubscribeUrl: null }
  return { envelope, message }
}

const composers: Record<CommunityTemplate, (about: About) => Promise<Message | null>> = {
  invitation: async (about) => {
    const facts = await invitationOf(about)
    return facts && { template: 'invitation', ...facts }
  },
  reminder: async (about) => {
    const facts = await invitationOf(about)
    return facts && { template: 'reminder', ...facts }
  },
  welcome: async ({ db, sending, row, community }) => {
    const firstName = await firstNameOf(db, row)
    return { template: 'welcome', community, firstName, homeUrl: homeOf(sending, community) }
  },
  'home confirmed': async ({ db, sending, row, facts, community }) => {
    const firstName = await firstNameOf(db, row)
    const url = homeOf(sending, community)
    return { template: 'home confirmed', community, firstName, home: facts.home!, url }
  },
  'home declined': async ({ db, sending, row, facts, community }) => {
    const firstName = await firstNameOf(db, row)
    const url = `${sending.publicUrl}/communities`
    return { template: 'home declined', community, firstName, home: facts.home!, url }
  },
  'mailbox proof': async ({ db, sending, row, facts, community }) => {
    const { token } = proofOf(sending.key, { purpose: 'mailbox', id: facts.proofId! })
    const firstName = await firstNameOf(db, row)
    const proofUrl = `${sending.publicUrl}/join/prove/${token}`
    return { template: 'mailbox proof', community, firstName, askedBy: facts.askedBy!, proofUrl }
  },
  notice: async ({ db, sending, row, facts, community }) => {
    const notice = await openNotices(db, row.communityId)
      .where('notices.id', '=', facts.noticeId!)
      .executeTakeFirst()
    if (!notice) return null
    const homeUrl = homeOf(sending, community)
    return { template: 'notice', community, homeUrl, notice: showNotice(notice) }
  },
  'daily notices': async ({ db, sending, row, facts, community }) => {
    const notices = await openNotices(db, row.communityId)
      .$if(facts.since != null, (news) => news.where('noticedAt', '>', new Date(facts.since!)))
      .orderBy('notices.noticedAt')
      .limit(50)
      .execute()
    if (notices.length === 0) return null
    const homeUrl = homeOf(sending, community)
    return { template: 'daily notices', community, homeUrl, notices: notices.map(showNotice) }
  },
}

async function invitationOf({
  db,
  sending,
  row,
  community,
}: About): Promise<InvitationFacts | null> {
  const facts = await readInvitationFacts(db, row)
  if (!facts?.sealedCode) return null
  const code: AccessCode = openCode(sending.key, facts.sealedCode, row.invitationId!)
  const { firstName, inviterName, address, until } = facts
  return {
    community,
    firstName,
    inviterName,
    address,
    until,
    isPersonal: row.memberId !== null,
    code: printCode(code),
    joinUrl: `${sending.publicUrl}/join/${code}`,
    typeUrl: `${sending.publicUrl}/join/resident`,
  }
}

function homeOf({ publicUrl }: Sending, { slug }: { slug: string }): string {
  return `${publicUrl}/c/${slug}`
}

async function readLetterhead(db: Db, { publicUrl }: Sending, communityId: string) {
  const { name, slug, color, hasLogo } = await db
    .selectFrom('communities')
    .select(['name', 'slug', 'color'])
    .select((eb) => eb('logo', 'is not', null).as('hasLogo'))
    .where('id', '=', communityId)
    .executeTakeFirstOrThrow()
  return { name, slug, color, logoUrl: hasLogo ? `${publicUrl}/logo/${communityId}` : null }
}

async function firstNameOf(db: Db, row: CommunityDelivery): Promise<string> {
  const { firstName } = await db
    .selectFrom('members')
    .select('firstName')
    .where('communityId', '=', row.communityId)
    .where('id', '=', row.memberId)
    .executeTakeFirstOrThrow()
  return firstName
}
