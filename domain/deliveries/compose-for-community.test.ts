import { expect, test } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { readToken } from '#domain/accounts/proof.ts'
import { addDays } from '#domain/days.ts'
import { appointHead } from '#domain/households/appoint-head.ts'
import { removeResident } from '#domain/households/remove-resident.ts'
import { readCode } from '#domain/invitations/access-code.ts'
import { askLeader } from '#domain/invitations/ask-leader.ts'
import { findInvitation } from '#domain/invitations/find-invitation.ts'
import { askMailboxProof } from '#domain/invitations/prove-mailbox.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { voidInvitations } from '#domain/invitations/void-invitations.ts'
import { chooseHowTold } from '#domain/notices/how-told.ts'
import { sendDailyNotices } from '#domain/notices/send-daily-notices.ts'
import { settleNotice } from '#domain/notices/settle-notice.ts'
import { aCommunity, aJoining, anAccount, anEmail, anInvitation, key } from '#test/factories.ts'
import { aHousehold } from '#test/households.ts'
import { theLimits } from '#test/identity.ts'
import { aPostOffice, publicUrl } from '#test/post-office.ts'
import { change, rowsOf } from '#test/rows.ts'

const brand = { name: 'Heron Landing', color: '#004488' }
const letterhead = { ...brand, logoUrl: null }
const homeUrl = `${publicUrl}/c/maple-court`
const austin = { city: 'AUSTIN', state: 'TX', zip: '78701' }

/** A post office in a town with one community. */
async function aTown() {
  const office = await aPostOffice()
  const { leader: by } = await aCommunity(office.db, brand)
  return { ...office, by, communityId: by.communityId }
}

test('an invitation names who is invited, by whom, where to, until when, and how to join', async () => {
  const { db, send, letters, by } = await aTown()
  const home = { kind: 'street', street: '7 OAK LN', unit: 'APT 4', ...austin } as const
  const place = { home, householdName: null }
  const { code, email, invitationId } = await anInvitation(db, { by, newcomer: { place } })
  const lateInTheEvening = new Date('2036-06-30T03:00:00Z')
  await change(db, 'invitations', { ...by, id: invitationId }, { expiresAt: lateInTheEvening })
  await send()

  const symbols = code.replaceAll('-', '')
  expect(letters).toEqual([
    {
      envelope: {
        id: expect.any(String),
        to: email,
        locale: 'en',
        senderName: 'Heron Landing via Communitrak',
        unsubscribeUrl: expect.stringMatching(
          /^http:\/\/communitrak\.test\/unsubscribe\/[\w-]{43}$/,
        ),
      },
      message: {
        template: 'invitation',
        isPersonal: true,
        community: letterhead,
        firstName: 'Bo',
        inviterName: 'Lee Board',
        isGuest: false,
        address: '7 OAK LN APT 4',
        until: 'June 29, 2036',
        opens: null,
        code,
        joinUrl: `http://communitrak.test/join/${symbols}`,
        typeUrl: 'http://communitrak.test/join/resident',
      },
    },
  ])
})

test('the code and the link of the letter open the invitation', async () => {
  const { db, send, letters, by } = await aTown()
  const { invitationId } = await anInvitation(db, { by })
  await send()
  const { message } = letters[0]!
  if (message.template !== 'invitation') throw new Error(message.template)

  for (const typed of [message.code, message.joinUrl]) {
    const code = readCode(typed)
    if (!code.ok) throw new Error(code.refusal.because)
    expect(await findInvitation(db, { code: code.value, holder: null }, { key })).toMatchObject({
      ok: true,
      value: { invitationId },
    })
  }
})

test('an invitation is in the language of the community, and may have no end and no inviter', async () => {
  const { db, send, letters } = await aPostOffice()
  const { leader: by } = await aCommunity(db, { locale: 'es' })
  const ending = await anInvitation(db, { by })
  const expiresAt = new Date('2036-06-30T12:00:00Z')
  await change(db, 'invitations', { ...by, id: ending.invitationId }, { expiresAt })
  const endless = await anInvitation(db, { by })
  const gone = { expiresAt: null, invitedBy: null }
  await change(db, 'invitations', { ...by, id: endless.invitationId }, gone)
  await send()

  const [first, second] = letters
  expect(first).toMatchObject({
    envelope: { locale: 'es' },
    message: { until: '30 de junio de 2036', inviterName: 'Lee Board' },
  })
  expect(second).toMatchObject({ message: { until: null, inviterName: null } })
})

test('while the Black Curtain is drawn an invitation says when the community opens, as it is known then', async () => {
  const { db, send, letters, by } = await aTown()
  const fate = (curtain: { curtainDrawnAt: Date | null; curtainLiftsAt: Date | null }) =>
    inCommunity(db, by.communityId, (db) =>
      db.updateTable('communities').set(curtain).where('id', '=', by.communityId).execute(),
    )
  const curtainDrawnAt = new Date('2026-04-01T12:00:00Z')
  const lateInTheEvening = new Date('2036-06-30T03:00:00Z')
  for (const curtain of [
    { curtainDrawnAt, curtainLiftsAt: null },
    { curtainDrawnAt, curtainLiftsAt: lateInTheEvening },
    { curtainDrawnAt, curtainLiftsAt: new Date('2026-04-02T12:00:00Z') },
    { curtainDrawnAt: null, curtainLiftsAt: null },
  ]) {
    await anInvitation(db, { by })
    await fate(curtain)
    await send()
  }

  expect(letters.map(({ message }) => 'opens' in message && message.opens)).toEqual([
    { on: null },
    { on: 'June 29, 2036' },
    null,
    null,
  ])
})

test('who is welcomed behind the Black Curtain reads when they can come in; a leader comes in at once', async () => {
  const { db, send, letters, by, communityId } = await aTown()
  const curtain = { curtainDrawnAt: new Date(), curtainLiftsAt: new Date('2036-06-30T03:00:00Z') }
  await inCommunity(db, communityId, (db) =>
    db.updateTable('communities').set(curtain).where('id', '=', communityId).execute(),
  )
  const leads = (await rowsOf(db, communityId, 'roles')).find(({ system }) => system === 'leader')!
  for (const roleId of [undefined, leads.id]) {
    const { invitationId, email } = await anInvitation(db, { by, newcomer: { sendNow: false } })
    if (roleId) await change(db, 'invitations', { communityId, id: invitationId }, { roleId })
    await redeemInvitation(db, await aJoining(db, { email }), { communityId, invitationId })
  }
  await send()

  const welcomes = letters.flatMap(({ message }) =>
    message.template === 'welcome' ? [message] : [],
  )
  expect(welcomes.map(({ opens }) => opens)).toEqual([{ on: 'June 29, 2036' }, null])
})

test('the logo of a community stands in its letters, under another address with each', async () => {
  const chosenAt = new Date('2030-04-02T10:00:00Z')
  const { db, send, letters, communityId, by } = await aTown()
  await inCommunity(db, communityId, (db) =>
    db
      .updateTable('communities')
      .set({ logo: Buffer.from('logo'), logoType: 'image/png', logoChosenAt: chosenAt })
      .where('id', '=', communityId)
      .execute(),
  )
  await anInvitation(db, { by })
  await send()

  const logoUrl = `http://communitrak.test/logo/${communityId}?${chosenAt.getTime()}`
  const community = { ...letterhead, logoUrl }
  expect(letters).toMatchObject([{ message: { community } }])
})

test('a welcome leads home, in the language of the person', async () => {
  const { db, send, letters, by, communityId } = await aTown()
  const { email, invitationId } = await anInvitation(db, { by, newcomer: { sendNow: false } })
  const joining = await aJoining(db, { email, locale: 'es' })
  await redeemInvitation(db, joining, { communityId, invitationId })
  await send()

  expect(letters).toMatchObject([{ envelope: { to: email, locale: 'es' } }])
  expect(letters[0]!.message).toEqual({
    template: 'welcome',
    community: letterhead,
    firstName: 'Bo',
    opens: null,
    homeUrl,
  })
})

test('what a Head has changed is told by name and home, and leads on', async () => {
  const { db, send, letters, by, communityId } = await aTown()
  const { heads, members } = await aHousehold(db, {
    town: { communityId, slug: 'maple-court', leader: by },
    members: 2,
  })
  await send()
  letters.length = 0
  await appointHead(db, heads[0]!, members[0]!)
  await removeResident(db, heads[0]!, members[1]!)
  await send()

  const home = expect.stringMatching(/^\d+ MAIN ST, AUSTIN TX 78701$/)
  const about = { community: letterhead, home, headName: 'Ruth Okafor' }
  const messages = letters.map(({ envelope, message }) => [envelope.to, message])
  expect(Object.fromEntries(messages)).toEqual({
    [members[0]!.email]: {
      ...{ template: 'appointed head', ...about },
      ...{ firstName: 'Daniel', url: `${homeUrl}/my-household` },
    },
    [members[1]!.email]: {
      ...{ template: 'removed from household', ...about, firstName: 'Mei', url: homeUrl },
    },
  })
})

test('the letter that proves a mailbox says who asks, and its link is the one of the proof', async () => {
  const { db, send, letters, by, communityId } = await aTown()
  const { email, invitationId } = await anInvitation(db, { by, newcomer: { sendNow: false } })
  const account = await anAccount(db)
  const asking = { account, communityId, invitationId, from: null, locale: 'en' }
  await askMailboxProof(db, { limits: theLimits(db) }, asking)
  await send()

  const [proof] = await rowsOf(db, communityId, 'mailboxProofs')
  expect(letters.map(({ envelope }) => envelope.to)).toEqual([email])
  expect(letters[0]!.message).toEqual({
    template: 'mailbox proof',
    community: letterhead,
    firstName: 'Bo',
    askedBy: account.email,
    proofUrl: expect.stringMatching(/^http:\/\/communitrak\.test\/join\/prove\/[\w-]{43}$/),
  })
  const token = (letters[0]!.message as { proofUrl: string }).proofUrl.split('/').at(-1)!
  expect(readToken(key, { purpose: 'mailbox', token })).toBe(proof!.id)
})

test.for<[string, (town: Awaited<ReturnType<typeof aTown>>, asked: Asked) => Promise<unknown>]>([
  ['was voided', ({ db, by }, { memberId }) => voidInvitations(db, by, { memberIds: [memberId] })],
  [
    'goes to another address',
    ({ db }, { memberId, communityId }) =>
      change(db, 'members', { communityId, id: memberId }, { email: anEmail() }),
  ],
  [
    'was asked about too long ago',
    ({ db }, { communityId, proofId }) =>
      change(
        db,
        'mailboxProofs',
        { communityId, id: proofId },
        { askedAt: addDays(new Date(), -3) },
      ),
  ],
])('no link to prove a mailbox leaves for an invitation that %s', async ([, become]) => {
  const town = await aTown()
  const { db, by, communityId } = town
  const { memberId, invitationId } = await anInvitation(db, { by, newcomer: { sendNow: false } })
  const asking = { communityId, invitationId, from: null, locale: 'en' }
  await askMailboxProof(db, { limits: theLimits(db) }, { account: await anAccount(db), ...asking })
  const [proof] = await rowsOf(db, communityId, 'mailboxProofs')
  await become(town, { communityId, memberId, proofId: proof!.id })
  await town.send()

  expect(town.letters).toEqual([])
  expect((await rowsOf(db, communityId, 'deliveries')).at(-1)).toMatchObject({
    ...{ template: 'mailbox proof', suppressedAt: expect.any(Date), problem: 'no longer true' },
  })
})

type Asked = { communityId: string; memberId: string; proofId: string }

/** Somebody has asked the leaders about an invitation. */
async function aQuestion({ db, by }: Pick<Awaited<ReturnType<typeof aTown>>, 'db' | 'by'>) {
  const { communityId } = by
  const { invitationId } = await anInvitation(db, { by, newcomer: { sendNow: false } })
  const account = await anAccount(db)
  await askLeader(
    db,
    { limits: theLimits(db) },
    { account, communityId, invitationId, from: null, locale: 'en' },
  )
  const notice = (await rowsOf(db, communityId, 'notices')).at(-1)!
  return { notice, askedBy: account.email }
}

test('a notice tells a leader at once what happened', async () => {
  const town = await aTown()
  const { notice, askedBy } = await aQuestion(town)
  await town.send()

  expect(town.letters.map(({ message }) => message)).toEqual([
    {
      template: 'notice',
      community: letterhead,
      homeUrl,
      notice: {
        id: notice.id,
        kind: 'asked a leader',
        noticedAt: notice.noticedAt,
        memberName: 'Bo Chen',
        askedBy,
        home: null,
        group: null,
      },
    },
  ])
})

test('a notice that was settled meanwhile is not sent', async () => {
  const town = await aTown()
  const { notice } = await aQuestion(town)
  await settleNotice(town.db, town.by, { noticeId: notice.id })
  await town.send()

  expect(town.letters).toEqual([])
  expect(await rowsOf(town.db, town.communityId, 'deliveries')).toMatchObject([
    { suppressedAt: expect.any(Date), problem: 'no longer true' },
  ])
})

/** Tomorrow at noon in Texas, when the daily letter of tomorrow is due. */
const tomorrow = addDays(new Date(`${new Date().toISOString().slice(0, 10)}T18:00:00Z`), 1)

test('the daily letter tells what is open and new, oldest first', async () => {
  const town = await aTown()
  const { db, by, communityId } = town
  await chooseHowTold(db, by, { told: 'daily' })
  const old = await aQuestion(town)
  await change(db, 'members', { communityId, id: by.memberId }, { toldUntil: old.notice.noticedAt })
  const [first, settled, second] = [
    await aQuestion(town),
    await aQuestion(town),
    await aQuestion(town),
  ]
  await settleNotice(db, by, { noticeId: settled.notice.id })
  expect(await sendDailyNotices(db, { at: tomorrow })).toBe(1)
  await becomeDue(town)
  await town.send()

  expect(town.letters.map(({ message }) => message)).toEqual([
    {
      template: 'daily notices',
      community: letterhead,
      homeUrl,
      notices: [first, second].map(({ notice, askedBy }) => ({
        id: notice.id,
        kind: 'asked a leader',
        noticedAt: notice.noticedAt,
        memberName: 'Bo Chen',
        askedBy,
        home: null,
        group: null,
      })),
    },
  ])
})

test('a daily letter with nothing left to tell is not sent', async () => {
  const town = await aTown()
  await chooseHowTold(town.db, town.by, { told: 'daily' })
  const { notice } = await aQuestion(town)
  await sendDailyNotices(town.db, { at: tomorrow })
  await settleNotice(town.db, town.by, { noticeId: notice.id })
  await becomeDue(town)
  await town.send()

  expect(town.letters).toEqual([])
  expect(await rowsOf(town.db, town.communityId, 'deliveries')).toMatchObject([
    { template: 'daily notices', suppressedAt: expect.any(Date) },
  ])
})

async function becomeDue({ db, communityId }: Awaited<ReturnType<typeof aTown>>) {
  for (const delivery of await rowsOf(db, communityId, 'deliveries'))
    await change(db, 'deliveries', delivery, { dueAt: new Date(0) })
}
