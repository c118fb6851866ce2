import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { addDays } from '#domain/days.ts'
import { accept, refuse } from '#domain/result.ts'
import { type Actor, NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aLeader, aMember } from '#test/factories.ts'
import { aPool } from '#test/full-database.ts'
import { aMerge, bobAndRobert } from '#test/merges.ts'
import { rowsRead } from '#test/rows-read.ts'
import type { Deed } from './deed.ts'
import { exportEvents } from './export-events.ts'
import type { EventFilter } from './find-events.ts'
import { findPeople } from './find-people.ts'
import { type EventPage, listEvents } from './list-events.ts'
import { readDays } from './read-days.ts'
import { recordEvents } from './record-event.ts'

const april = new Date('2030-04-02T10:00:00Z')
const all: EventFilter = { personId: null, kind: null, since: null, until: null }

type Told = { deed: Deed; day: number; actorId?: string; memberId?: string; facts?: object }

/** Writes what happened on days after the second of April. */
async function aLog(db: Db, communityId: string, told: readonly Told[]) {
  const events = told.map(({ day, facts = {}, ...event }) => ({
    ...{ communityId, from: null, now: addDays(april, day), facts: facts as never },
    ...event,
  }))
  await inCommunity(db, communityId, (db) => recordEvents(db, events))
}

function pageOf(found: Awaited<ReturnType<typeof listEvents>>): EventPage {
  if (!found.ok) throw new Error(found.refusal.because)
  return found.value
}

const deedsOf = ({ events }: EventPage) => events.map(({ deed }) => deed)

test('the log tells what happened, newest first, with the names of today', async ({ db }) => {
  const by = await aLeader(db)
  const { id: memberId } = await aMember(db, { communityId: by.communityId, leftAt: new Date() })
  const who = { actorId: by.memberId, memberId }
  await aLog(db, by.communityId, [
    { deed: 'invited member', day: 1, ...who },
    { deed: 'reminded', day: 2, facts: { count: 3 } },
  ])
  const { events, ...page } = pageOf(await listEvents(db, by, { filter: all }))
  expect(page).toEqual({ next: null, previous: null, person: null })
  expect(events.map(({ deed, by, to }) => ({ deed, by, to }))).toEqual([
    { deed: 'reminded', by: { kind: 'system' }, to: null },
    {
      deed: 'invited member',
      by: { kind: 'member', id: by.memberId, name: 'Lee Board', hasLeft: false },
      to: { id: memberId, name: 'Ana Reyes', hasLeft: true },
    },
    expect.objectContaining({ deed: 'founded community' }),
  ])
})

test('pages follow each other by key, both ways, also where many events share a moment', async ({
  db,
}) => {
  const by = await aLeader(db)
  const same = Array.from({ length: 6 }, () => ({ deed: 'joined', day: 1 }) as const)
  await aLog(db, by.communityId, same)
  const read = async (place: { after?: string | null; before?: string | null }) =>
    pageOf(await listEvents(db, by, { filter: all, ...place }, { most: 3 }))
  const first = await read({})
  const second = await read({ after: first.next })
  const third = await read({ after: second.next })
  const ids = [first, second, third].flatMap(({ events }) => events.map(({ id }) => id))
  expect(new Set(ids).size).toBe(7)
  expect([first.previous, third.next]).toEqual([null, null])
  expect(await read({ before: third.previous })).toEqual({ ...second, next: second.next })
  const back = await read({ before: second.previous })
  expect(back.events).toEqual(first.events)
  expect(back.previous).toBe(null)
})

test('somebody is found by what they did and by what was done to them, each event once', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const [ana, bo] = [await aMember(db, { communityId }), await aMember(db, { communityId })]
  await aLog(db, communityId, [
    { deed: 'joined', day: 1, actorId: ana.id, memberId: ana.id },
    { deed: 'made group admin', day: 2, actorId: by.memberId, memberId: ana.id },
    { deed: 'created group', day: 3, actorId: ana.id },
    { deed: 'joined', day: 4, actorId: bo.id, memberId: bo.id },
  ])
  const looking = { ...all, personId: ana.id }
  const page = pageOf(await listEvents(db, by, { filter: looking }))
  expect(deedsOf(page)).toEqual(['created group', 'made group admin', 'joined'])
  expect(page.person).toEqual({ id: ana.id, name: 'Ana Reyes', hasLeft: false })
  const ofGroups = { ...looking, kind: 'groups' } as const
  const first = pageOf(await listEvents(db, by, { filter: ofGroups }, { most: 1 }))
  const rest = await listEvents(db, by, { filter: ofGroups, after: first.next }, { most: 1 })
  expect([first, pageOf(rest)].map(deedsOf)).toEqual([['created group'], ['made group admin']])
})

test('nobody of another community is found, and their log stays theirs', async ({ db }) => {
  const [by, others] = [await aLeader(db), await aLeader(db)]
  const foreign = { ...all, personId: others.memberId }
  expect(await listEvents(db, by, { filter: foreign })).toEqual(
    refuse({ because: 'unknown person' }),
  )
  expect(await exportEvents(db, by, { filter: foreign })).toEqual(
    refuse({ because: 'unknown person' }),
  )
  const theirs = pageOf(await listEvents(db, others, { filter: all }))
  const after = theirs.events[0]!.id
  const page = pageOf(await listEvents(db, by, { filter: all, after }))
  expect(page.events.map(({ by }) => by)).toMatchObject([{ id: by.memberId }])
  expect(deedsOf(pageOf(await listEvents(db, others, { filter: all })))).toEqual([
    'founded community',
  ])
})

test('only who may view the log does', async ({ db }) => {
  const by = { ...(await aLeader(db)), permissions: new Set([]) }
  expect(() => listEvents(db, by, { filter: all })).toThrow(NotAllowed)
  await expect(exportEvents(db, by, { filter: all })).rejects.toThrow(NotAllowed)
  expect(() => findPeople(db, by, { search: 'lee' })).toThrow(NotAllowed)
})

test('days are those of the community’s calendar, both included', async ({ db }) => {
  const by = await aLeader(db)
  await aLog(db, by.communityId, [
    { deed: 'reminded', day: 0.79 }, // the third of April at 4:57 in UTC: still the second in Austin
    { deed: 'joined', day: 0.8 },
  ])
  const days = readDays({ from: '2030-04-02', until: '2030-04-02' }, 'America/Chicago')
  if (!days.ok) throw new Error(days.refusal.because)
  const page = pageOf(await listEvents(db, by, { filter: { ...all, ...days.value } }))
  expect(deedsOf(page)).toEqual(['reminded'])
})

test.for([
  ['2030-04-03', '2030-04-02', 'reversed'],
  ['2030-02-30', '', 'no such first day'],
  ['', '0020-01-01', 'no such last day'],
  ['yesterday', '', 'no such first day'],
] as const)('from %s until %s is %s', ([from, until, because]) => {
  expect(readDays({ from, until }, 'America/Chicago')).toEqual(refuse({ because }))
})

test('a day on which clocks change is as long as it is', () => {
  expect(readDays({ from: '2030-03-10', until: '2030-03-10' }, 'America/Chicago')).toEqual(
    accept({
      since: new Date('2030-03-10T06:00:00Z'),
      until: new Date('2030-03-11T05:00:00Z'),
    }),
  )
})

test('what was done under a merged record belongs to the one that stayed', async ({ db }) => {
  const { by, two, robert, bob } = await bobAndRobert(db)
  await aMerge(db, by, two)
  const filter = { ...all, personId: robert.memberId }
  const { events } = pageOf(await listEvents(db, by, { filter }))
  const gone = { ...all, personId: bob.memberId }
  expect(pageOf(await listEvents(db, by, { filter: gone })).events).toEqual(events)
  const stays = events.find(({ deed }) => deed === 'merged members')!.to!
  expect(events.filter(({ deed }) => deed === 'invited member').map(({ to }) => to)).toEqual([
    stays,
    stays,
  ])
})

test('who may not see contacts does not see them in the log either', async ({ db }) => {
  const by = await aLeader(db)
  const facts = { from: 'ana@example.com', to: '+15125550123' }
  await aLog(db, by.communityId, [{ deed: 'fixed address', day: 1, facts }])
  const seenWith = async (hidden: string) => {
    const permissions = new Set([...by.permissions].filter((one) => one !== hidden))
    const page = pageOf(await listEvents(db, { ...by, permissions }, { filter: all }))
    return page.events[0]!.facts
  }
  expect(await seenWith('')).toEqual(facts)
  expect(await seenWith('view member email')).toEqual({ to: facts.to })
  expect(await seenWith('view member phone')).toEqual({ from: facts.from })
})

test('who may not see homes sees neither the one that was nor the one that is', async ({ db }) => {
  const by = await aLeader(db)
  const facts = { before: '90 OAK LN, AUSTIN TX 78701', home: '9 OAK LN, AUSTIN TX 78701' }
  await aLog(db, by.communityId, [{ deed: 'corrected home', day: 1, facts }])
  const permissions = new Set([...by.permissions].filter((one) => !one.endsWith('address')))
  const seen = pageOf(await listEvents(db, by, { filter: all })).events[0]!
  expect([seen.facts, seen.home]).toEqual([facts, facts.home])
  const hidden = pageOf(await listEvents(db, { ...by, permissions }, { filter: all })).events[0]!
  expect([hidden.facts, hidden.home]).toEqual([{}, null])
})

test('a file holds all of a filter, part by part, and the log keeps who took it', async ({
  db,
}) => {
  const by = await aLeader(db)
  await aLog(
    db,
    by.communityId,
    Array.from({ length: 7 }, () => ({ deed: 'joined' as const, day: -3_000 })),
  )
  const exported = await exportEvents(db, by, { filter: all }, { most: 3 })
  if (!exported.ok) throw new Error(exported.refusal.because)
  const parts: string[][] = []
  for await (const part of exported.value) {
    parts.push(part.map(({ deed }) => deed))
    await aLog(db, by.communityId, [{ deed: 'joined', day: 1 }])
  }
  expect(parts).toEqual([
    ['founded community', 'joined', 'joined'],
    ['joined', 'joined', 'joined'],
    ['joined', 'joined'],
  ])
  const rules = { ...all, kind: 'rules' } as const
  expect(pageOf(await listEvents(db, by, { filter: rules })).events[0]).toMatchObject({
    deed: 'exported audit log',
    by: { id: by.memberId },
    facts: { kind: null, since: null, until: null },
  })
})

test('people are found by every word of their names, and not by what else is known', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const { id } = await aMember(db, { communityId, firstName: 'José', lastName: 'Chen' })
  const found = [{ id, name: 'José Chen', hasLeft: false }]
  expect(await findPeople(db, by, { search: 'chen jose' })).toEqual(found)
  for (const search of ['', 'example', '%', 'chen ana'])
    expect(await findPeople(db, by, { search })).toEqual([])
})

test('one page of a long log is read by index, whatever is looked for', async ({ own, db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  await inCommunity(db, communityId, async (db) => {
    await sql`
      insert into audit_events (community_id, id, happened_at, deed, actor_id, member_id)
      select ${communityId}, gen_random_uuid(), ${april}::timestamptz + n * interval '1 second',
        case when n < 15000 then 'joined' else 'invited member' end, ${by.memberId}, gen_random_uuid()
      from generate_series(1, 30000) n`.execute(db)
  })
  await sql`analyze audit_events`.execute(aPool(own.address, 'owner'))
  for (const filter of [
    all,
    { ...all, kind: 'groups' as const },
    { ...all, kind: 'people' as const },
    { ...all, personId: by.memberId, kind: 'people' as const },
    { ...all, personId: by.memberId },
    { ...all, personId: by.memberId, kind: 'rosters' as const, since: april },
  ])
    expect(await eventsRead(db, by, filter)).toBeLessThan(1_000)
})

/** How many events PostgreSQL looks at for a page, whatever it leaves out of it. */
function eventsRead(db: Db, by: Actor, filter: EventFilter): Promise<number> {
  const ask = async (db: Db) => pageOf(await listEvents(db, by, { filter }))
  return inCommunity(db, by.communityId, (db) => rowsRead(db, ['audit_events'], ask))
}
