import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { correctClaim } from '#domain/claims/correct-claim.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { addField } from '#domain/member-fields/describe-field.ts'
import type { FieldDescription } from '#domain/member-fields/member-field.ts'
import { writeValues } from '#domain/member-fields/write-values.ts'
import { noAnswers } from '#domain/members/member.ts'
import { newId } from '#domain/new-id.ts'
import { aConversation, anAnswer } from '#test/conversations.ts'
import { aCommunity, type aJoining, aLeader, aMember, anInvitation } from '#test/factories.ts'
import { aPerson, password, test, theLimits } from '#test/identity.ts'
import { aMerge } from '#test/merges.ts'
import { comeTo, elm, homeAt, may } from '#test/open-codes.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { exportAccount } from './export-account.ts'

const device = { address: '192.0.2.9', userAgent: 'Firefox' }

test('somebody gets everything that is kept of them', async ({ db, tools }) => {
  const invited = await anInvitation(db, { newcomer: { firstName: 'Ana', lastName: 'Reyes' } })
  const { communityId } = invited.by
  const { accountId, email } = await aPerson(db, tools, invited)
  await tools.identity.startSession({ accountId, device })
  const joining = await joiningOf(accountId, email)
  await redeemInvitation(db, joining, { communityId, invitationId: invited.invitationId })

  const photo = { id: newId(), webp: Buffer.from('a face'), takenAt: new Date() }
  await db
    .insertInto('accountPhotos')
    .values({ accountId, ...photo })
    .execute()

  const field: FieldDescription = {
    name: 'Pets',
    kind: 'text',
    options: [],
    seenBy: 'leaders',
    filledBy: 'leaders',
  }
  const submission = newId()
  await addField(db, invited.by, { ...field, submission })
  await writeValues(db, invited.by, {
    memberId: invited.memberId,
    typed: { [submission]: 'A parrot' },
  })

  const asker = { accountId, communityId }
  const { conversationId } = await aConversation(db, tools, { asker, text: 'Where is the pool?' })
  await anAnswer(db, conversationId, { text: 'Asks much', isNote: true })
  await anAnswer(db, conversationId, { text: 'Behind the house' })
  await aConversation(db, tools, { text: 'Of somebody else' })

  const data = await exportAccount(db, { accountId })

  expect(data).toMatchObject({
    conversations: [
      {
        messages: [
          { author: 'asker', text: 'Where is the pool?', files: [] },
          { author: 'support', authorName: 'Ana', text: 'Behind the house' },
        ],
      },
    ],
    account: { email, firstName: 'Ana', lastName: 'Reyes', language: 'en' },
    photo: `data:image/webp;base64,${Buffer.from('a face').toString('base64')}`,
    signedIn: [{ ipAddress: '192.0.2.9', browser: 'Firefox' }],
    communities: [
      {
        name: 'Maple Court',
        record: { firstName: 'Ana', lastName: 'Reyes', email, role: 'Resident' },
        homes: [{ householdRole: 'head', city: 'AUSTIN', until: null }],
        memberFields: [{ name: 'Pets', value: 'A parrot' }],
        invitations: [{ channel: 'email', usedAt: expect.any(Date), voidedAt: null }],
        messages: [
          { about: 'invitation', recipient: email },
          { about: 'welcome', recipient: email },
        ],
        events: [
          { deed: 'invited member', byMe: false, aboutMe: true, from: null },
          { deed: 'joined', byMe: true, aboutMe: true },
          { deed: 'filled in member fields', byMe: false, aboutMe: true },
        ],
      },
    ],
  })
})

test('the homes somebody told are in it, corrected ones too, and nothing of why a leader looks at them', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { joining } = await comeTo(db, by, { toldHome: elm })
  const { accountId } = joining
  const [claim] = await rowsOf(db, by.communityId, 'homeClaims')
  const told = { street: '9 Oak Ln', unit: '', lotNumber: '' }
  const limits = theLimits(db)
  await correctClaim(db, { limits }, { accountId, from: null }, { claimId: claim!.id, told })

  const { communities } = await exportAccount(db, { accountId })

  expect(communities[0]!.homeClaims).toEqual([
    {
      ...{ home: homeAt('9 OAK LN'), toldBefore: [elm] },
      ...{ claimedAt: may, settledAt: null, outcome: null },
    },
  ])
})

test('no code, no hash and nobody else is in it', async ({ db, tools }) => {
  const { communityId, leader } = await aCommunity(db)
  const { accountId, email } = await aPerson(db, tools)
  await tools.identity.startSession({ accountId, device })
  const mine = await anInvitation(db, { by: leader, newcomer: { firstName: 'Ana', email } })
  const joining = await joiningOf(accountId, email)
  await redeemInvitation(db, joining, { communityId, invitationId: mine.invitationId })
  const { householdId } = mine
  const other = { firstName: 'Zebedee', lastName: 'Quill', place: { householdId } }
  const theirs = await anInvitation(db, { by: leader, newcomer: other })
  await aMember(db, { communityId, firstName: 'Ottoline', lastName: 'Vane' })

  const [letter] = await rowsOf(db, communityId, 'deliveries')
  const facts = { askedBy: theirs.email }
  await change(db, 'deliveries', { communityId, id: letter!.id }, { facts: JSON.stringify(facts) })
  const event = { communityId, deed: 'asked a leader', memberId: mine.memberId, facts } as const
  await inCommunity(db, communityId, (db, now) => recordEvent(db, { ...event, from: null, now }))

  const text = JSON.stringify(await exportAccount(db, { accountId }))

  const board = await rowOf(db, 'members', { communityId, id: leader.memberId })
  const others = ['Zebedee', 'Quill', theirs.email, 'Ottoline', board.email!, 'Lee']
  const [method] = await db
    .selectFrom('signInMethods')
    .selectAll()
    .where('accountId', '=', accountId)
    .execute()
  const [session] = await db
    .selectFrom('sessions')
    .selectAll()
    .where('accountId', '=', accountId)
    .execute()
  const secrets = [mine.code, theirs.code, password, method!.passwordHash!, session!.token]
  for (const word of [...others, ...secrets]) expect(text).not.toContain(word)
  expect(text).not.toMatch(/argon2|lookUp|sealed|token|hash/i)
})

test('what was kept of somebody who left is theirs too, and nobody gets another’s', async ({
  db,
  tools,
}) => {
  const { communityId } = await aCommunity(db)
  const { accountId } = await aPerson(db, tools)
  await aMember(db, { communityId, accountId, leftAt: new Date() })
  const stranger = await aPerson(db, tools)
  const [own, strangers] = [
    await exportAccount(db, { accountId }),
    await exportAccount(db, stranger),
  ]
  expect(own.communities).toMatchObject([{ record: { leftAt: expect.any(Date) } }])
  expect(strangers.communities).toEqual([])
})

type Joining = Awaited<ReturnType<typeof aJoining>>

async function joiningOf(accountId: string, email: string): Promise<Joining> {
  return { accountId, email, phone: null, locale: 'en', answers: noAnswers, from: '192.0.2.9' }
}

test('whose two records were merged gets what was kept under both', async ({ db }) => {
  const { communityId, leader: by } = await aCommunity(db)
  const robert = await aMember(db, { communityId, firstName: 'Robert' })
  const { email } = robert
  const accountId = robert.accountId!
  const bob = await anInvitation(db, { by, newcomer: { firstName: 'Bob' } })
  await aMerge(db, by, { one: robert.id, other: bob.memberId })
  expect((await exportAccount(db, { accountId })).communities).toMatchObject([
    {
      record: { firstName: 'Robert', email },
      mergedRecords: [{ firstName: 'Bob', email: bob.email }],
      homes: [{ householdRole: 'head', until: null }],
      invitations: [{ channel: 'email', voidedBecause: 'merged' }],
      messages: [{ about: 'invitation', recipient: bob.email }],
      events: [
        { deed: 'invited member', aboutMe: true },
        { deed: 'voided invitation', aboutMe: true },
        { deed: 'merged members', byMe: false, aboutMe: true },
      ],
    },
  ])
})
