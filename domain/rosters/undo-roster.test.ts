import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { newId } from '#domain/new-id.ts'
import { accept, refuse } from '#domain/result.ts'
import { type Actor, NotAllowed } from '#domain/roles/permission.ts'
import { aCheckedRoster, changeRoster, rosterOf } from '#test/brought-rosters.ts'
import { test } from '#test/database.ts'
import { aLeader, anEmail, key } from '#test/factories.ts'
import { anImport, aPlannedRoster, carryOut } from '#test/planned-rosters.ts'
import { aRow, atStreet, called } from '#test/roster-rows.ts'
import { change, letLeave, rowOf, rowsOf } from '#test/rows.ts'
import { whatStands } from '#test/what-stands.ts'
import { cancelImport } from './cancel-import.ts'
import { importRoster } from './import-roster.ts'
import { startImport } from './start-import.ts'
import { undoRoster } from './undo-roster.ts'

const april = new Date('2030-04-02T10:00:00Z')

/** An import of two people in two homes, of whom one is invited. */
async function aSmallImport(db: Db, by: Actor, options: { sends?: 'later' } = {}) {
  const email = anEmail('ana')
  const rows = [aRow(atStreet('1 ELM ST'), [called('Ana Reyes', { email }), called('Bo Reyes')])]
  const rosterId = await anImport(db, by, rows, options)
  const [invitation] = await rowsOf(db, by.communityId, 'invitations')
  return { rosterId, rows, email, invitationId: invitation!.id, memberId: invitation!.memberId! }
}

test('an import that is undone leaves nothing of itself, and the log says so', async ({ db }) => {
  const by = { ...(await aLeader(db)), from: '203.0.113.7' }
  const before = await whatStands(db, by.communityId)
  const rows = [
    aRow(atStreet('1 ELM ST'), [called('Ana Reyes', { email: anEmail() }), called('Bo Reyes')]),
    aRow(atStreet('2 OAK ST'), [called('Cy Lim', { email: anEmail() })]),
    aRow(atStreet('3 FIR ST'), []),
  ]
  const rosterId = await anImport(db, by, rows)
  const undone = {
    removed: { properties: 3, households: 2, members: 3, invitations: 2 },
    kept: { properties: 0, households: 0, members: 0, invitations: 0 },
    restored: 0,
  }

  expect(await undoRoster(db, by, { rosterId }, { at: april })).toEqual(accept(undone))

  expect(await whatStands(db, by.communityId)).toEqual(before)
  const { memberId: actorId, accountId, from: fromAddress } = by
  const events = await rowsOf(db, by.communityId, 'auditEvents')
  expect(events.at(-1)).toMatchObject({
    ...{ deed: 'undid import', actorId, accountId, fromAddress, happenedAt: april },
    facts: { rosterId, ...undone },
  })
})

test('the same file imports again exactly as the first time', async ({ db }) => {
  const by = await aLeader(db)
  const { rosterId, rows } = await aSmallImport(db, by)
  await undoRoster(db, by, { rosterId })
  const again = await aPlannedRoster(db, by, rows)
  expect(again.totals).toMatchObject({ create: 1, properties: 1, members: 2, invitations: 1 })
  expect(await carryOut(db, by, again.rosterId)).toEqual({ applied: 1, changed: [] })
})

test('an invitation that has left stays voided, without its person, and names its contact', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const { rosterId, email, invitationId } = await aSmallImport(db, by)
  await letLeave(db, communityId)
  expect(await undoRoster(db, by, { rosterId }, { at: april })).toMatchObject({
    value: { removed: { members: 2, invitations: 0 }, kept: { members: 0, invitations: 1 } },
  })
  expect(await rowsOf(db, communityId, 'invitations')).toMatchObject([
    {
      ...{ id: invitationId, memberId: null, contact: email, contactName: 'Ana Reyes' },
      ...{ voidedAt: april, voidedBecause: 'withdrawn', sealedCode: null },
    },
  ])
  expect(await rowsOf(db, communityId, 'deliveries')).toMatchObject([
    { invitationId, memberId: null, recipient: email, suppressedAt: null },
  ])
  expect(await rowsOf(db, communityId, 'batches')).toMatchObject([
    { id: rosterId, voidedAt: april },
  ])
})

/** What tells that somebody may hold a code. */
const traces: Record<string, (db: Db, about: Trace) => Promise<unknown>> = {
  'its message is being sent': (db, { communityId, invitationId }) =>
    db
      .updateTable('deliveries')
      .set({ leasedUntil: april })
      .where('communityId', '=', communityId)
      .where('invitationId', '=', invitationId)
      .execute(),
  'its message was tried': (db, { communityId, invitationId }) =>
    db
      .updateTable('deliveries')
      .set({ attempts: 1 })
      .where('communityId', '=', communityId)
      .where('invitationId', '=', invitationId)
      .execute(),
  'somebody looked at it': (db, about) =>
    db
      .insertInto('openings')
      .values({ ...about, firstAt: april, lastAt: april })
      .execute(),
  'somebody asked to prove its mailbox': (db, about) =>
    db
      .insertInto('mailboxProofs')
      .values({ ...about, id: newId(), accountId: newId(), askedAt: april })
      .execute(),
  'somebody signs up with it': (db, about) =>
    db
      .insertInto('signUps')
      .values({
        ...{ ...about, id: newId(), device: newId(), email: anEmail() },
        ...{ firstName: 'Ana', lastName: 'Reyes', locale: 'en' },
      })
      .execute(),
}
type Trace = { communityId: string; invitationId: string }

test.for(Object.entries(traces))(
  'where %s, an invitation stays voided',
  async ([, leave], { db }) => {
    const by = await aLeader(db)
    const { communityId } = by
    const { rosterId, invitationId } = await aSmallImport(db, by)
    await inCommunity(db, communityId, (db) => leave(db, { communityId, invitationId }))
    expect(await undoRoster(db, by, { rosterId })).toMatchObject({
      value: { removed: { members: 2, invitations: 0 }, kept: { invitations: 1 } },
    })
    const { voidedBecause, memberId } = await rowOf(db, 'invitations', {
      ...{ communityId, id: invitationId },
    })
    expect({ voidedBecause, memberId }).toEqual({ voidedBecause: 'withdrawn', memberId: null })
    const [message] = await rowsOf(db, communityId, 'deliveries')
    expect(message!.suppressedAt).not.toBeNull()
  },
)

test('access passes may be on paper: they stay voided, though their home is gone', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const rows = [aRow(atStreet('1 ELM ST'), [called('Bo Chen')])]
  const rosterId = await anImport(db, by, rows, { withoutEmail: 'paper' })
  await undoRoster(db, by, { rosterId }, { at: april })
  expect(await rowsOf(db, communityId, 'invitations')).toMatchObject([
    { channel: 'pass', propertyId: null, voidedBecause: 'withdrawn', sealedCode: null },
  ])
  expect(await rowsOf(db, communityId, 'properties')).toEqual([])
  expect(await rowsOf(db, communityId, 'batches')).toMatchObject([{ voidedAt: april }])
})

test('only what was imported can be undone, and only once', async ({ db }) => {
  const by = await aLeader(db)
  const rows = [aRow(atStreet('1 ELM ST'), [called('Ana Reyes', { email: anEmail() })])]
  const { rosterId } = await aPlannedRoster(db, by, rows)
  const undo = () => undoRoster(db, by, { rosterId })
  expect(await undo()).toEqual(refuse({ because: 'not imported' }))
  await startImport(db, by, { rosterId, sends: 'later' })
  expect(await undo()).toEqual(refuse({ because: 'still importing' }))
  await carryOut(db, by, rosterId)

  const outcomes = await Promise.all([undo(), undo(), undo()])

  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes).toContainEqual(refuse({ because: 'already undone' }))
  expect(await importRoster(db, by, { rosterId }, { key })).toEqual(refuse({ because: 'undone' }))
})

test('a roster of another community is unknown, and stays as it is', async ({ db }) => {
  const [by, stranger] = [await aLeader(db), await aLeader(db)]
  const { rosterId } = await aSmallImport(db, stranger)
  const before = await whatStands(db, stranger.communityId)
  expect(await undoRoster(db, by, { rosterId })).toEqual(refuse({ because: 'unknown roster' }))
  expect(await whatStands(db, stranger.communityId)).toEqual(before)
})

test('nobody undoes an import without the permission to import', async ({ db }) => {
  const by = await aLeader(db)
  const { rosterId } = await aSmallImport(db, by)
  const actor = { ...by, permissions: new Set(['invite members'] as const) }
  expect(() => undoRoster(db, actor, { rosterId })).toThrow(NotAllowed)
})

test('an import that was stopped part way is undone as far as it came', async ({ db }) => {
  const by = await aLeader(db)
  const before = await whatStands(db, by.communityId)
  const rows = Array.from({ length: 2510 }, (_, at) =>
    aRow(atStreet(`${at + 1} ELM ST`), [called('Ana Reyes', { email: anEmail() })]),
  )
  const { rosterId } = await aPlannedRoster(db, by, rows)
  await startImport(db, by, { rosterId, sends: 'later' })
  const stop = new AbortController()
  const onProgress = () => stop.abort()
  await importRoster(db, by, { rosterId }, { key, signal: stop.signal, onProgress })
  await cancelImport(db, by, { rosterId })
  expect(await undoRoster(db, by, { rosterId })).toMatchObject({
    value: { removed: { properties: 2500, members: 2500, invitations: 2500 } },
  })
  expect(await whatStands(db, by.communityId)).toEqual(before)
})

test('what a leader voided before goes as well', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const { rosterId, invitationId } = await aSmallImport(db, by, { sends: 'later' })
  const withdrawn = { voidedAt: april, voidedBecause: 'withdrawn', sealedCode: null }
  await change(db, 'invitations', { communityId, id: invitationId }, withdrawn)
  await undoRoster(db, by, { rosterId })
  expect(await rowsOf(db, communityId, 'invitations')).toEqual([])
})

test('an import that was stuck is undone, and nobody is asked to go on with it', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aCheckedRoster(db, by)
  const stuck = { askedFor: 'import', askedAt: april, failedAt: april, startedAt: april }
  await changeRoster(db, by, { rosterId, ...stuck })
  expect(await undoRoster(db, by, { rosterId }, { at: april })).toMatchObject({ ok: true })
  expect(await rosterOf(db, by, rosterId)).toMatchObject({
    ...{ undoneAt: april, askedFor: null, askedAt: null },
  })
})

/** On a slow machine a worker may wait longer than it may for its turn: lock_not_available. It gives way then. */
function unlessHeldUp(error: unknown): void {
  if ((error as { code?: unknown }).code !== '55P03') throw error
}

test('a worker that was given up and comes back makes nothing anew, whoever is first', async ({
  db,
}) => {
  const by = await aLeader(db)
  const before = await whatStands(db, by.communityId)
  const rows = Array.from({ length: 2510 }, (_, at) =>
    aRow(atStreet(`${at + 1} OAK ST`), [called('Ana Reyes', { email: anEmail() })]),
  )
  const { rosterId } = await aPlannedRoster(db, by, rows)
  await startImport(db, by, { rosterId, sends: 'later' })
  const { askedAt } = (await rosterOf(db, by, rosterId))!
  const wish = { rosterId, askedAt: askedAt! }
  const stop = new AbortController()
  const onProgress = () => stop.abort()
  await importRoster(db, by, wish, { key, signal: stop.signal, onProgress })
  await changeRoster(db, by, { rosterId, failedAt: april })
  const [undone] = await Promise.all([
    undoRoster(db, by, { rosterId }),
    importRoster(db, by, wish, { key }).catch(unlessHeldUp),
  ])
  expect(undone).toMatchObject({ ok: true })
  expect(await whatStands(db, by.communityId)).toEqual(before)
})
