import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { moveIn } from '#domain/households/move-in.ts'
import { inviteMember } from '#domain/invitations/invite-member.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { writeValues } from '#domain/member-fields/write-values.ts'
import { undoMerge } from '#domain/merges/undo-merge.ts'
import { newId } from '#domain/new-id.ts'
import { tellLeaders } from '#domain/notices/tell-leaders.ts'
import { refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import {
  aJoining,
  aLeader,
  aMember,
  aNewcomer,
  anEmail,
  anInvitation,
  anOpenCode,
  key,
} from '#test/factories.ts'
import { aMemberField } from '#test/member-fields.ts'
import { aMerge } from '#test/merges.ts'
import { anImport } from '#test/planned-rosters.ts'
import { aRow, atStreet, called } from '#test/roster-rows.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { whatStands } from '#test/what-stands.ts'
import { undoRoster } from './undo-roster.ts'

const elm = atStreet('1 ELM ST')
const april = new Date('2030-04-02T10:00:00Z')

/** An import of Ana, in a new home, with an invitation. */
async function anImportOfAna(db: Db, by: Actor) {
  const { communityId } = by
  const email = anEmail('ana')
  const rosterId = await anImport(db, by, [aRow(elm, [called('Ana Reyes', { email })])])
  const invitations = await rowsOf(db, communityId, 'invitations')
  const { id: invitationId, memberId } = invitations.find(({ batchId }) => batchId === rosterId)!
  const [place] = (await rowsOf(db, communityId, 'residencies')).filter(
    (one) => one.memberId === memberId,
  )
  const { householdId } = place!
  const { propertyId } = await rowOf(db, 'households', { communityId, id: householdId })
  const ids = { communityId, rosterId, householdId, propertyId }
  return { ...ids, email, invitationId: invitationId, memberId: memberId! }
}

type Imported = Awaited<ReturnType<typeof anImportOfAna>>

test('once somebody of an import has joined, it is not undone at all', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId, rosterId, email, invitationId } = await anImportOfAna(db, by)
  const joining = await aJoining(db, { email })
  await redeemInvitation(db, joining, { communityId, invitationId })
  const before = await whatStands(db, communityId)
  const refusal = refuse({ because: 'somebody joined', count: 1 })
  expect(await undoRoster(db, by, { rosterId })).toEqual(refusal)
  expect(await whatStands(db, communityId)).toEqual(before)
})

test('who came by another way than their invitation has joined, too', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId, rosterId, email } = await anImportOfAna(db, by)
  const { invitationId } = await anOpenCode(db, { by })
  const joining = await aJoining(db, { email })
  const redeeming = { communityId, invitationId, toldHome: elm }
  expect(await redeemInvitation(db, joining, redeeming)).toMatchObject({ ok: true })
  const refusal = refuse({ because: 'somebody joined', count: 1 })
  expect(await undoRoster(db, by, { rosterId })).toEqual(refusal)
})

test('somebody who was a member before and came with a code of the import is counted once', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId, rosterId, email, invitationId } = await anImportOfAna(db, by)
  const joining = await aJoining(db, { email })
  await aMemberOf(db, communityId, joining.accountId)
  expect(await redeemInvitation(db, joining, { communityId, invitationId })).toMatchObject({
    ok: true,
  })
  const refusal = refuse({ because: 'somebody joined', count: 1 })
  expect(await undoRoster(db, by, { rosterId })).toEqual(refusal)
})

async function aMemberOf(db: Db, communityId: string, accountId: string) {
  const { id } = await aMember(db, { communityId })
  await change(db, 'members', { communityId, id }, { accountId })
}

test('somebody who waits to be confirmed with one of its passes stands in the way', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const rows = [aRow(elm, [called('Bo Chen')])]
  const rosterId = await anImport(db, by, rows, { withoutEmail: 'paper' })
  const [pass] = await rowsOf(db, communityId, 'invitations')
  const [home] = await rowsOf(db, communityId, 'households')
  const { id: memberId } = await aMember(db, { communityId })
  const place = { memberId, householdId: home!.id, householdRole: 'head' } as const
  await inCommunity(db, communityId, (db, now) => moveIn(db, communityId, { ...place, now }))
  const waiting = await redeemInvitation(db, await aJoining(db), {
    ...{ communityId, invitationId: pass!.id },
  })
  expect(waiting).toMatchObject({ value: { waits: true } })
  const refusal = refuse({ because: 'somebody joined', count: 1 })
  expect(await undoRoster(db, by, { rosterId })).toEqual(refusal)
})

/** What may have come to depend on an import, and what then stays. */
const dependents: Record<
  string,
  { come: (db: Db, by: Actor, about: Imported) => Promise<unknown>; kept: object }
> = {
  'somebody else lives there': {
    come: async (db, { communityId }, { householdId }) => {
      const { id: memberId } = await aMember(db, { communityId })
      const place = { memberId, householdId, householdRole: 'member' } as const
      await inCommunity(db, communityId, (db, now) => moveIn(db, communityId, { ...place, now }))
    },
    kept: { properties: 1, households: 1, members: 0 },
  },
  'somebody has lived there': {
    come: async (db, { communityId }, { householdId }) => {
      const { id: memberId } = await aMember(db, { communityId })
      const place = { memberId, householdId, householdRole: 'member' as const, occupancy: 'other' }
      await inCommunity(db, communityId, (db) =>
        db
          .insertInto('residencies')
          .values({ communityId, id: newId(), ...place, since: april, until: april })
          .execute(),
      )
    },
    kept: { properties: 1, households: 1, members: 0 },
  },
  'another household lives in the home': {
    come: (db, by) => {
      const place = { home: elm, householdName: 'Others' }
      return inviteMember(db, by, aNewcomer({ place }), { key })
    },
    kept: { properties: 1, households: 0, members: 0 },
  },
  'another pass leads to the home': {
    come: (db, by, { propertyId }) => anOpenCode(db, { by, propertyId }),
    kept: { properties: 1, households: 0, members: 0 },
  },
  'leaders were told something about the person': {
    come: (db, _, { communityId, memberId }) =>
      inCommunity(db, communityId, (db, now) =>
        tellLeaders(db, { communityId, kind: 'asked a leader', memberId, facts: {}, now }),
      ),
    kept: { properties: 1, households: 1, members: 1 },
  },
  'the person was given another home': {
    come: async (db, by, { communityId, memberId }) => {
      const { memberId: other } = await anInvitation(db, { by })
      const places = await rowsOf(db, communityId, 'residencies')
      const { id } = places.find((place) => place.memberId === other)!
      await change(db, 'residencies', { communityId, id }, { memberId })
    },
    kept: { properties: 1, households: 1, members: 1 },
  },
  'the person has moved out': {
    come: async (db, { communityId }, { memberId }) => {
      const places = await rowsOf(db, communityId, 'residencies')
      const { id } = places.find((place) => place.memberId === memberId)!
      await change(db, 'residencies', { communityId, id }, { until: april })
    },
    kept: { properties: 1, households: 1, members: 1 },
  },
  'a later import has built upon it': {
    come: (db, by, { email }) =>
      anImport(db, by, [aRow(elm, [called('Ana Reyes', { email, title: 'Treasurer' })])]),
    kept: { properties: 1, households: 1, members: 1 },
  },
  'a later import has found it as it is': {
    come: (db, by, { email }) => anImport(db, by, [aRow(elm, [called('Ana Reyes', { email })])]),
    kept: { properties: 0, households: 0, members: 0 },
  },
  'a later import has built upon it and was undone': {
    come: async (db, by, { email }) => {
      const rows = [aRow(elm, [called('Ana Reyes', { email, title: 'Treasurer' })])]
      await undoRoster(db, by, { rosterId: await anImport(db, by, rows) })
    },
    kept: { properties: 0, households: 0, members: 0 },
  },
}

test.for(Object.entries(dependents))(
  'where %s, that stays and is told',
  async ([, { come, kept }], { db }) => {
    const by = await aLeader(db)
    const imported = await anImportOfAna(db, by)
    const { communityId, rosterId, memberId, householdId, propertyId, invitationId } = imported
    await come(db, by, imported)
    expect(await undoRoster(db, by, { rosterId })).toMatchObject({
      ...{ ok: true, value: { kept: { invitations: 0, ...kept } } },
    })
    const there = async (table: 'members' | 'households' | 'properties', id: string) =>
      (await rowsOf(db, communityId, table)).filter((row) => row.id === id).length
    expect({
      members: await there('members', memberId),
      households: await there('households', householdId),
      properties: await there('properties', propertyId),
    }).toEqual(kept)
    const invitations = await rowsOf(db, communityId, 'invitations')
    expect(invitations.map(({ id }) => id)).not.toContain(invitationId)
  },
)

test('somebody who waits and was invited by hand again is uninvited with their import', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId, rosterId, memberId, invitationId } = await anImportOfAna(db, by)
  const { batchId: _, ...columns } = await rowOf(db, 'invitations', {
    ...{ communityId, id: invitationId },
  })
  const ended = { voidedAt: april, voidedBecause: 'withdrawn', sealedCode: null }
  await change(db, 'invitations', { communityId, id: invitationId }, ended)
  const { invitationId: id } = await anOpenCode(db, { by })
  await change(db, 'invitations', { communityId, id }, { memberId, channel: columns.channel })
  await undoRoster(db, by, { rosterId })
  expect(await rowsOf(db, communityId, 'invitations')).toEqual([])
})

for (const name of ['undo', 'join'] as const)
  test(`against people who join at the same moment exactly one of the two wins, though ${name} begins`, async ({
    db,
  }) => {
    for (let round = 0; round < 4; round += 1) {
      const by = await aLeader(db)
      const { communityId, rosterId, email, invitationId } = await anImportOfAna(db, by)
      const joining = await aJoining(db, { email })
      const undo = () => undoRoster(db, by, { rosterId })
      const join = () => redeemInvitation(db, joining, { communityId, invitationId })
      const [undone, joined] =
        name === 'undo'
          ? await Promise.all([undo(), join()])
          : await Promise.all([join(), undo()]).then(([one, other]) => [other, one] as const)
      expect([undone.ok, joined.ok].filter(Boolean)).toHaveLength(1)
      if (undone.ok)
        expect([refuse({ because: 'voided' }), refuse({ because: 'unknown' })]).toContainEqual(
          joined,
        )
      else expect(undone).toEqual(refuse({ because: 'somebody joined', count: 1 }))
    }
  })

/** What may have been done with a record that nobody signs in to. */
const doings: Record<string, (db: Db, by: Actor, ana: Imported) => Promise<unknown>> = {
  'became one with another, and is two again': async (db, by, ana) => {
    const other = await anInvitation(db, { by, newcomer: { firstName: 'Ana', lastName: 'Reyes' } })
    const two = { one: ana.memberId, other: other.memberId }
    await undoMerge(db, by, await aMerge(db, by, two))
  },
  'took another in, and is two again': async (db, by, ana) => {
    const other = await aMember(db, { communityId: by.communityId, leftAt: april })
    const two = { one: ana.memberId, other: other.id }
    await undoMerge(db, by, await aMerge(db, by, two))
  },
  'was asked something that leaders have filled in': async (db, by, { memberId }) => {
    const fieldId = await aMemberField(db, by, { name: 'Pets' })
    await writeValues(db, by, { memberId, typed: { [fieldId]: 'A parrot' } })
  },
}

test.for(Object.entries(doings))('who %s stays', async ([, happen], { db }) => {
  const by = await aLeader(db)
  const ana = await anImportOfAna(db, by)
  await happen(db, by, ana)
  expect(await undoRoster(db, by, ana)).toMatchObject({
    value: { removed: { members: 0, households: 0 }, kept: { members: 1, households: 1 } },
  })
  const { communityId, memberId: id } = ana
  expect(await rowOf(db, 'members', { communityId, id })).toMatchObject({ leftAt: null })
})
