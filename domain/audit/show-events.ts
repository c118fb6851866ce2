import type { Db } from '#database/connect.ts'
import type { JsonObject } from '#database/tables.ts'
import { printDoor } from '#domain/properties/property.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { type AgentAtWork, listAgentsAtWork } from '#domain/support/agents-at-work.ts'
import type { EventRow } from './find-events.ts'
import { type NamedPerson, namePeople } from './name-people.ts'

/**
 * Who did something: a member of today or once, the *system* by itself, an *outsider* who was no member
 * then, or somebody whose record was taken back and is *gone*. *Support* is an agent who acted for a leader.
 */
export type EventDoer =
  | ({ kind: 'member' } & NamedPerson)
  | { kind: 'system' }
  | { kind: 'outsider' }
  | { kind: 'gone' }
  | { kind: 'support'; agent: string; leader: NamedPerson | null }

/** The code that an event is about: where it was sent, or which pass it stands on. */
export type EventInvitation = {
  id: string
  contact: string | null
  contactName: string | null
  /** Of a pass only. */
  serial: number | null
}

/** An event with the names of today; what the viewer may not see of people is left out. */
export type ShownEvent = {
  id: string
  happenedAt: Date
  /** Of a newer version of the application it may be none we know. */
  deed: string
  by: EventDoer
  /** To whom it was done. */
  to: NamedPerson | null
  /** Whether it was done to somebody whose record was taken back. */
  isToGone: boolean
  /** The record that was merged into theirs, as it was called. */
  merged: string | null
  invitation: EventInvitation | null
  /** The home it is about. */
  home: string | null
  /** The roster it is about. */
  file: string | null
  facts: JsonObject
  /** The network address it came from. */
  from: string | null
}

/** Shows stored events, in the caller's transaction and in their order. */
export async function showEvents(
  db: Db,
  by: Actor,
  rows: readonly EventRow[],
): Promise<ShownEvent[]> {
  const { communityId } = by
  const people = rows.flatMap(({ actorId, memberId }) => [actorId, memberId])
  const [agents, names, merged, invitations, homes, files] = await Promise.all([
    listAgentsAtWork(db, communityId, present(rows.map(({ accountId }) => accountId))),
    namePeople(db, communityId, present(people)),
    nameMerged(db, communityId, idsIn(rows, 'goesId')),
    readInvitations(db, by, present(rows.map(({ invitationId }) => invitationId))),
    readHomes(db, by, idsIn(rows, 'householdId')),
    readFiles(db, communityId, idsIn(rows, 'rosterId')),
  ])
  return rows.map((row) => {
    const facts = whatMayBeSeen(by, row.facts)
    return {
      id: row.id,
      happenedAt: row.happenedAt,
      deed: row.deed,
      by: doerOf(row, { names, agents }),
      to: names.get(row.memberId ?? '') ?? null,
      isToGone: row.memberId !== null && !names.has(row.memberId),
      merged: merged.get(textOf(facts.goesId)) ?? null,
      invitation: invitations.get(row.invitationId ?? '') ?? null,
      home: textOf(facts.home) || (homes.get(textOf(facts.householdId)) ?? null),
      file: textOf(facts.file) || (files.get(textOf(facts.rosterId)) ?? null),
      facts,
      from: row.fromAddress,
    }
  })
}

function doerOf(
  { actorId, accountId, fromAddress }: EventRow,
  { names, agents }: { names: ReadonlyMap<string, NamedPerson>; agents: readonly AgentAtWork[] },
): EventDoer {
  if (!actorId) return { kind: accountId || fromAddress ? 'outsider' : 'system' }
  const person = names.get(actorId)
  const agent = agents.find((one) => one.accountId === accountId && one.leaderId === actorId)
  if (agent) return { kind: 'support', agent: agent.name, leader: person ?? null }
  return person ? { kind: 'member', ...person } : { kind: 'gone' }
}

/** Facts without what the viewer may not see of other people either. */
function whatMayBeSeen(by: Actor, facts: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(facts).filter(([name, value]) => {
      if (name === 'home' || name === 'before') return seesHomes(by)
      return !['from', 'to', 'recipient'].includes(name) || seesContact(by, textOf(value))
    }),
  )
}

function seesHomes({ permissions }: Actor): boolean {
  return permissions.has('view member property address')
}

function seesContact({ permissions }: Actor, contact: string): boolean {
  return permissions.has(contact.startsWith('+') ? 'view member phone' : 'view member email')
}

async function nameMerged(db: Db, communityId: string, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, string>()
  const rows = await db
    .selectFrom('members')
    .select(['id', 'firstName', 'lastName'])
    .where('communityId', '=', communityId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`]))
}

async function readInvitations(db: Db, by: Actor, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, EventInvitation>()
  const rows = await db
    .selectFrom('invitations')
    .select(['id', 'channel', 'contact', 'contactName', 'serial'])
    .where('communityId', '=', by.communityId)
    .where('id', 'in', ids)
    .execute()
  return new Map(
    rows.map(({ channel, serial, ...row }) => [
      row.id,
      {
        ...row,
        serial: channel === 'pass' ? serial : null,
        contact: row.contact && seesContact(by, row.contact) ? row.contact : null,
      },
    ]),
  )
}

async function readHomes(db: Db, by: Actor, ids: readonly string[]) {
  if (ids.length === 0 || !seesHomes(by)) return new Map<string, string>()
  const rows = await db
    .selectFrom('households')
    .innerJoin('properties', (on) =>
      on
        .onRef('properties.communityId', '=', 'households.communityId')
        .onRef('properties.id', '=', 'households.propertyId'),
    )
    .select(['households.id', 'properties.street', 'properties.lot', 'properties.unit'])
    .where('households.communityId', '=', by.communityId)
    .where('households.id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, printDoor(row)]))
}

async function readFiles(db: Db, communityId: string, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, string>()
  const rows = await db
    .selectFrom('rosters')
    .select(['id', 'fileName'])
    .where('communityId', '=', communityId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, fileName }) => [id, fileName]))
}

/** The ids that facts of this name hold. */
function idsIn(rows: readonly EventRow[], name: string): string[] {
  return present(rows.map(({ facts }) => textOf(facts[name]) || null))
}

function present(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))]
}

function textOf(fact: unknown): string {
  return typeof fact === 'string' ? fact : ''
}
