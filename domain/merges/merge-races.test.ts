import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { changeRole } from '#domain/members/change-role.ts'
import type { Result } from '#domain/result.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aJoining, aLeader, aMember, anInvitation } from '#test/factories.ts'
import { aPool } from '#test/full-database.ts'
import { hurriedBy } from '#test/hold-open.ts'
import { aMerge, aMerging, stepDown } from '#test/merges.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { mergeMembers } from './merge-members.ts'
import { undoMerge } from './undo-merge.ts'

/** Two connections of their own, as two processes have. */
const twoHouses = (address: string) =>
  [aPool(address, 'application'), aPool(address, 'application')] as const

const becauseOf = (outcome: Result<unknown, { because: string }>) =>
  outcome.ok ? 'done' : outcome.refusal.because

const rounds = Array.from({ length: 6 }, (_, round) => round)

async function twoMembers(db: Db) {
  const by = await aLeader(db)
  const { communityId } = by
  const [a, b] = [await aMember(db, { communityId }), await aMember(db, { communityId })]
  return { by, communityId, a, b }
}

test.for(rounds)(
  'the same two merged at once by two leaders merge once (%i)',
  async (_, { own, db }) => {
    const [here, there] = twoHouses(own.address)
    const { by, communityId, a, b } = await twoMembers(db)
    const [one, other] = [
      await aMerging(db, by, { one: a.id, other: b.id }),
      await aMerging(db, by, { one: a.id, other: b.id }),
    ]
    const outcomes = await Promise.all([
      mergeMembers(here, by, one),
      mergeMembers(there, by, other),
    ])
    expect(outcomes.map(becauseOf).sort()).toEqual(['done', 'merged already'])
    expect(await rowsOf(db, communityId, 'merges')).toHaveLength(1)
  },
)

test.for(rounds)(
  'one into the other and the other into the one make no ring (%i)',
  async (_, { own, db }) => {
    const [here, there] = twoHouses(own.address)
    const { by, communityId, a, b } = await twoMembers(db)
    const two = { one: a.id, other: b.id }
    const outcomes = await Promise.all([
      mergeMembers(here, by, await aMerging(db, by, two, { signIn: 'one' })),
      mergeMembers(there, by, await aMerging(db, by, two, { signIn: 'other' })),
    ])
    expect(outcomes.map(becauseOf).sort()).toEqual(['done', 'merged already'])
    const members = await rowsOf(db, communityId, 'members')
    expect(members.filter(({ mergedInto }) => mergedInto)).toHaveLength(1)
  },
)

test.for(rounds)(
  'three in a ring come to one who stays, or wait for another look (%i)',
  async (_, { own, db }) => {
    const [here, there] = twoHouses(own.address)
    const { by, communityId, a, b } = await twoMembers(db)
    const c = await aMember(db, { communityId })
    const outcomes = await Promise.all([
      mergeMembers(
        here,
        by,
        await aMerging(db, by, { one: a.id, other: b.id }, { signIn: 'other' }),
      ),
      mergeMembers(
        there,
        by,
        await aMerging(db, by, { one: b.id, other: c.id }, { signIn: 'other' }),
      ),
      mergeMembers(db, by, await aMerging(db, by, { one: c.id, other: a.id }, { signIn: 'other' })),
    ])
    expect(outcomes.map(becauseOf)).toContain('done')
    const members = await rowsOf(db, communityId, 'members')
    const stays = members.filter(({ mergedInto }) => !mergedInto).map(({ id }) => id)
    expect(stays.length).toBeGreaterThanOrEqual(2)
    for (const { mergedInto } of members) if (mergedInto) expect(stays).toContain(mergedInto)
  },
)

test.for(rounds)(
  'against somebody who joins with the code of one exactly one is first (%i)',
  async (round, { own, db }) => {
    const [here, there] = twoHouses(own.address)
    const { by, communityId, a } = await twoMembers(db)
    const invited = await anInvitation(db, { by })
    const joining = await aJoining(db, { email: invited.email })
    const { invitationId } = invited
    const merging = await aMerging(db, by, { one: a.id, other: invited.memberId })
    const acts = [
      () => mergeMembers(here, by, merging).then(becauseOf),
      () => redeemInvitation(there, joining, { communityId, invitationId }).then(becauseOf),
    ]
    const said = await Promise.all(
      round % 2 ? acts.toReversed().map((act) => act()) : acts.map((act) => act()),
    )
    const [merged, joined] = round % 2 ? said.toReversed() : said
    expect([
      ['done', 'voided'],
      ['changed', 'done'],
    ]).toContainEqual([merged, joined])
    const { mergedInto, joinedAt } = await rowOf(db, 'members', {
      communityId,
      id: invited.memberId,
    })
    expect([mergedInto !== null, joinedAt !== null]).toEqual([merged === 'done', joined === 'done'])
  },
)

test.for([
  ['the one that waited', 0],
  ['the one that waited', 1],
  ['another', 0],
  ['another', 1],
] as const)(
  'who joins while their code moves comes into the home, with an account that is %s (%i)',
  async ([whose, first], { own, db }) => {
    const [here, there] = twoHouses(own.address)
    const by = await aLeader(db)
    const { communityId } = by
    const waiting = await aMember(db, { communityId })
    await change(db, 'members', waiting, { joinedAt: null })
    const invited = await anInvitation(db, { by })
    const { invitationId, email } = invited
    const account = await aJoining(db, { email })
    const accountId = whose === 'another' ? account.accountId : waiting.accountId!
    const joining = { ...account, accountId }
    const two = { one: waiting.id, other: invited.memberId }
    const merging = await aMerging(db, by, two, { email: 'other' })
    const acts = [
      () => mergeMembers(here, by, merging).then(becauseOf),
      () => redeemInvitation(there, joining, { communityId, invitationId }).then(becauseOf),
    ]
    const said = await Promise.all((first ? acts.toReversed() : acts).map((act) => act()))
    expect(first ? said[0] : said[1]).toBe('done')
    const members = await rowsOf(db, communityId, 'members')
    const joined = members.find((member) => member.accountId === accountId)!
    expect(joined).toMatchObject({ joinedAt: expect.any(Date), leftAt: null })
    const places = (await rowsOf(db, communityId, 'residencies')).filter(({ until }) => !until)
    expect(places).toMatchObject([{ memberId: joined.id, confirmedAt: expect.any(Date) }])
  },
)

test.for(rounds)(
  'undone by two at once, and merged on meanwhile, it comes apart once (%i)',
  async (_, { own, db }) => {
    const [here, there] = twoHouses(own.address)
    const { by, communityId, a, b } = await twoMembers(db)
    const c = await aMember(db, { communityId })
    const { mergeId } = await aMerge(db, by, { one: a.id, other: b.id })
    const further = await aMerging(db, by, { one: a.id, other: c.id }, { signIn: 'other' })
    const outcomes = await Promise.all([
      undoMerge(here, by, { mergeId }),
      mergeMembers(there, by, further),
      undoMerge(db, by, { mergeId }),
    ])
    const [undone, merged, again] = outcomes.map(becauseOf)
    const events = await rowsOf(db, communityId, 'auditEvents')
    const undos = events.filter(({ deed }) => deed === 'undid merge').length
    const into = async (id: string) => (await rowOf(db, 'members', { communityId, id })).mergedInto
    if (merged === 'done' && undos === 0) {
      expect([undone, again]).toEqual(['merged again', 'merged again'])
      expect([await into(a.id), await into(b.id)]).toEqual([c.id, c.id])
    } else {
      expect([undos, await into(b.id)]).toEqual([1, null])
      expect(['done', 'changed']).toContain(merged)
    }
  },
)

test.for(rounds)(
  'of two merges at once that each take a leader away one is refused (%i)',
  async (_, { own, db }) => {
    const [here, there] = twoHouses(own.address)
    const { by, communityId, a, b } = await twoMembers(db)
    const leaders = [
      await aMember(db, { communityId, role: 'leader' }),
      await aMember(db, { communityId, role: 'leader' }),
    ]
    await stepDown(db, by)
    const [one, other] = await Promise.all(
      [a, b].map(({ id }, at) =>
        aMerging(db, by, { one: leaders[at]!.id, other: id }, { role: 'other' }),
      ),
    )
    const outcomes = await Promise.all([
      mergeMembers(here, by, one!),
      mergeMembers(there, by, other!),
    ])
    expect(outcomes.map(becauseOf).sort()).toEqual(['done', 'last leader'])
  },
)

test('who is no leader any more when it is their turn neither merges nor undoes', async ({
  db,
}) => {
  const { by, communityId, a, b } = await twoMembers(db)
  const { memberId, accountId } = await anotherLeader(db, communityId)
  const other = { ...by, memberId, accountId }
  const { mergeId } = await aMerge(db, by, { one: a.id, other: b.id })
  const [c, d] = [await aMember(db, { communityId }), await aMember(db, { communityId })]
  const merging = await aMerging(db, other, { one: c.id, other: d.id })
  const roleId = a.roleId
  const { second } = await hurriedBy(db, communityId, {
    first: (db) => changeRole(db, by, { memberId, roleId }),
    second: (db) =>
      Promise.allSettled([mergeMembers(db, other, merging), undoMerge(db, other, { mergeId })]),
  })
  const notAllowed = { status: 'rejected', reason: expect.any(NotAllowed) }
  expect(second).toEqual([notAllowed, notAllowed])
})

async function anotherLeader(db: Db, communityId: string) {
  const { id: memberId, accountId } = await aMember(db, { communityId, role: 'leader' })
  return { memberId, accountId: accountId! }
}
