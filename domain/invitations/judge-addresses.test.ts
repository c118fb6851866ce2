import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { newId } from '#domain/new-id.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aLeader, aMember, anAccount, anEmail, anInvitation, key } from '#test/factories.ts'
import { aList, pasted } from '#test/lists.ts'
import { change, rowsOf } from '#test/rows.ts'
import { inviteAddresses } from './invite-addresses.ts'
import { judgeAddresses } from './judge-addresses.ts'
import { voidInvitations } from './void-invitations.ts'

test('every entry of a list has its verdict, in the order of the list', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const member = await aMember(db, { communityId })
  const invited = await anInvitation(db, { by })
  const open = anEmail('open')
  await inviteAddresses(db, by, aList(open), { key })
  const fresh = anEmail('fresh')
  const list = [
    fresh,
    'ana@gmial.com',
    'bo@gmailcom',
    member.email,
    invited.email,
    open,
    'nobody',
    fresh,
  ]

  const judged = await judgeAddresses(db, by, { entries: pasted(list.join('\n')) })

  expect(judged.map(({ verdict }) => verdict)).toEqual([
    { is: 'valid' },
    { is: 'suspect', suggestion: 'ana@gmail.com' },
    { is: 'suspect', suggestion: 'bo@gmail.com' },
    { is: 'already a member' },
    { is: 'already invited' },
    { is: 'already invited' },
    { is: 'invalid' },
    { is: 'repeated', ofLine: 1 },
  ])
})

test('judging sends nothing and changes nothing', async ({ db }) => {
  const by = await aLeader(db)
  const tables = ['invitations', 'deliveries', 'batches', 'members', 'auditEvents'] as const
  const everything = () => Promise.all(tables.map((table) => rowsOf(db, by.communityId, table)))
  const before = await everything()
  await judgeAddresses(db, by, { entries: pasted(anEmail()) })
  expect(await everything()).toEqual(before)
})

const verdictOf = async (
  ...[db, by, email]: [
    Parameters<typeof judgeAddresses>[0],
    Parameters<typeof judgeAddresses>[1],
    string,
  ]
) => (await judgeAddresses(db, by, { entries: pasted(email) }))[0]!.verdict

test('a member is known by the address they sign in with, too', async ({ db }) => {
  const by = await aLeader(db)
  const account = await anAccount(db)
  const contact = anEmail('contact')
  await aMember(db, { communityId: by.communityId, accountId: account.id, email: contact })
  expect(await verdictOf(db, by, account.email)).toEqual({ is: 'already a member' })
  expect(await verdictOf(db, by, contact)).toEqual({ is: 'already a member' })
})

test('a member is known by the address of a record that was merged into theirs', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const { id: mergedInto } = await aMember(db, { communityId })
  const email = anEmail('before')
  const leftAt = new Date()
  await aMember(db, { communityId, email, joinedAt: null, leftAt, mergedInto, accountId: null })
  expect(await verdictOf(db, by, email)).toEqual({ is: 'already a member' })
})

test('it is not told whether an address has an account elsewhere', async ({ db }) => {
  const by = await aLeader(db)
  const elsewhere = await aLeader(db)
  const { email } = await aMember(db, { communityId: elsewhere.communityId })
  const invited = await anInvitation(db, { by: elsewhere })
  const account = await anAccount(db)
  for (const address of [email!, invited.email, account.email])
    expect(await verdictOf(db, by, address)).toEqual({ is: 'valid' })
})

test('who has left, or waits without a code, may be invited again', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const left = await aMember(db, { communityId, leftAt: new Date() })
  const voided = await anInvitation(db, { by })
  await voidInvitations(db, by, { memberIds: [voided.memberId] })
  expect(await verdictOf(db, by, left.email!)).toEqual({ is: 'valid' })
  expect(await verdictOf(db, by, voided.email)).toEqual({ is: 'valid' })
})

test('an invitation that has run out still stands: it is resent, not made anew', async ({ db }) => {
  const { by, email } = await anInvitation(db, { at: new Date('2020-01-01') })
  expect(await verdictOf(db, by, email)).toEqual({ is: 'already invited' })
})

test('who has used a code and waits to be confirmed is invited already', async ({ db }) => {
  const by = await aLeader(db)
  const { email } = await aMember(db, { communityId: by.communityId, joinedAt: null })
  expect(await verdictOf(db, by, email!)).toEqual({ is: 'already invited' })
})

test.for(['bounced', 'complained', 'unsubscribed'] as const)(
  'an address that %s is shown as such, until that is lifted',
  async (because, { db }) => {
    const { by, email } = await anInvitation(db)
    const { communityId } = by
    const [id, since] = [newId(), new Date()]
    await inCommunity(db, communityId, (db) =>
      db
        .insertInto('suppressions')
        .values({ communityId, id, recipient: email, because, since })
        .execute(),
    )
    expect(await verdictOf(db, by, email)).toEqual({ is: 'suppressed', because })
    expect(await verdictOf(db, await aLeader(db), email)).toEqual({ is: 'valid' })
    await change(db, 'suppressions', { communityId, id }, { liftedAt: since })
    expect(await verdictOf(db, by, email)).toEqual({ is: 'already invited' })
  },
)

test('judging needs both permissions', async ({ db }) => {
  const by = await aLeader(db)
  for (const missing of ['invite members', 'invite members via email'] as const) {
    const permissions = new Set([...by.permissions].filter((one) => one !== missing))
    await expect(judgeAddresses(db, { ...by, permissions }, { entries: [] })).rejects.toEqual(
      new NotAllowed(missing),
    )
  }
})
