import { sql } from 'kysely'
import { test as base, expect } from 'vitest'
import { connect, type Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { freshDatabase } from './database.ts'
import { aHousehold } from './households.ts'
import { rowsRead } from './rows-read.ts'
import { fillLives, fillTown } from './town.ts'

const people = 3000
/** Far fewer than there are, and more than the story of one person and one home takes. */
const few = 150

/** Tables of which a community has a row for each of its people, or more. */
const tables = [
  ...[
    'members',
    'households',
    'properties',
    'residencies',
    'invitations',
    'deliveries',
    'openings',
  ],
  ...['groups', 'group_members', 'group_requests', 'notices', 'audit_events', 'join_requests'],
]

/** Somebody who is expected, their home, and the neighbour who lives there already. */
type Somebody = {
  memberId: string
  firstName: string
  lastName: string
  email: string
  phone: string
  invitationId: string
  householdId: string
  propertyId: string
  street: string
  neighbourId: string
}

/** In one transaction of a community of thousands: its leader, and somebody of it. */
export type Scene = { db: Db; by: Actor; slug: string; one: Somebody }

/** Sets the scene with whatever is needed, and answers what is then done and counted. */
type Deed = (scene: Scene) => (() => Promise<unknown>) | Promise<() => Promise<unknown>>

/** One community of thousands for all files of a worker. */
// biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixtures wanted from this pattern
const test = base.extend('town', { scope: 'worker' }, async ({}, { onCleanup }) => {
  const { address, db } = await freshDatabase()
  onCleanup(() => db.destroy())
  const owner = connect(address, { as: 'owner', most: 1 })
  const by = await fillTown({ db, owner }, people)
  await fillLives(owner, by)
  await owner.destroy()
  return { db, by, slug: await readSlug(db, by) }
})

/**
 * One test for each deed: it is done, and however many people there are, few rows are looked at for it. Nothing of it
 * stays: each begins with the same community.
 */
export function readsFew(deeds: Record<string, Deed>): void {
  test.for(Object.entries(deeds))('%s: few of thousands are read', async ([, deed], { town }) => {
    const { communityId } = town.by
    const counted = inCommunity(town.db, communityId, async (db) => {
      const act = await deed({ ...town, db, one: await somebody(db, communityId) })
      await sql`set local enable_indexonlyscan = off`.execute(db) // what an index tells alone would not be counted
      let outcome: unknown
      const read = await rowsRead(db, tables, async () => {
        outcome = await act()
      })
      throw new Counted(read, outcome)
    })
    const { read, outcome } = await counted.catch((error) => {
      if (error instanceof Counted) return error
      throw error
    })
    expect(outcome).not.toBeNull()
    if (outcome) expect(outcome).not.toMatchObject({ ok: false })
    expect(read < few ? 'few' : read).toBe('few')
  })
}

/** Thrown when all is counted, so that nothing stays of what was done. */
class Counted extends Error {
  readonly read: number
  readonly outcome: unknown

  constructor(read: number, outcome: unknown) {
    super('Nothing of this stays.')
    this.read = read
    this.outcome = outcome
  }
}

/** A household of two who have joined, its head and a member. */
export async function aHomeOfTwo({ db, by, slug }: Scene) {
  const town = { communityId: by.communityId, slug, leader: by }
  const { heads, members, ...household } = await aHousehold(db, { town, members: 1 })
  return { ...household, head: heads[0]!, member: members[0]! }
}

async function readSlug(db: Db, { communityId }: Actor): Promise<string> {
  const { slug } = await inCommunity(db, communityId, (db) =>
    db
      .selectFrom('communities')
      .select('slug')
      .where('id', '=', communityId)
      .executeTakeFirstOrThrow(),
  )
  return slug
}

async function somebody(db: Db, communityId: string): Promise<Somebody> {
  const { rows } = await sql<Somebody>`
    select m.id as member_id, m.first_name, m.last_name, m.email, m.phone, i.id as invitation_id,
      r.household_id, h.property_id, p.street, beside.member_id as neighbour_id
    from members m
    join invitations i on i.community_id = m.community_id and i.member_id = m.id
    join residencies r on r.community_id = m.community_id and r.member_id = m.id
    join households h on h.community_id = r.community_id and h.id = r.household_id
    join properties p on p.community_id = h.community_id and p.id = h.property_id
    join residencies beside on beside.community_id = m.community_id
      and beside.household_id = r.household_id and beside.member_id <> m.id
    where m.community_id = ${communityId} and m.joined_at is null
    order by m.email limit 1`.execute(db)
  return rows[0]!
}
