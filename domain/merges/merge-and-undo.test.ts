import fc from 'fast-check'
import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { addDays } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aLeader, aMember, anInvitation } from '#test/factories.ts'
import { aGroup } from '#test/groups.ts'
import { aMerging, look } from '#test/merges.ts'
import { change, rowsOf } from '#test/rows.ts'
import { whatStands } from '#test/what-stands.ts'
import { mergeMembers } from './merge-members.ts'
import { undoMerge } from './undo-merge.ts'

const july = new Date('2030-07-01T12:00:00Z')

const record = fc.record({
  standing: fc.constantFrom('joined', 'waiting', 'expected', 'codeless', 'left'),
  isSuspended: fc.boolean(),
  role: fc.constantFrom('leader', 'board', 'resident'),
  homes: fc.uniqueArray(fc.constantFrom(0, 1, 2), { maxLength: 3 }),
  isHead: fc.boolean(),
  groups: fc.uniqueArray(fc.constantFrom(0, 1), { maxLength: 2 }),
  asks: fc.boolean(),
  invites: fc.boolean(),
  phone: fc.constantFrom(null, '+15125550147', '+15125550148'),
  showEmail: fc.boolean(),
})
type Drawn = typeof record extends fc.Arbitrary<infer Value> ? Value : never

const side = fc.option(fc.constantFrom('one' as const, 'other' as const), { nil: undefined })
const chosen = fc.record({
  signIn: side,
  name: side,
  email: side,
  phone: side,
  title: side,
  role: side,
})

type Town = { by: Actor; householdIds: string[]; groupIds: string[] }

async function aTown(db: Db): Promise<Town> {
  const by = await aLeader(db)
  const homes = [
    await anInvitation(db, { by }),
    await anInvitation(db, { by }),
    await anInvitation(db, { by }),
  ]
  const groupIds = [await aGroup(db, by, { name: 'One' }), await aGroup(db, by, { name: 'Two' })]
  return { by, householdIds: homes.map(({ householdId }) => householdId), groupIds }
}

/** A record to which anything has happened that may happen to one. */
async function aRecord(
  db: Db,
  { by, householdIds, groupIds }: Town,
  drawn: Drawn,
): Promise<string> {
  const { communityId } = by
  const id = await aPerson(db, by, drawn)
  const isIn = drawn.standing === 'joined'
  await inCommunity(db, communityId, async (db, now) => {
    const row = () => ({ communityId, id: newId(), memberId: id })
    if (drawn.standing !== 'left') await moveIn(db, { row, drawn, ids: householdIds, now })
    if (isIn) await joinGroups(db, { row, drawn, ids: groupIds, now })
    const notice = { ...row(), kind: 'asked a leader', noticedAt: now }
    if (drawn.asks) await db.insertInto('notices').values(notice).execute()
  })
  return id
}

type Joining = {
  row: () => { communityId: string; id: string; memberId: string }
  drawn: Drawn
  ids: string[]
  now: Date
}

async function moveIn(db: Db, { row, drawn, ids, now }: Joining): Promise<void> {
  const householdRole = drawn.isHead ? 'head' : 'member'
  const confirmedAt = drawn.standing === 'joined' ? now : null
  for (const home of drawn.homes) {
    const place = { ...row(), householdId: ids[home]!, householdRole }
    await db
      .insertInto('residencies')
      .values({ ...place, since: now, confirmedAt })
      .execute()
  }
}

async function joinGroups(db: Db, { row, drawn, ids, now }: Joining): Promise<void> {
  const { groups, isHead: isAdmin, asks } = drawn
  for (const group of groups)
    await db
      .insertInto('groupMembers')
      .values({ ...row(), groupId: ids[group]!, isAdmin, since: now })
      .execute()
  if (asks && !groups.includes(1))
    await db
      .insertInto('groupRequests')
      .values({ ...row(), groupId: ids[1]!, askedAt: now })
      .execute()
}

async function aPerson(db: Db, by: Actor, drawn: Drawn): Promise<string> {
  const { communityId } = by
  const { standing, phone, showEmail, role, isSuspended } = drawn
  const expected = standing === 'expected' ? await anInvitation(db, { by }) : null
  const id = expected?.memberId ?? (await aMember(db, { communityId, role })).id
  const suspended = isSuspended ? { suspendedAt: july, suspendedBecause: 'Noise' } : {}
  const answers = JSON.stringify({ showEmail })
  await change(
    db,
    'members',
    { communityId, id },
    {
      ...{ phone, answers, ...suspended },
      ...(standing === 'waiting' && { joinedAt: null }),
      ...(standing === 'codeless' && { joinedAt: null, accountId: null }),
      ...(standing === 'left' && { leftAt: addDays(july, 1) }),
    },
  )
  if (drawn.invites) {
    const { invitationId } = await anInvitation(db, { by })
    await change(db, 'invitations', { communityId, id: invitationId }, { invitedBy: id })
  }
  return id
}

/** Everything but what tells of the merge itself, and codes it ended, which never come back. */
async function standing(db: Db, communityId: string, ended: ReadonlySet<string>) {
  const { merges, deliveries, invitations = [], ...rest } = await whatStands(db, communityId)
  return {
    ...rest,
    invitations: invitations.filter((line) => ![...ended].some((id) => line.includes(id))),
  }
}

test('whatever two records are like: merged and undone they are as they were, and rights never grow', async ({
  db,
}) => {
  let merges = 0
  await fc.assert(
    fc.asyncProperty(record, record, chosen, async (first, second, chosen) => {
      const town = await aTown(db)
      const { by } = town
      const { communityId } = by
      const two = { one: await aRecord(db, town, first), other: await aRecord(db, town, second) }
      const before = await whatStands(db, communityId)
      const choice = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value))
      const { plan, because } = await look(db, by, two, choice)
      const merged = await mergeMembers(db, by, await aMerging(db, by, two, choice))
      expect(merged.ok).toBe(because === null)
      if (!merged.ok) return expect(await whatStands(db, communityId)).toEqual(before)
      merges += 1
      await expectOnePerson(db, communityId, {
        ...two,
        stays: two[plan.stays],
        goes: two[plan.goes],
      })
      const ended = (await rowsOf(db, communityId, 'invitations')).filter((one) => one.voidedAt)
      const codes = new Set(ended.map(({ id }) => id))
      expect(await undoMerge(db, by, { mergeId: merged.value.mergeId })).toMatchObject({ ok: true })
      const { merges: _, deliveries, invitations = [], ...rest } = before
      const kept = invitations.filter((line) => ![...codes].some((id) => line.includes(id)))
      expect(await standing(db, communityId, codes)).toEqual({ ...rest, invitations: kept })
    }),
    { numRuns: 24 },
  )
  expect(merges).toBeGreaterThan(12)
})

/** What holds after every merge. */
async function expectOnePerson(
  db: Db,
  communityId: string,
  { stays, goes }: { stays: string; goes: string },
) {
  const members = await rowsOf(db, communityId, 'members')
  const [kept, gone] = [stays, goes].map((id) => members.find((one) => one.id === id)!)
  expect(gone).toMatchObject({ mergedInto: stays, accountId: null, leftAt: expect.any(Date) })
  if (gone!.suspendedAt) expect(kept!.suspendedAt).not.toBeNull()
  const codes = (await rowsOf(db, communityId, 'invitations')).filter(
    ({ memberId, redeemedAt, voidedAt }) =>
      (memberId === stays || memberId === goes) && !redeemedAt && !voidedAt,
  )
  expect(codes.length).toBeLessThanOrEqual(kept!.joinedAt ? 0 : 1)
  for (const table of ['residencies', 'groupMembers'] as const) {
    const open = (await rowsOf(db, communityId, table)).filter(({ until }) => !until)
    expect(open.filter(({ memberId }) => memberId === goes)).toEqual([])
  }
}
