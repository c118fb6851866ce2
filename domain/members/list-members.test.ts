import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { voidInvitations } from '#domain/invitations/void-invitations.ts'
import { type Actor, NotAllowed, type Permission } from '#domain/roles/permission.ts'
import { aCrowd } from '#test/crowd.ts'
import { test } from '#test/database.ts'
import { aCommunity, aLeader, aMember, anInvitation } from '#test/factories.ts'
import { change, rowsOf } from '#test/rows.ts'
import { type ListedMember, listMembers } from './list-members.ts'
import type { MemberQuestion } from './whom-it-means.ts'

const march = new Date('2026-03-01T12:00:00Z')
const april = new Date('2026-04-01T12:00:00Z')
const today = new Date()

const austin = { city: 'AUSTIN', state: 'TX', zip: '78701' }
const oakLane = { kind: 'street', street: '7 OAK LN', unit: 'APT 4', ...austin } as const

function list(db: Db, by: Actor, question: Partial<MemberQuestion> = {}) {
  return listMembers(db, by, { tab: 'all', search: '', sort: 'name', ...question })
}

/** The first names on the first page. */
async function names(db: Db, by: Actor, question: Partial<MemberQuestion> = {}) {
  return (await list(db, by, question)).members.map(({ firstName }) => firstName)
}

/** The one member of this first name. */
async function find(db: Db, by: Actor, firstName: string): Promise<ListedMember> {
  const { members } = await list(db, by, { tab: 'active' })
  return members.find((member) => member.firstName === firstName)!
}

/** Somebody in the role of the actor who may do no more than this. */
function may(by: Actor, ...permissions: Permission[]): Actor {
  return { ...by, permissions: new Set(permissions) }
}

test('a member is listed with name, role, title, contacts, home and since when', async ({ db }) => {
  const { by, memberId, email } = await anInvitation(db, {
    newcomer: { phone: '+15125550123', place: { home: oakLane, householdName: null } },
    at: today,
  })
  const pending = {
    id: memberId,
    firstName: 'Bo',
    lastName: 'Chen',
    state: 'pending',
    role: 'Resident',
    isLeader: false,
    title: null,
    email,
    phone: '+15125550123',
    address: '7 OAK LN APT 4',
    photoId: null,
    since: today,
    invitation: 'on its way',
    suspendedBecause: null,
    deeds: ['change role', 'change title', 'change contacts', 'resend', 'void'],
  }
  const page = await list(db, by, { search: email })
  expect(page).toEqual({ members: [pending], next: null, previous: null })

  const joined = { title: 'Treasurer', accountId: memberId, joinedAt: april }
  await change(db, 'members', { ...by, id: memberId }, joined)
  const { members } = await list(db, by, { search: email })
  const deeds = ['change role', 'change title', 'change contacts', 'suspend']
  const active = { state: 'active', title: 'Treasurer', since: april, invitation: null, deeds }
  expect(members).toEqual([{ ...pending, ...active }])
})

test('of several homes the one had longest is shown, and none when all have ended', async ({
  db,
}) => {
  const by = await aLeader(db)
  const home = { kind: 'lot', unit: null, ...austin } as const
  const inLot = (lot: string) => ({ place: { home: { ...home, lot }, householdName: null } })
  const first = await anInvitation(db, { by, newcomer: inLot('LOT 7'), at: march })
  const second = await anInvitation(db, { by, newcomer: inLot('LOT 2'), at: april })
  const [old, young] = await rowsOf(db, by.communityId, 'residencies')
  await change(db, 'residencies', young!, { memberId: first.memberId })
  const address = async () => {
    const { members } = await list(db, by, { search: first.email })
    return members[0]!.address
  }

  expect(second.memberId).not.toBe(first.memberId)
  expect(await address()).toBe('LOT 7')
  await change(db, 'residencies', old!, { until: april })
  expect(await address()).toBe('LOT 2')
  await change(db, 'residencies', young!, { until: april })
  expect(await address()).toBeNull()
})

test('a leader sees only their own community', async ({ db }) => {
  const stranger = await anInvitation(db)
  const { by } = await anInvitation(db)

  expect(await names(db, by)).toEqual(['Lee', 'Bo'])
  expect(await names(db, by, { search: stranger.email })).toEqual([])
})

const crowd = [
  { firstName: 'José', lastName: 'Núñez', title: '50% owner', phone: '+15125550111' },
  { firstName: 'Élodie', lastName: 'Durand', title: 'Block_captain' },
  { firstName: 'Mary Ann', lastName: "O'Neil", title: 'President', role: 'board' as const },
  { firstName: 'Zoe', lastName: 'Smith-Jones', email: 'zoe.list@example.com' },
]

test.for([
  ['jose', ['José']],
  ['JOSÉ', ['José']],
  ['Jose\u0301', ['José']],
  ['nunez', ['José']],
  ['Élodie', ['Élodie']],
  ['élodie', ['Élodie']],
  ['elodie', ['Élodie']],
  ['mary ann', ['Mary Ann']],
  ['ann   mary', ['Mary Ann']],
  ['mary zoe', []],
  ["o'neil", ['Mary Ann']],
  ['o neil', ['Mary Ann']],
  ['smith jones', ['Zoe']],
  ['smith-jones', ['Zoe']],
  ['presid', ['Mary Ann']],
  ['board member', ['Mary Ann']],
  ['zoe.list@', ['Zoe']],
  ['5550111', ['José']],
  ['555 - 0111', ['José']],
  ['(512) 555 0111', ['José']],
  ['( 512 ) 555 – 0111', ['José']],
  ['512.555.0111', ['José']],
  ['+1 512 555 0111', ['José']],
  ['+1 (512) 555-0111', ['José']],
  ['+ 1 512 555 0112', []],
  ['smith - jones', ['Zoe']],
  ['50%', ['José']],
  ['%', ['José']],
  ['block_cap', ['Élodie']],
  ['_', ['Élodie']],
  ['\\', []],
  ['oak ln', ['Bo']],
  ['apt 4', ['Bo']],
  ['7 oak bo', ['Bo']],
  ['78701 chen', ['Bo']],
  ['7 oak zoe', []],
  ['nobody', []],
] as const)('a search for “%s” finds %j', async ([search, found], { db }) => {
  const { communityId, leader: by } = await aCommunity(db)
  await aCrowd(
    db,
    communityId,
    crowd.map((person) => ({ email: null, ...person })),
  )
  const place = { home: oakLane, householdName: null }
  await anInvitation(db, { by, newcomer: { place } })

  expect(await names(db, by, { search })).toEqual(found)
})

test('the home somebody has left no longer finds them', async ({ db }) => {
  const { by } = await anInvitation(db)
  const [residency] = await rowsOf(db, by.communityId, 'residencies')
  expect(await names(db, by, { search: 'main st' })).toEqual(['Bo'])
  await change(db, 'residencies', residency!, { until: new Date(residency!.since) })

  expect(await names(db, by, { search: 'main st' })).toEqual([])
})

test('a search looks on its tab only', async ({ db }) => {
  const { by } = await anInvitation(db)
  await aCrowd(db, by.communityId, [{ firstName: 'Ben', lastName: 'Chen' }])

  expect(await names(db, by, { search: 'chen' })).toEqual(['Ben', 'Bo'])
  expect(await names(db, by, { search: 'chen', tab: 'active' })).toEqual(['Ben'])
  expect(await names(db, by, { search: 'chen', tab: 'pending' })).toEqual(['Bo'])
  expect(await names(db, by, { search: 'chen', tab: 'inactive' })).toEqual([])
})

test('what a viewer may not see is not shown, unless the member shows it to neighbours', async ({
  db,
}) => {
  const { communityId, leader } = await aCommunity(db)
  const show = (showEmail: boolean, showPhone: boolean) =>
    JSON.stringify({ showEmail, showPhone, toldByText: false })
  const phone = '+15125550123'
  await aCrowd(db, communityId, [
    { firstName: 'Ana', email: 'ana.hidden@example.com', phone, answers: show(false, false) },
    { firstName: 'Bo', email: 'bo.hidden@example.com', phone, answers: show(true, false) },
    { firstName: 'Cy', email: 'cy.hidden@example.com', phone, answers: show(false, true) },
  ])
  const seen = async (by: Actor) => {
    const { members } = await list(db, by, { tab: 'active', search: 'reyes' })
    return members.map((member) => [member.email, member.phone])
  }
  const neighbour = may(leader, 'view active members')
  const [ana, bo, cy] = ['ana', 'bo', 'cy'].map((name) => `${name}.hidden@example.com`)

  expect(await seen(neighbour)).toEqual([
    [null, null],
    [bo, null],
    [null, phone],
  ])
  expect(await seen(may(leader, 'view active members', 'view member email'))).toEqual([
    [ana, null],
    [bo, null],
    [cy, phone],
  ])
  expect(await seen(may(leader, 'view active members', 'view member phone'))).toEqual([
    [null, phone],
    [bo, phone],
    [null, phone],
  ])
})

test('what a viewer may not see cannot be searched for either', async ({ db }) => {
  const { communityId, leader } = await aCommunity(db)
  const answers = JSON.stringify({ showEmail: true, showPhone: true, toldByText: false })
  await aCrowd(db, communityId, [
    { firstName: 'Ana', email: 'ana.secret@example.com', phone: '+15125550123' },
    { firstName: 'Bo', email: 'bo.secret@example.com', phone: '+15125550124', answers },
  ])
  const { memberId } = await anInvitation(db, { by: leader, newcomer: { firstName: 'Cy' } })
  const joined = { accountId: memberId, joinedAt: april }
  await change(db, 'members', { communityId, id: memberId }, joined)
  const search = async (words: string, ...permissions: Permission[]) =>
    names(db, may(leader, 'view active members', ...permissions), { tab: 'active', search: words })

  expect(await search('secret')).toEqual(['Bo'])
  expect(await search('secret', 'view member email')).toEqual(['Ana', 'Bo'])
  expect(await search('secret', 'view member phone')).toEqual(['Bo'])
  expect(await search('555012')).toEqual(['Bo'])
  expect(await search('555012', 'view member phone')).toEqual(['Ana', 'Bo'])
  expect(await search('main st')).toEqual([])
  expect(await search('main st', 'view member property address')).toEqual(['Cy'])
  expect(await search('reyes')).toEqual(['Ana', 'Bo'])
})

test('the order of addresses tells nobody what they may not see', async ({ db }) => {
  const { communityId, leader } = await aCommunity(db)
  const people = Array.from({ length: 60 }, (_, number) => ({
    firstName: `Ana${number + 10}`,
    email: `${99 - number}.secret@example.com`,
  }))
  await aCrowd(db, communityId, people)
  const neighbour = may(leader, 'view active members')

  const page = await list(db, neighbour, { tab: 'active', sort: 'email', search: 'ana' })
  expect(page.members.map(({ firstName }) => firstName)).toEqual(
    people.slice(0, 50).map(({ firstName }) => firstName),
  )
  expect(JSON.stringify(page)).not.toContain('secret')
})

test('homes are shown to those who may see them', async ({ db }) => {
  const { by, memberId } = await anInvitation(db)
  await change(db, 'members', { ...by, id: memberId }, { accountId: memberId, joinedAt: april })
  const neighbour = may(by, 'view active members')
  const board = may(by, 'view active members', 'view member property address')

  expect((await find(db, neighbour, 'Bo')).address).toBeNull()
  expect((await find(db, board, 'Bo')).address).toMatch(/ MAIN ST$/)
})

test('nobody opens a tab that is not for them', async ({ db }) => {
  const by = await aLeader(db)

  expect(() => list(db, may(by, 'view active members'), { tab: 'all' })).toThrow(NotAllowed)
})

test('it is told how the invitation of a pending member stands', async ({ db }) => {
  const by = await aLeader(db)
  const invite = (firstName: string, sendNow = true) =>
    anInvitation(db, { by, newcomer: { firstName, sendNow } })
  await invite('Ada')
  await invite('Ben', false)
  const expired = await invite('Cy')
  const past = { invitedAt: march, expiresAt: april }
  await change(db, 'invitations', { ...by, id: expired.invitationId }, past)
  const voided = await invite('Dan')
  await voidInvitations(db, by, { memberIds: [voided.memberId] })
  await aMember(db, { communityId: by.communityId, firstName: 'Eve' })

  const { members } = await list(db, by)
  expect(members.map((member) => [member.firstName, member.invitation])).toEqual([
    ['Lee', null],
    ['Ada', 'on its way'],
    ['Ben', 'not sent'],
    ['Cy', 'expired'],
    ['Dan', 'voided'],
    ['Eve', null],
  ])
})
