import { sql } from 'kysely'
import { connect, type Db } from '#database/connect.ts'
import { inviteMember } from '#domain/invitations/invite-member.ts'
import { tellStory } from '#domain/invitations/tell-story.ts'
import { changeTitle } from '#domain/members/change-title.ts'
import { listMembers } from '#domain/members/list-members.ts'
import { readMember } from '#domain/members/read-member.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { aNewcomer } from '#test/factories.ts'
import { fillTown } from '#test/town.ts'
import type { Inside } from '../e2e/faults/house.ts'
import { atMost, inTurn, millisecondsOf, type Row } from './measure.ts'
import type { Stage } from './stage.ts'

const members = 1_000
const times = 200

/** What is asked and done, by whether it writes. */
const deeds = {
  read: {
    'a page of the list': (db, by) => listMembers(db, by, { tab: 'all', search: '', sort: 'name' }),
    'a search in the list': (db, by) =>
      listMembers(db, by, { tab: 'all', search: 'reyes41', sort: 'name' }),
    'a member': (db, by) => readMember(db, by, by),
    'the story of an invitation': (db, by, { invitationId }) => tellStory(db, by, { invitationId }),
  },
  write: {
    'an invitation': (db, by, { key }) => inviteMember(db, by, aNewcomer(), { key }),
    'a changed title': (db, by) =>
      changeTitle(db, by, { memberId: by.memberId, title: `Title ${Math.random()}` }),
  },
} satisfies Record<string, Record<string, Deed>>

type Given = { invitationId: string; key: Inside['key'] }
type Deed = (db: Db, by: Actor, given: Given) => Promise<unknown>

const limits = { read: 1.1, write: 1.5 }

/** P6: what row-level security costs: each deed as the application, beside the same past the fence. */
export async function measureRowSecurity({ inside }: Stage): Promise<Row[]> {
  const by = await fillTown(inside, members)
  const { rows } = await sql<{ id: string }>`
    select id from invitations where community_id = ${by.communityId} limit 1`.execute(inside.owner)
  const given = { invitationId: rows[0]!.id, key: inside.key }
  const table: Row[] = []
  for (const kind of ['read', 'write'] as const)
    for (const [what, deed] of Object.entries<Deed>(deeds[kind])) {
      const took = await inTurn({
        fenced: () => inFreshPool(inside, true, (db) => deed(db, by, given)),
        past: () => inFreshPool(inside, false, (db) => deed(db, by, given)),
      })
      const about = { target: 'P6', what, unit: 'ms', note: 'the same without the fence' }
      table.push(atMost({ ...about, ours: took.fenced, peer: took.past }, limits[kind]))
    }
  return table
}

/** Milliseconds a deed takes, in connections that began when the application's role stood inside the fence or past it. */
async function inFreshPool(
  { address, owner }: Inside,
  isFenced: boolean,
  work: (db: Db) => Promise<unknown>,
): Promise<number> {
  const attribute = sql.raw(isFenced ? 'nobypassrls' : 'bypassrls')
  await sql`alter role communitrak_app ${attribute}`.execute(owner)
  const db = connect(address, { as: 'application', most: 2 })
  await millisecondsOf(times / 4, () => work(db))
  const took = await millisecondsOf(times, () => work(db))
  await db.destroy()
  await sql`alter role communitrak_app nobypassrls`.execute(owner)
  return took
}
