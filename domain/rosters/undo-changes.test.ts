import fc from 'fast-check'
import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { accept } from '#domain/result.ts'
import type { Actor, Permission } from '#domain/roles/permission.ts'
import { changeRoster } from '#test/brought-rosters.ts'
import { test } from '#test/database.ts'
import { aJoining, aLeader, anEmail, anInvitation } from '#test/factories.ts'
import { anImport, aPlannedRoster, carryOut } from '#test/planned-rosters.ts'
import { aRow, atStreet, called } from '#test/roster-rows.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { whatStands } from '#test/what-stands.ts'
import type { RosterPerson, UnderstoodRow } from './understand-row.ts'
import { undoRoster } from './undo-roster.ts'

const [elm, oak] = [atStreet('1 ELM ST'), atStreet('2 OAK ST')]

/** Bo Chen of 1 Elm Street, who was there before every import and waits to join. */
async function aNeighbour(db: Db, by: Actor) {
  const place = { home: elm, householdName: null }
  return anInvitation(db, { by, newcomer: { place, phone: null } })
}

/** Imports rows about Bo and undoes them; `between` happens in between. */
async function undone(
  db: Db,
  by: Actor,
  rows: readonly UnderstoodRow[],
  between: () => Promise<unknown> = async () => {},
) {
  const rosterId = await anImport(db, by, rows)
  await between()
  return undoRoster(db, by, { rosterId })
}

const phone = '+15125550101'

test('what an import changed about people who were there before becomes what it was', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { email } = await aNeighbour(db, by)
  const before = await whatStands(db, by.communityId)
  const told = { phone, title: 'Treasurer', role: 'Board Member', occupancy: 'renter' } as const
  const bo = (given: Partial<RosterPerson>) => called('Bo Chen', { ...told, ...given })
  const rows = [
    aRow(elm, [bo({ email: anEmail() as RosterPerson['email'] })]),
    aRow(elm, [called('Bo Chen', { title: 'President', householdRole: 'member' })]),
    aRow(oak, [called('Bo Chen', { email })]),
  ]
  expect(await undone(db, by, [rows[0]!, rows[1]!])).toMatchObject({ value: { restored: 1 } })
  expect(await whatStands(db, by.communityId)).toEqual(before)

  expect(await undone(db, by, [rows[2]!])).toEqual(
    accept({
      removed: { properties: 1, households: 1, members: 0, invitations: 0 },
      kept: { properties: 0, households: 0, members: 0, invitations: 0 },
      restored: 0,
    }),
  )
  expect(await whatStands(db, by.communityId)).toEqual(before)
})

test('what somebody has changed since stays as they made it, field by field', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const { memberId: id } = await aNeighbour(db, by)
  const told = { email: anEmail(), phone, title: 'Treasurer', occupancy: 'renter' } as const
  const since = { email: anEmail(), title: 'President' }
  await undone(db, by, [aRow(elm, [called('Bo Chen', told)])], async () => {
    await change(db, 'members', { communityId, id }, since)
    const places = await rowsOf(db, communityId, 'residencies')
    const place = places.find(({ memberId }) => memberId === id)!
    await change(db, 'residencies', place, { householdRole: 'member' })
  })
  expect(await rowOf(db, 'members', { communityId, id })).toMatchObject({
    ...{ ...since, phone: null },
  })
  const places = await rowsOf(db, communityId, 'residencies')
  expect(places.find(({ memberId }) => memberId === id)).toMatchObject({
    ...{ householdRole: 'member', occupancy: 'other' },
  })
})

test('who has joined since keeps their address and number, and gets back their title', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const { memberId: id, invitationId } = await aNeighbour(db, by)
  const email = anEmail()
  const rows = [aRow(elm, [called('Bo Chen', { email, phone, title: 'Treasurer' })])]
  await undone(db, by, rows, async () => {
    const joining = await aJoining(db, { email })
    const joined = await redeemInvitation(db, joining, { communityId, invitationId })
    expect(joined).toMatchObject({ ok: true })
  })
  expect(await rowOf(db, 'members', { communityId, id })).toMatchObject({
    ...{ email, phone, title: null },
  })
})

test('a place that somebody has joined in since stays, with its home', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const { email, invitationId } = await aNeighbour(db, by)
  const rows = [aRow(oak, [called('Bo Chen', { email })])]
  const outcome = await undone(db, by, rows, async () => {
    const joining = await aJoining(db, { email })
    const joined = await redeemInvitation(db, joining, { communityId, invitationId })
    expect(joined).toMatchObject({ ok: true })
  })
  expect(outcome).toMatchObject({ value: { kept: { properties: 1, households: 1 } } })
  expect(await rowsOf(db, communityId, 'residencies')).toHaveLength(2)
})

test('a leader whom the file gave a home has none of it afterwards', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const email = anEmail('lee')
  await change(db, 'members', { communityId, id: by.memberId }, { email })
  const before = await whatStands(db, communityId)
  await undone(db, by, [aRow(elm, [called('Lee Board', { email })])])
  expect(await whatStands(db, communityId)).toEqual(before)
})

test('an address that another of the name waits under by now is theirs', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const { memberId: id, email } = await aNeighbour(db, by)
  const other = anEmail()
  const rows = [aRow(elm, [called('Bo Chen', { email: other })])]
  await undone(db, by, rows, () => anInvitation(db, { by, newcomer: { email } }))
  expect(await rowOf(db, 'members', { communityId, id })).toMatchObject({ email: other })
})

test('a role comes back where who undoes may grant it, until its person has joined', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const roles = await rowsOf(db, communityId, 'roles')
  const roleOf = (system: string) => roles.find((role) => role.system === system)!.id
  const newcomer = { firstName: 'Kit', lastName: 'Lim' }
  const { memberId, invitationId, email } = await anInvitation(db, { by, newcomer })
  const rows = (role: string) => [aRow(elm, [called('Kit Lim', { email, role })])]
  const roleNow = async () => (await rowOf(db, 'members', { communityId, id: memberId })).roleId

  await undone(db, by, rows('Board Member'))
  expect(await roleNow()).toBe(roleOf('resident'))

  const rosterId = await anImport(db, by, rows('Board Member'))
  const few = new Set<Permission>(['import roster'])
  await undoRoster(db, { ...by, permissions: few }, { rosterId })
  expect(await roleNow()).toBe(roleOf('board'))

  await undone(db, by, rows('Resident'), async () => {
    expect(await roleNow()).toBe(roleOf('resident'))
    await redeemInvitation(db, await aJoining(db, { email }), { communityId, invitationId })
  })
  expect(await roleNow()).toBe(roleOf('resident'))
})

/** Files of a few homes and people, which come together in every way. */
const files = fc.array(
  fc.record({
    home: fc.constantFrom('1 ELM ST', '2 OAK ST', '3 FIR ST'),
    unit: fc.option(fc.constantFrom('APT 1', 'APT 2')),
    people: fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('Ana Reyes', 'Bo Chen', 'Cy Lim', 'Di Roe'),
        address: fc.option(fc.constantFrom('one', 'two', 'three')),
        phone: fc.option(fc.constantFrom(phone, '+15125550102')),
        title: fc.option(fc.constantFrom('Treasurer', 'President')),
        role: fc.option(fc.constantFrom('Board Member', 'Resident')),
        householdRole: fc.option(fc.constantFrom('head', 'member')),
        occupancy: fc.option(fc.constantFrom('owner', 'renter')),
      }),
      { maxLength: 3, selector: ({ name }) => name },
    ),
  }),
  { minLength: 1, maxLength: 5 },
)

test('whatever stood before and whatever was imported, undone it is as it was', async ({ db }) => {
  let undoings = 0
  const property = fc.asyncProperty(files, files, fc.boolean(), async (first, second, onPaper) => {
    const by = await aLeader(db)
    const mailboxes = { one: anEmail('one'), two: anEmail('two'), three: anEmail('three') }
    const rowsOfFile = (file: typeof first) =>
      file.map(({ home, unit, people }) =>
        aRow(
          atStreet(home, unit),
          people.map(({ name, address, ...given }) =>
            called(name, { ...given, email: address && mailboxes[address] } as object),
          ),
        ),
      )
    await anImport(db, by, rowsOfFile(first), onPaper ? { withoutEmail: 'paper' } : {})
    const before = await whatStands(db, by.communityId)
    const { rosterId, totals } = await aPlannedRoster(db, by, rowsOfFile(second))
    await carryOut(db, by, rosterId)
    const outcome = await undoRoster(db, by, { rosterId })
    expect(outcome.ok).toBe(true)
    expect(await whatStands(db, by.communityId)).toEqual(before)
    undoings += totals.create + totals.update > 0 ? 1 : 0
  })
  await fc.assert(property, { numRuns: 20 })
  expect(undoings).toBeGreaterThan(9)
}, 240_000)

test.for(['stopped before it', 'left it alone'])(
  'what an import that %s would have changed is nothing to take back',
  async (because, { db }) => {
    const by = await aLeader(db)
    const { communityId } = by
    const { memberId: id } = await aNeighbour(db, by)
    const email = anEmail() as RosterPerson['email']
    const rosterId = await anImport(db, by, [
      aRow(oak, [called('Ana Reyes', { email })], { line: 2 }),
      aRow(elm, [called('Bo Chen', { title: 'Treasurer' })], { line: 3 }),
    ])
    if (because === 'left it alone') await leaveAlone(db, by, { rosterId, line: 3 })
    else await changeRoster(db, by, { rosterId, doneTo: 2 })
    expect(await undoRoster(db, by, { rosterId })).toMatchObject({ value: { restored: 0 } })
    expect(await rowOf(db, 'members', { communityId, id })).toMatchObject({ title: 'Treasurer' })
  },
)

/** Marks a row as one for which the community had changed. */
function leaveAlone(
  db: Db,
  { communityId }: Actor,
  { rosterId, line }: { rosterId: string; line: number },
) {
  return inCommunity(db, communityId, (db, changedAt) =>
    db
      .updateTable('rosterPlans')
      .set({ changedAt })
      .where('communityId', '=', communityId)
      .where('rosterId', '=', rosterId)
      .where('line', '=', line)
      .execute(),
  )
}
