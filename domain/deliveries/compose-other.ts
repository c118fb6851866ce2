import type { Db } from '#database/connect.ts'
import { proofOf } from '#domain/accounts/proof.ts'
import { firstNameInside, firstNameOfEntering } from '#domain/curtain/first-name-inside.ts'
import { isProofOpen } from '#domain/invitations/prove-mailbox.ts'
import { openNotices, showNotice } from '#domain/notices/list-notices.ts'
import { readAsTold } from '#domain/notices/tell-leaders.ts'
import type { Message } from '#integrations/mail/message.ts'
import { type AboutMember, firstNameOf, homeOf } from './about-member.ts'
import type { CommunityDelivery } from './community-outbox.ts'
import { groupComposers } from './compose-groups.ts'
import { householdComposers } from './compose-household.ts'
import { moveComposers } from './compose-move.ts'
import { composeSupport } from './compose-support.ts'
import type { CommunityTemplate } from './delivery.ts'
import { opensWhen } from './opens-when.ts'
import type { Letter, Sending } from './send-deliveries.ts'
import { envelopeOf, letterheadOf, type Writer } from './writer.ts'

type OtherTemplate = Exclude<CommunityTemplate, 'invitation' | 'reminder'>

/** The messages of a community that are no invitations: few, and each with facts of its own. */
export async function composeOther(
  db: Db,
  sending: Sending,
  { row, writer, now }: { row: CommunityDelivery; writer: Writer; now: Date },
): Promise<Letter> {
  const about = { db, sending, row, facts: row.facts as AboutMember['facts'], writer, now }
  const message = await composers[row.template as OtherTemplate](about)
  if (!message) return { obsolete: 'no longer true' }
  return { envelope: envelopeOf(sending, row, writer), message }
}

const composers: Record<OtherTemplate, (about: AboutMember) => Promise<Message | null>> = {
  welcome: async ({ db, sending, row, writer, now }) => {
    const firstName = await firstNameOf(db, row)
    const drawn = opensWhen(writer, { locale: row.locale, now })
    const opens = drawn && (await firstNameOfEntering(db, row)) === null ? drawn : null
    const community = letterheadOf(writer)
    return { template: 'welcome', community, firstName, opens, homeUrl: homeOf(sending, writer) }
  },
  'home confirmed': async ({ db, sending, row, facts, writer }) => {
    const firstName = await firstNameOf(db, row)
    const community = letterheadOf(writer)
    const url = homeOf(sending, writer)
    return { template: 'home confirmed', community, firstName, home: facts.home!, url }
  },
  'home declined': async ({ db, sending, row, facts, writer }) => {
    const firstName = await firstNameOf(db, row)
    const community = letterheadOf(writer)
    const url = `${sending.publicUrl}/communities`
    return { template: 'home declined', community, firstName, home: facts.home!, url }
  },
  'member already': async ({ sending, facts, writer }) => ({
    template: 'member already',
    community: letterheadOf(writer),
    firstName: facts.firstName!,
    url: `${sending.publicUrl}/sign-in`,
  }),
  'join request declined': async ({ sending, facts, writer }) => ({
    template: 'join request declined',
    community: letterheadOf(writer),
    firstName: facts.firstName!,
    url: `${sending.publicUrl}/join/resident`,
  }),
  ...groupComposers,
  ...householdComposers,
  ...moveComposers,
  'sign-in merged': async (about) => ({ template: 'sign-in merged', ...signInFacts(about) }),
  'sign-in back': async (about) => ({ template: 'sign-in back', ...signInFacts(about) }),
  suspended: async (about) =>
    (await isSuspended(about))
      ? { template: 'suspended', ...(await standingOf(about)), reason: about.facts.reason! }
      : null,
  reinstated: async (about) =>
    (await isSuspended(about)) ? null : { template: 'reinstated', ...(await standingOf(about)) },
  'curtain lifted': async ({ db, sending, row, writer }) => {
    const firstName = await firstNameInside(db, row)
    if (firstName === null) return null
    const url = homeOf(sending, writer)
    return { template: 'curtain lifted', community: letterheadOf(writer), firstName, url }
  },
  'support access': composeSupport,
  'mailbox proof': async ({ db, sending, row, facts, writer, now }) => {
    const { communityId } = row
    if (!(await isProofOpen(db, { communityId, proofId: facts.proofId!, now }))) return null
    const { token } = proofOf(sending.key, { purpose: 'mailbox', id: facts.proofId! })
    const firstName = await firstNameOf(db, row)
    const proofUrl = `${sending.publicUrl}/join/prove/${token}`
    const community = letterheadOf(writer)
    return { template: 'mailbox proof', community, firstName, askedBy: facts.askedBy!, proofUrl }
  },
  notice: async ({ db, sending, row, facts, writer }) => {
    const permissions = await readAsTold(db, row)
    if (!permissions) return null
    const notice = await openNotices(db, row.communityId)
      .where('notices.id', '=', facts.noticeId!)
      .executeTakeFirst()
    if (!notice) return null
    const homeUrl = homeOf(sending, writer)
    const community = letterheadOf(writer)
    return { template: 'notice', community, homeUrl, notice: showNotice(notice, permissions) }
  },
  'daily notices': async ({ db, sending, row, facts, writer }) => {
    const permissions = await readAsTold(db, row)
    if (!permissions) return null
    const notices = await openNotices(db, row.communityId)
      .$if(facts.since != null, (news) => news.where('noticedAt', '>', new Date(facts.since!)))
      .orderBy('notices.noticedAt')
      .limit(50)
      .execute()
    if (notices.length === 0) return null
    const homeUrl = homeOf(sending, writer)
    const community = letterheadOf(writer)
    const shown = notices.map((notice) => showNotice(notice, permissions))
    return { template: 'daily notices', community, homeUrl, notices: shown }
  },
}

function signInFacts({ sending, facts, writer }: AboutMember) {
  const { firstName, signIn, other } = facts as Required<AboutMember['facts']>
  return {
    community: letterheadOf(writer),
    firstName,
    signIn,
    other,
    url: `${sending.publicUrl}/sign-in`,
  }
}

async function standingOf({ db, sending, row, writer }: AboutMember) {
  const isOutside = row.template === 'suspended'
  return {
    community: letterheadOf(writer),
    firstName: await firstNameOf(db, row),
    url: isOutside ? `${sending.publicUrl}/communities` : homeOf(sending, writer),
  }
}

async function isSuspended({ db, row }: AboutMember): Promise<boolean> {
  const { suspendedAt } = await db
    .selectFrom('members')
    .select('suspendedAt')
    .where('communityId', '=', row.communityId)
    .where('id', '=', row.memberId)
    .executeTakeFirstOrThrow()
  return suspendedAt !== null
}
