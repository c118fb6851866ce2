import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { addDays } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aCommunity, aJoining, aLeader, anInvitation, anOpenCode } from '#test/factories.ts'
import { aProperty, comeTo, homeAt } from '#test/open-codes.ts'
import { change, rowsOf } from '#test/rows.ts'
import { invitationsOnPage, listInvitations } from './list-invitations.ts'
import { redeemInvitation } from './redeem-invitation.ts'
import { voidInvitations } from './void-invitations.ts'

const everything = { show: null, channel: null, batchId: null, trouble: null, search: '' }

test('an invitation is listed with whom it is for, where it goes and how far it has come', async ({
  db,
}) => {
  const { by, email, invitationId } = await anInvitation(db)
  const { invitations, counts, next, previous } = await listInvitations(db, by, everything)
  expect(invitations).toMatchObject([
    {
      id: invitationId,
      name: 'Bo Chen',
      address: email,
      channel: 'email',
      state: 'queued',
      trouble: null,
      next: null,
      isLive: true,
    },
  ])
  expect(invitations[0]!.home).toMatch(/^\d+ MAIN ST$/)
  expect(counts).toMatchObject({ all: 1, 'on the way': 1, trouble: 0 })
  expect([next, previous]).toEqual([null, null])
})

test('what came back is in red, with the words of the server and the next best act', async ({
  db,
}) => {
  const { by } = await anInvitation(db)
  const { communityId } = by
  const [message] = await rowsOf(db, communityId, 'deliveries')
  const bounced = { bouncedAt: new Date(), problem: '550 5.1.1 no such user' }
  await change(db, 'deliveries', message!, bounced)
  const { invitations, counts } = await listInvitations(db, by, { ...everything, show: 'trouble' })
  expect(invitations).toMatchObject([
    { state: 'bounced', trouble: 'bounced', words: bounced.problem, next: 'fix address' },
  ])
  expect(counts).toMatchObject({ all: 1, trouble: 1, 'on the way': 0 })
  const reasons = { ...everything, trouble: 'failed' as const }
  expect((await listInvitations(db, by, reasons)).invitations).toEqual([])
})

test('an open code is listed with its contact, and a pass by its number', async ({ db }) => {
  const by = await aLeader(db)
  const pass = await aBatchOf(db, by)
  await anOpenCode(db, { by, contact: 'ines@example.com', contactName: 'Inés Vega' })
  const { invitations } = await listInvitations(db, by, everything)
  expect(invitations).toMatchObject([
    { name: 'Inés Vega', address: 'ines@example.com', state: 'made', next: 'send' },
    { name: null, address: null, serial: 7, state: 'made', next: null, batchId: pass },
  ])
  const batch = await listInvitations(db, by, { ...everything, batchId: pass })
  expect(batch.invitations.map(({ serial }) => serial)).toEqual([7])
  expect(batch.counts).toMatchObject({ all: 1, 'not sent': 1 })
  const texts = await listInvitations(db, by, { ...everything, channel: 'text' })
  expect(texts.counts.all).toBe(0)
})

/** A batch with one pass, number seven; answers its id. */
async function aBatchOf(
  db: Parameters<typeof aLeader>[0],
  by: Awaited<ReturnType<typeof aLeader>>,
) {
  const { communityId, memberId: madeBy } = by
  const batchId = newId()
  const batch = { communityId, id: batchId, channel: 'pass', size: 1, madeBy, madeAt: new Date() }
  await inCommunity(db, communityId, (db) => db.insertInto('batches').values(batch).execute())
  await anOpenCode(db, { by, batchId, serial: 7 })
  return batchId
}

test.for([
  ['a first name', 'ida', ['Ida Chen']],
  ['two words in any order', 'chen ida', ['Ida Chen']],
  ['an accent left out', 'ines', ['Inés Vega']],
  ['an accent', 'inés', ['Inés Vega']],
  ['an address of an open code', 'vega@example', ['Inés Vega']],
  ['a number as it is printed', '(512) 555-0199', ['Tom Text']],
  ['a home', '77 elm', ['Ida Chen']],
  ['a sign that means something to a database', '%', []],
  ['nothing that is there', 'zebra', []],
] as const)('it is found by %s', async ([, search, names], { db }) => {
  const by = await aLeader(db)
  const home = { kind: 'street', street: '77 ELM ST', unit: null } as const
  const town = { city: 'AUSTIN', state: 'TX', zip: '78701' }
  const place = { home: { ...home, ...town }, householdName: null }
  await anInvitation(db, { by, newcomer: { firstName: 'Ida', place } })
  await anInvitation(db, { by, newcomer: { firstName: 'Max', lastName: 'Moss' } })
  await anOpenCode(db, { by, contact: 'vega@example.com', contactName: 'Inés Vega' })
  await anOpenCode(db, { by, contact: '+15125550199', contactName: 'Tom Text' })
  const { invitations, counts } = await listInvitations(db, by, { ...everything, search })
  expect(invitations.map(({ name }) => name)).toEqual(names)
  expect(counts.all).toBe(names.length)
})

test('pages follow each other, newest first, forwards and back', async ({ db }) => {
  const by = await aLeader(db)
  for (let count = 0; count < invitationsOnPage + 3; count += 1)
    await anOpenCode(db, { by, contact: `n${count}@example.com`, contactName: `N ${count}` })
  const first = await listInvitations(db, by, everything)
  expect(first.invitations).toHaveLength(invitationsOnPage)
  expect([first.invitations[0]!.name, first.previous]).toEqual(['N 52', null])
  const second = await listInvitations(db, by, { ...everything, after: first.next })
  expect(second.invitations.map(({ name }) => name)).toEqual(['N 2', 'N 1', 'N 0'])
  expect(second.next).toBeNull()
  const back = await listInvitations(db, by, { ...everything, before: second.previous })
  expect(back).toEqual({ ...first })
  expect(back.counts.all).toBe(53)
})

test('who asks for one more home stands beside that one, and not the one they have', async ({
  db,
}) => {
  const by = await aLeader(db)
  await aProperty(db, by)
  const { joining } = await comeTo(db, by)
  await comeTo(db, by, { joining, toldHome: homeAt('9 OAK AVE') })
  const { invitations } = await listInvitations(db, by, everything)
  expect(invitations).toMatchObject([
    { state: 'needs confirmation', home: '9 OAK AVE' },
    { state: 'joined', home: '7 ELM ST' },
  ])
})

test('who joined and who was voided stand on their own tabs', async ({ db }) => {
  const by = await aLeader(db)
  const [joins, goes] = [await anInvitation(db, { by }), await anInvitation(db, { by })]
  const joining = await aJoining(db, { email: joins.email })
  await redeemInvitation(db, joining, { ...by, invitationId: joins.invitationId })
  await voidInvitations(db, by, { invitationIds: [goes.invitationId] })
  const on = async (show: 'joined' | 'voided') =>
    (await listInvitations(db, by, { ...everything, show })).invitations.map(({ id }) => id)
  expect(await on('joined')).toEqual([joins.invitationId])
  expect(await on('voided')).toEqual([goes.invitationId])
})

test('what the actor may not see of a member is neither shown nor found', async ({ db }) => {
  const { by, email } = await anInvitation(db, { newcomer: { firstName: 'Ida' } })
  const actor = { ...by, permissions: new Set(['invite members'] as const) }
  const { invitations } = await listInvitations(db, actor, everything)
  expect(invitations).toMatchObject([{ name: 'Ida Chen', address: null, home: null }])
  for (const search of [email, 'main st'])
    expect((await listInvitations(db, actor, { ...everything, search })).invitations).toEqual([])
})

test('invitations of other communities are not listed, counted or found', async ({ db }) => {
  const { communityId, leader: by } = await aCommunity(db)
  const stranger = await anInvitation(db)
  const { invitations, counts } = await listInvitations(db, by, { ...everything, search: 'chen' })
  expect([invitations, counts.all]).toEqual([[], 0])
  expect(stranger.by.communityId).not.toBe(communityId)
  const at = addDays(new Date(), 1)
  expect((await listInvitations(db, by, everything, { at })).counts.all).toBe(0)
})

test('nobody lists invitations without the permission to invite', async ({ db }) => {
  const by = { ...(await aLeader(db)), permissions: new Set(['admin view members'] as const) }
  expect(() => listInvitations(db, by, everything)).toThrow(NotAllowed)
})
