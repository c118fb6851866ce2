import { sql } from 'kysely'
import { expect, onTestFinished } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { askSecondStep } from '#domain/communities/ask-second-step.ts'
import { chooseReminders } from '#domain/communities/choose-reminders.ts'
import { changeGroup } from '#domain/groups/change-group.ts'
import { joinGroup } from '#domain/groups/join-group.ts'
import { withdrawRequest } from '#domain/groups/settle-request.ts'
import { fixAddress } from '#domain/invitations/fix-address.ts'
import { inviteMember } from '#domain/invitations/invite-member.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { replaceCodes } from '#domain/invitations/replace-code.ts'
import { resendInvitations } from '#domain/invitations/resend-invitations.ts'
import { voidBatch } from '#domain/invitations/void-batch.ts'
import { voidInvitations } from '#domain/invitations/void-invitations.ts'
import { choosePrivacy } from '#domain/members/choose-answers.ts'
import { newId } from '#domain/new-id.ts'
import { chooseHowTold } from '#domain/notices/how-told.ts'
import { settleNotice } from '#domain/notices/settle-notice.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { discardRoster } from '#domain/rosters/discard-roster.ts'
import { aBroughtRoster } from '#test/brought-rosters.ts'
import { freshDatabase, test } from '#test/database.ts'
import { aJoining, aLeader, aNewcomer, anInvitation, key } from '#test/factories.ts'
import { aFullCommunity, aPool } from '#test/full-database.ts'
import { aGroup } from '#test/groups.ts'
import { aBatch } from '#test/passes.ts'
import { rowsOf } from '#test/rows.ts'
import { whatStands } from '#test/what-stands.ts'

type Deed = () => Promise<unknown>

/** Deeds of every kind: what must be there before, and then the deed itself. */
const deeds: Record<string, (db: Db, by: Actor) => Promise<Deed>> = {
  'inviting somebody': async (db, by) => {
    const newcomer = aNewcomer()
    return () => inviteMember(db, by, newcomer, { key })
  },
  'sending an invitation again': async (db, by) => {
    const { invitationId } = await anInvitation(db, { by, newcomer: { sendNow: false } })
    return () => resendInvitations(db, by, { invitationIds: [invitationId] })
  },
  'voiding an invitation': async (db, by) => {
    const { invitationId } = await anInvitation(db, { by })
    return () => voidInvitations(db, by, { invitationIds: [invitationId] })
  },
  'replacing a code': async (db, by) => {
    const { invitationId } = await anInvitation(db, { by })
    return () => replaceCodes(db, by, { invitationIds: [invitationId] }, { key })
  },
  'correcting an address': async (db, by) => {
    const { invitationId } = await anInvitation(db, { by })
    const fixing = { invitationId, typed: 'bo.chen@example.org', sharesAddress: false }
    return () => fixAddress(db, by, fixing)
  },
  joining: async (db, by) => {
    const { invitationId, email } = await anInvitation(db, { by })
    const joining = await aJoining(db, { email })
    const { communityId } = by
    return () => redeemInvitation(db, joining, { communityId, invitationId })
  },
  'making access passes': async (db, by) => () => aBatch(db, by),
  'voiding access passes': async (db, by) => {
    const batchId = await aBatch(db, by)
    return () => voidBatch(db, by, { batchId })
  },
  'creating a group': async (db, by) => () => aGroup(db, by),
  'changing a group': async (db, by) => {
    const groupId = await aGroup(db, by)
    const described = { name: 'Garden', about: '', isOpen: false }
    return () => changeGroup(db, by, { groupId, ...described })
  },
  'taking back what one asked of a group': async (db, by) => {
    const groupId = await aGroup(db, by, { isOpen: false })
    const { invitationId, email, memberId } = await anInvitation(db, { by })
    const joining = await aJoining(db, { email })
    const { communityId } = by
    await redeemInvitation(db, joining, { communityId, invitationId })
    const bo = { ...by, memberId, accountId: joining.accountId }
    await joinGroup(db, bo, { groupId })
    return () => withdrawRequest(db, bo, { groupId })
  },
  'choosing reminders': async (db, by) => () => chooseReminders(db, by, { reminds: true }),
  'asking two-factor': async (db, by) => () =>
    askSecondStep(db, by, { asked: true, hasSecondStep: true }),
  'choosing what neighbours see': async (db, by) => {
    const own = { ...by, from: null }
    const privacy = { showEmail: true, showPhone: false, showPhoto: true }
    return () => choosePrivacy(db, own as never, privacy)
  },
  'choosing how to be told': async (db, by) => () => chooseHowTold(db, by, { told: 'daily' }),
  'taking a notice off': async (db, by) => {
    const { communityId, memberId } = by
    const id = newId()
    await inCommunity(db, communityId, (db, noticedAt) =>
      db
        .insertInto('notices')
        .values({ communityId, id, kind: 'asked a leader', memberId, noticedAt })
        .execute(),
    )
    return () => settleNotice(db, by, { noticeId: id })
  },
  'uploading a roster': async (db, by) => () => aBroughtRoster(db, by),
  'discarding a roster': async (db, by) => {
    const rosterId = await aBroughtRoster(db, by)
    return () => discardRoster(db, by, { rosterId })
  },
}

test.for(Object.keys(deeds))('%s stands with its event, or neither does', async (name) => {
  const { db, breaks } = await aFragileDatabase()
  const by = await aLeader(db)
  const deed = await deeds[name]!(db, by)
  const before = await everything(db, by)

  await breaks(true)
  await expect(deed()).rejects.toThrow('the power fails')
  expect(await everything(db, by)).toEqual(before)

  await breaks(false)
  await deed()
  const after = await everything(db, by)
  expect(after.events.length).toBeGreaterThan(before.events.length)
  expect(after.events.slice(0, before.events.length)).toEqual(before.events)
})

async function everything(db: Db, { communityId }: Actor) {
  return {
    events: await rowsOf(db, communityId, 'auditEvents'),
    rosters: await rowsOf(db, communityId, 'rosters'),
    stands: await whatStands(db, communityId),
  }
}

/** A database whose transactions fail at their very end, where something was written into the log. */
async function aFragileDatabase() {
  const { address, db } = await freshDatabase()
  onTestFinished(() => db.destroy())
  const owner = aPool(address, 'owner', 1)
  await sql`create table power (fails boolean not null)`.execute(owner)
  await sql`insert into power values (false)`.execute(owner)
  await sql`
    create function fail() returns trigger language plpgsql security definer as $$
    begin
      if (select fails from power) then raise exception 'the power fails'; end if;
      return null;
    end $$`.execute(owner)
  await sql`
    create constraint trigger fail after insert on audit_events deferrable initially deferred
      for each row execute function fail()`.execute(owner)
  const breaks = (fails: boolean) => sql`update power set fails = ${fails}`.execute(owner)
  return { db, breaks }
}

test('no event holds a code, a link or a secret of what it tells', async () => {
  const { address, db } = await freshDatabase()
  onTestFinished(() => db.destroy())
  const communityId = await aFullCommunity(db)
  const by = await aLeader(db)
  const invited = await anInvitation(db, { by })
  const owner = aPool(address, 'owner')
  const answer = await sql<{ facts: string }>`select facts::text from audit_events`.execute(owner)
  const told = answer.rows.map(({ facts }) => facts).join('\n')
  expect(told).toContain('sent')
  const secrets = await sql<{ secret: string }>`
    select encode(code_look_up, 'hex') as secret from invitations
    union all select encode(sealed_code, 'hex') from invitations where sealed_code is not null
    union all select token from sessions`.execute(owner)
  expect(secrets.rows.length).toBeGreaterThan(2)
  const codes = [invited.code, invited.code.replaceAll('-', '')]
  for (const secret of [...secrets.rows.map(({ secret }) => secret), ...codes])
    expect(told.toLowerCase()).not.toContain(secret.toLowerCase())
  expect(communityId).not.toBe(by.communityId)
})
