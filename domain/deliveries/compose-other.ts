import type { Db } from '#database/connect.ts'
import { proofOf } from '#domain/accounts/proof.ts'
import { firstNameInside } from '#domain/curtain/first-name-inside.ts'
import { waitingForGroups } from '#domain/groups/active-in-group.ts'
import { isInactive } from '#domain/households/is-inactive.ts'
import { fullName } from '#domain/members/member.ts'
import { type MoveState, moveState } from '#domain/moves/move.ts'
import { openNotices, showNotice } from '#domain/notices/list-notices.ts'
import type { Message } from '#integrations/mail/mail.ts'
import type { CommunityDelivery } from './community-outbox.ts'
import type { CommunityTemplate } from './delivery.ts'
import type { Letter, Sending } from './send-deliveries.ts'
import { envelopeOf, letterheadOf, type Writer } from './writer.ts'

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
}

/** What every such message knows. */
type About = { db: Db; sending: Sending; row: CommunityDelivery; facts: Facts; writer: Writer }

type OtherTemplate = Exclude<CommunityTemplate, 'invitation' | 'reminder'>

/** The messages of a community that are no invitations: few, and each with facts of its own. */
export async function composeOther(
  db: Db,
  sending: Sending,
  { row, writer }: { row: CommunityDelivery; writer: Writer },
): Promise<Letter> {
  const about = { db, sending, row, facts: row.facts as Facts, writer }
  const message = await composers[row.template as OtherTemplate](about)
  if (!message) return { obsolete: 'no longer true' }
  return { envelope: envelopeOf(sending, row, writer), message }
}

const composers: Record<OtherTemplate, (about: About) => Promise<Message | null>> = {
  welcome: async ({ db, sending, row, writer }) => {
    const firstName = await firstNameOf(db, row)
    const community = letterheadOf(writer)
    return { template: 'welcome', community, firstName, homeUrl: homeOf(sending, writer) }
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
  'asked to join group': async ({ db, sending, row, facts, writer }) => {
    const { groupId, group } = facts
    const asked = await waitingForGroups(db, row.communityId)
      .select(['members.firstName', 'members.lastName'])
      .where('groupRequests.groupId', '=', groupId!)
      .where('groupRequests.memberId', '=', facts.askedBy!)
      .executeTakeFirst()
    if (!asked) return null
    const about = { community: letterheadOf(writer), firstName: await firstNameOf(db, row) }
    const url = `${homeOf(sending, writer)}/groups/${groupId}`
    const askedBy = fullName(asked)
    return { template: 'asked to join group', ...about, askedBy, group: group!, url }
  },
  'let into group': async ({ db, sending, row, facts, writer }) => {
    const { groupId, group, addedBy: memberId } = facts
    const about = { community: letterheadOf(writer), firstName: await firstNameOf(db, row) }
    const addedBy = memberId ? fullName(await personOf(db, { ...row, memberId })) : null
    const url = `${homeOf(sending, writer)}/groups/${groupId}`
    return { template: 'let into group', ...about, addedBy, group: group!, url }
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
  'appointed head': async ({ db, sending, row, facts, writer }) => {
    const about = { firstName: await firstNameOf(db, row), home: facts.home! }
    const url = `${homeOf(sending, writer)}/my-household`
    const community = letterheadOf(writer)
    return { template: 'appointed head', community, ...about, headName: facts.headName!, url }
  },
  'removed from household': async ({ db, sending, row, facts, writer }) => {
    const about = { firstName: await firstNameOf(db, row), home: facts.home! }
    const url = homeOf(sending, writer)
    const community = letterheadOf(writer)
    return {
      template: 'removed from household',
      community,
      ...about,
      headName: facts.headName!,
      url,
    }
  },
  'household inactive': async (about) =>
    (await isHouseholdInactive(about)) ? aboutHousehold(about, 'household inactive') : null,
  'household active': async (about) =>
    (await isHouseholdInactive(about)) ? null : aboutHousehold(about, 'household active'),
  'moved to household': (about) => aboutHousehold(about, 'moved to household'),
  'stepped head down': (about) => aboutHousehold(about, 'stepped head down'),
  'move planned': async (about) =>
    (await isStill(about, 'planned')) ? moveOf(about, 'move planned') : null,
  'moved out': async (about) =>
    (await isStill(about, 'done')) ? moveOf(about, 'moved out') : null,
  'move cancelled': (about) => moveOf(about, 'move cancelled'),
  'move undone': (about) => moveOf(about, 'move undone'),
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
  'mailbox proof': async ({ db, sending, row, facts, writer }) => {
    const { token } = proofOf(sending.key, { purpose: 'mailbox', id: facts.proofId! })
    const firstName = await firstNameOf(db, row)
    const proofUrl = `${sending.publicUrl}/join/prove/${token}`
    const community = letterheadOf(writer)
    return { template: 'mailbox proof', community, firstName, askedBy: facts.askedBy!, proofUrl }
  },
  notice: async ({ db, sending, row, facts, writer }) => {
    const notice = await openNotices(db, row.communityId)
      .where('notices.id', '=', facts.noticeId!)
      .executeTakeFirst()
    if (!notice) return null
    const homeUrl = homeOf(sending, writer)
    const community = letterheadOf(writer)
    return { template: 'notice', community, homeUrl, notice: showNotice(notice) }
  },
  'daily notices': async ({ db, sending, row, facts, writer }) => {
    const notices = await openNotices(db, row.communityId)
      .$if(facts.since != null, (news) => news.where('noticedAt', '>', new Date(facts.since!)))
      .orderBy('notices.noticedAt')
      .limit(50)
      .execute()
    if (notices.length === 0) return null
    const homeUrl = homeOf(sending, writer)
    const community = letterheadOf(writer)
    return { template: 'daily notices', community, homeUrl, notices: notices.map(showNotice) }
  },
}

type HouseholdTemplate =
  | 'household inactive'
  | 'household active'
  | 'moved to household'
  | 'stepped head down'

async function aboutHousehold(
  { db, sending, row, facts, writer }: About,
  template: HouseholdTemplate,
): Promise<Message> {
  const about = { firstName: await firstNameOf(db, row), home: facts.home! }
  return { template, community: letterheadOf(writer), ...about, url: homeOf(sending, writer) }
}

/** What was set inactive and active again before the message left is not told. */
const isHouseholdInactive = ({ db, row: { communityId }, facts }: About) =>
  isInactive(db, { communityId }, { householdId: facts.householdId! })

type MoveTemplate = 'move planned' | 'moved out' | 'move cancelled' | 'move undone'

async function moveOf(
  { db, sending, row, facts, writer }: About,
  template: MoveTemplate,
): Promise<Message> {
  const { home, lastDay, leaves } = facts as Required<Facts>
  const about = { firstName: await firstNameOf(db, row), home: home!, leaves }
  const isOutside = template === 'moved out' && leaves
  const url = isOutside ? `${sending.publicUrl}/communities` : homeOf(sending, writer)
  const day = printDay(lastDay, row.locale)
  return { template, community: letterheadOf(writer), ...about, lastDay: day, url }
}

/** Whether a move is still what is told of it. */
async function isStill({ db, row, facts }: About, state: MoveState): Promise<boolean> {
  const move = await db
    .selectFrom('moves')
    .select(['lastDay', 'doneAt', 'cancelledAt', 'undoneAt'])
    .where('communityId', '=', row.communityId)
    .where('id', '=', facts.moveId!)
    .executeTakeFirst()
  return move !== undefined && move.lastDay === facts.lastDay && moveState(move) === state
}

/** A day as people of a language write it: `April 30, 2030`. */
function printDay(day: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  return format.format(new Date(`${day}T00:00:00Z`))
}

function signInFacts({ sending, facts, writer }: About) {
  const { firstName, signIn, other } = facts as Required<Facts>
  return {
    community: letterheadOf(writer),
    firstName,
    signIn,
    other,
    url: `${sending.publicUrl}/sign-in`,
  }
}

async function standingOf({ db, sending, row, writer }: About) {
  const isOutside = row.template === 'suspended'
  return {
    community: letterheadOf(writer),
    firstName: await firstNameOf(db, row),
    url: isOutside ? `${sending.publicUrl}/communities` : homeOf(sending, writer),
  }
}

async function isSuspended({ db, row }: About): Promise<boolean> {
  const { suspendedAt } = await db
    .selectFrom('members')
    .select('suspendedAt')
    .where('communityId', '=', row.communityId)
    .where('id', '=', row.memberId)
    .executeTakeFirstOrThrow()
  return suspendedAt !== null
}

function homeOf({ publicUrl }: Sending, { slug }: Writer): string {
  return `${publicUrl}/c/${slug}`
}

async function firstNameOf(db: Db, row: CommunityDelivery): Promise<string> {
  return (await personOf(db, row)).firstName
}

function personOf(db: Db, row: Pick<CommunityDelivery, 'communityId' | 'memberId'>) {
  return db
    .selectFrom('members')
    .select(['firstName', 'lastName'])
    .where('communityId', '=', row.communityId)
    .where('id', '=', row.memberId)
    .executeTakeFirstOrThrow()
}
