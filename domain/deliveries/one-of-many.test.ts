import { listEvents } from '#domain/audit/list-events.ts'
import { resendInvitations } from '#domain/invitations/resend-invitations.ts'
import { listNotices } from '#domain/notices/list-notices.ts'
import { settleNotice } from '#domain/notices/settle-notice.ts'
import { tellLeaders } from '#domain/notices/tell-leaders.ts'
import { listAccesses } from '#domain/support/list-accesses.ts'
import { liftSuppression } from '#domain/suppressions/lift-suppression.ts'
import { suppress } from '#domain/suppressions/suppress.ts'
import { suppressedRecipients } from '#domain/suppressions/suppressed.ts'
import { memoryMail } from '#integrations/mail/memory.ts'
import { memoryTexts } from '#integrations/texts/memory.ts'
import { key } from '#test/factories.ts'
import { readsFew, type Scene } from '#test/one-of-many.ts'
import { publicUrl } from '#test/post-office.ts'
import { anAccess, aSupportAgent } from '#test/support.ts'
import { type CommunityDelivery, communityOutbox } from './community-outbox.ts'
import { recordMailReport } from './record-bounce.ts'
import { takeBack } from './take-back.ts'

/** An invitation that is due. */
async function aLetter({ db, by, one: { memberId } }: Scene) {
  await resendInvitations(db, by, { memberIds: [memberId] })
  const letter = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('communityId', '=', by.communityId)
    .where('memberId', '=', memberId)
    .where('sentAt', 'is', null)
    .executeTakeFirstOrThrow()
  return { ...letter, lease: '' } as CommunityDelivery
}

/** A notice that waits for a leader. */
async function aNotice({ db, by: { communityId }, one: { memberId } }: Scene) {
  const kind = 'asked for a new invitation' as const
  await tellLeaders(db, { communityId, kind, memberId, now: new Date() })
}

const everything = { personId: null, kind: null, since: null, until: null }

readsFew({
  'composing a letter': async (scene) => {
    const rows = [await aLetter(scene)]
    const sending = { mail: memoryMail(), texts: memoryTexts(), key, publicUrl }
    const { compose } = communityOutbox(scene.db, sending, scene.by.communityId)
    return () => compose(rows)
  },
  'a letter that bounces': async (scene) => {
    const { id: deliveryId } = await aLetter(scene)
    const report = { kind: 'bounced', deliveryId, words: '550 no such user' } as const
    return async () => ({ ok: await recordMailReport(scene.db, report) })
  },
  'a letter that is taken back': async (scene) => {
    await aLetter(scene)
    const given = { invitationIds: [scene.one.invitationId], because: 'voided', now: new Date() }
    return () => takeBack(scene.db, scene.by.communityId, given)
  },
  unsubscribing: ({ db, by: { communityId }, one: { email: recipient } }) => {
    const suppression = { communityId, recipient, because: 'unsubscribed' } as const
    return () => suppress(db, { ...suppression, now: new Date() })
  },
  'whether somebody has unsubscribed':
    ({ db, by: { communityId }, one: { email } }) =>
    () =>
      suppressedRecipients(db, communityId, [email]),
  'writing to somebody again': async ({ db, by, one: { email: recipient } }) => {
    const { communityId } = by
    await suppress(db, { communityId, recipient, because: 'bounced', now: new Date() })
    return () => liftSuppression(db, by, { recipient })
  },
  'telling the leaders': (scene) => () => aNotice(scene),
  'the notices of one': async (scene) => {
    await aNotice(scene)
    return () => listNotices(scene.db, scene.by)
  },
  'settling a notice': async (scene) => {
    await aNotice(scene)
    const [notice] = await listNotices(scene.db, scene.by)
    return () => settleNotice(scene.db, scene.by, { noticeId: notice!.id })
  },
  'the newest of the audit log':
    ({ db, by }) =>
    () =>
      listEvents(db, by, { filter: everything }, { most: 20 }),
  'the audit log of one':
    ({ db, by, one: { memberId } }) =>
    () =>
      listEvents(db, by, { filter: { ...everything, personId: memberId } }),
  'who helps the community': async ({ db, by, slug }) => {
    const agent = await aSupportAgent(db)
    await anAccess(db, { agent, slug, leader: by })
    return () => listAccesses(db, by)
  },
})
