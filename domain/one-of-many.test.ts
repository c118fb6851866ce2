import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, type Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { freshDatabase } from '#test/database.ts'
import { aNewcomer, key } from '#test/factories.ts'
import { rowsRead } from '#test/rows-read.ts'
import { fillTown } from '#test/town.ts'
import { readHousehold } from './households/read-household.ts'
import { fixAddress } from './invitations/fix-address.ts'
import { inviteMember } from './invitations/invite-member.ts'
import { foreseeResending, resendInvitations } from './invitations/resend-invitations.ts'
import { tellStory } from './invitations/tell-story.ts'
import { voidInvitations } from './invitations/void-invitations.ts'
import { readMember } from './members/read-member.ts'
import { readProperty } from './properties/read-property.ts'
import type { Actor } from './roles/permission.ts'

const people = 3000
/** Far fewer than there are, and more than the story of one person and one home takes. */
const few = 150

type Town = { db: Db; by: Actor }
let town: Town

beforeAll(async () => {
  const { address, db } = await freshDatabase()
  const owner = connect(address, { as: 'owner', most: 1 })
  town = { db, by: await fillTown({ db, owner }, people) }
  await owner.destroy()
})
afterAll(() => town.db.destroy())

/** The ids of somebody who is expected, and of their home. */
type Somebody = {
  memberId: string
  email: string
  invitationId: string
  householdId: string
  propertyId: string
}

/** Every time another. */
async function somebody(db: Db, communityId: string): Promise<Somebody> {
  taken += 1
  const { rows } = await sql<Somebody>`
    select m.id as member_id, m.email, i.id as invitation_id, r.household_id, h.property_id
    from members m
    join invitations i on i.community_id = m.community_id and i.member_id = m.id
    join residencies r on r.community_id = m.community_id and r.member_id = m.id
    join households h on h.community_id = r.community_id and h.id = r.household_id
    where m.community_id = ${communityId} and m.joined_at is null
    order by m.email offset ${taken} limit 1`.execute(db)
  return rows[0]!
}
let taken = 0

const newHome = { kind: 'street', unit: null, city: 'AUSTIN', state: 'TX', zip: '78701' } as const

const deeds: Record<string, (db: Db, by: Actor, one: Somebody) => Promise<unknown>> = {
  'inviting into a home of the community': (db, by, { householdId, propertyId }) =>
    inviteMember(db, by, aNewcomer({ place: { propertyId, householdId } }), { key }),
  'inviting into a new home': (db, by) =>
    inviteMember(
      db,
      by,
      aNewcomer({ place: { home: { ...newHome, street: '7 QUILL LN' }, householdName: null } }),
      { key },
    ),
  'the story of an invitation': (db, by, one) => tellStory(db, by, one),
  'foreseeing whom a resend reaches': (db, by, { invitationId }) =>
    foreseeResending(db, by, { invitationIds: [invitationId] }),
  'resending one invitation': (db, by, { memberId }) =>
    resendInvitations(db, by, { memberIds: [memberId] }),
  'voiding one invitation': (db, by, { memberId }) =>
    voidInvitations(db, by, { memberIds: [memberId] }),
  'correcting an address': (db, by, { invitationId }) =>
    fixAddress(db, by, { invitationId, typed: 'mended@example.com', sharesAddress: false }),
  'a member': (db, by, one) => readMember(db, by, one),
  'a household': (db, by, one) => readHousehold(db, by, one),
  'a home': (db, by, one) => readProperty(db, by, one),
}

test.for(Object.entries(deeds))('%s: few of thousands are read', async ([, deed]) => {
  const { db, by } = town
  const one = await inCommunity(db, by.communityId, (db) => somebody(db, by.communityId))
  const tables = ['members', 'households', 'properties', 'residencies', 'invitations']
  const read = await inCommunity(db, by.communityId, (db) =>
    rowsRead(db, tables, (db) => deed(db, by, one)),
  )
  expect(read < few ? 'few' : read).toBe('few')
})
