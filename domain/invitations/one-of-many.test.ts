import { proofOf } from '#domain/accounts/proof.ts'
import type { Home } from '#domain/addresses/home.ts'
import { isInvited } from '#domain/communities/is-invited.ts'
import { readEmail } from '#domain/contacts/email-address.ts'
import { readPastedNumbers } from '#domain/contacts/read-pasted-numbers.ts'
import { newId } from '#domain/new-id.ts'
import {
  aJoining,
  aNewcomer,
  aNumber,
  anEmail,
  anInvitation,
  anOpenCode,
  key,
} from '#test/factories.ts'
import { theLimits } from '#test/identity.ts'
import { aHomeAt } from '#test/knocks.ts'
import { readsFew, type Scene } from '#test/one-of-many.ts'
import { askAgain } from './ask-again.ts'
import { askLeader } from './ask-leader.ts'
import { fixAddress } from './fix-address.ts'
import { inviteAddresses } from './invite-addresses.ts'
import { inviteMember } from './invite-member.ts'
import { inviteNumbers } from './invite-numbers.ts'
import { nameInvitations } from './name-invitations.ts'
import { askMailboxProof, proveMailbox, readMailboxProof } from './prove-mailbox.ts'
import { recallInvitation } from './recall-submission.ts'
import { recordOpening } from './record-opening.ts'
import { redeemInvitation } from './redeem-invitation.ts'
import { replaceCodes } from './replace-code.ts'
import { foreseeResending, resendInvitations } from './resend-invitations.ts'
import { showCode } from './show-code.ts'
import { tellStory } from './tell-story.ts'
import { tryCode } from './try-code.ts'
import { voidBatch } from './void-batch.ts'
import { voidInvitations } from './void-invitations.ts'

const nowhere = aHomeAt('7 QUILL LN')
const longAgo = new Date('2020-01-01T12:00:00Z')

/** Somebody holds a code, signed in, and tries it. */
async function triesCode({ db }: Scene, typed: string) {
  const { accountId, email } = await aJoining(db)
  const given = { typed, holder: { accountId, email }, who: ['somebody'] }
  return () => tryCode(db, { key, limits: theLimits(db), ring: () => undefined }, given)
}

/** Somebody with another address than the one that was invited. */
async function aStranger({ db, by: { communityId }, one: { invitationId } }: Scene) {
  const { accountId, email } = await aJoining(db)
  const account = { id: accountId, email }
  return { account, communityId, invitationId, from: null, locale: 'en' }
}

/** Somebody with an open code comes and tells a home. */
async function comes({ db, by }: Scene, toldHome: Home) {
  const { communityId, invitationId } = await anOpenCode(db, { by })
  const joining = await aJoining(db)
  return () => redeemInvitation(db, joining, { communityId, invitationId, toldHome })
}

/** Somebody has joined with the code that was sent to them. */
async function hasJoined({ db, by: { communityId }, one: { email, invitationId } }: Scene) {
  const joining = await aJoining(db, { email })
  await redeemInvitation(db, joining, { communityId, invitationId })
  return joining
}

async function aList({ db, by }: Scene) {
  const email = readEmail(anEmail())!
  const batchId = newId()
  const list = { addressees: [{ email, name: null }], leftOut: [], submission: batchId }
  return { batchId, invite: () => inviteAddresses(db, by, list, { key }) }
}

readsFew({
  'inviting into a home of the community':
    ({ db, by, one: { householdId, propertyId } }) =>
    () =>
      inviteMember(db, by, aNewcomer({ place: { propertyId, householdId } }), { key }),
  'inviting into a new home':
    ({ db, by }) =>
    () =>
      inviteMember(db, by, aNewcomer({ place: { home: nowhere, householdName: null } }), { key }),
  'inviting one address': async (scene) => (await aList(scene)).invite,
  'voiding a list of one address': async (scene) => {
    const { batchId, invite } = await aList(scene)
    await invite()
    return () => voidBatch(scene.db, scene.by, { batchId })
  },
  'inviting one number': ({ db, by }) => {
    const list = { given: readPastedNumbers(aNumber()), consented: true, submission: newId() }
    return () => inviteNumbers(db, by, list, { key })
  },
  'what was sent': async ({ db, by }) => {
    const { invitationId } = await anInvitation(db, { by })
    return () => recallInvitation(db, by, { invitationId, key })
  },
  'showing a code': async ({ db, by }) => {
    const { invitationId } = await anInvitation(db, { by })
    return () => showCode(db, by, { invitationId, key })
  },
  'the story of an invitation':
    ({ db, by, one }) =>
    () =>
      tellStory(db, by, one),
  'the name of an invitation':
    ({ db, by, one: { invitationId } }) =>
    () =>
      nameInvitations(db, by, { invitationIds: [invitationId] }),
  'foreseeing whom a resend reaches':
    ({ db, by, one: { invitationId } }) =>
    () =>
      foreseeResending(db, by, { invitationIds: [invitationId] }),
  'resending one invitation':
    ({ db, by, one: { memberId } }) =>
    () =>
      resendInvitations(db, by, { memberIds: [memberId] }),
  'resending an open code': async ({ db, by }) => {
    const { invitationId } = await anOpenCode(db, { by, contact: anEmail(), at: longAgo })
    return () => resendInvitations(db, by, { invitationIds: [invitationId] })
  },
  'voiding one invitation':
    ({ db, by, one: { memberId } }) =>
    () =>
      voidInvitations(db, by, { memberIds: [memberId] }),
  'replacing one code':
    ({ db, by, one: { invitationId } }) =>
    () =>
      replaceCodes(db, by, { invitationIds: [invitationId] }, { key }),
  'correcting an address':
    ({ db, by, one: { invitationId } }) =>
    () =>
      fixAddress(db, by, { invitationId, typed: 'mended@example.com', sharesAddress: false }),
  'whether an address is invited anywhere':
    ({ db, one: { email } }) =>
    () =>
      isInvited(db, email),
  'what a code offers': async (scene) => {
    const { code } = await anInvitation(scene.db, { by: scene.by })
    return triesCode(scene, code)
  },
  'what an open code offers': async (scene) => {
    const { code } = await anOpenCode(scene.db, { by: scene.by })
    return triesCode(scene, code)
  },
  'what a pass for a home offers': async (scene) => {
    const { propertyId } = scene.one
    const { code } = await anOpenCode(scene.db, { by: scene.by, propertyId })
    return triesCode(scene, code)
  },
  'opening an invitation': async ({ db, by }) => {
    const { invitationId } = await anInvitation(db, { by })
    return () => recordOpening(db, { communityId: by.communityId, invitationId })
  },
  'asking for a new invitation': async ({ db, by }) => {
    const { code } = await anInvitation(db, { by, at: longAgo })
    const asking = { typed: code, who: ['somebody'], from: null }
    return () => askAgain(db, { key, limits: theLimits(db) }, asking)
  },
  'asking a leader': async (scene) => {
    const asking = await aStranger(scene)
    return () => askLeader(scene.db, { limits: theLimits(scene.db) }, asking)
  },
  'asking for a mailbox proof': async (scene) => {
    const asking = await aStranger(scene)
    return () => askMailboxProof(scene.db, { limits: theLimits(scene.db) }, asking)
  },
  'proving a mailbox': async (scene) => {
    const { db } = scene
    await askMailboxProof(db, { limits: theLimits(db) }, await aStranger(scene))
    const { id } = await db
      .selectFrom('mailboxProofs')
      .select('id')
      .where('communityId', '=', scene.by.communityId)
      .executeTakeFirstOrThrow()
    const { token } = proofOf(key, { purpose: 'mailbox', id })
    return async () =>
      (await readMailboxProof(db, { key }, token)) &&
      (await proveMailbox(db, { key }, { token, from: null }))
  },
  'joining with one’s own code': async ({ db, by, one: { email, invitationId } }) => {
    const joining = await aJoining(db, { email })
    return () => redeemInvitation(db, joining, { communityId: by.communityId, invitationId })
  },
  'an open code for a home in which nobody has joined': async (scene) => {
    const place = { home: nowhere, householdName: null }
    await anInvitation(scene.db, { by: scene.by, newcomer: { place } })
    return comes(scene, nowhere)
  },
  'an open code for an occupied home': (scene) => comes(scene, aHomeAt(scene.one.street)),
  'an open code for an unknown home': (scene) => comes(scene, nowhere),
  'a pass for a home': async ({ db, by, one: { propertyId } }) => {
    const { communityId, invitationId } = await anOpenCode(db, { by, propertyId })
    const joining = await aJoining(db)
    return () => redeemInvitation(db, joining, { communityId, invitationId })
  },
  'one more home by an open code': async (scene) => {
    const joining = await hasJoined(scene)
    const { communityId, invitationId } = await anOpenCode(scene.db, { by: scene.by })
    const redeeming = { communityId, invitationId, toldHome: nowhere }
    return () => redeemInvitation(scene.db, joining, redeeming)
  },
})
