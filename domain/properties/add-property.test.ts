import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Home } from '#domain/addresses/home.ts'
import { inviteMember } from '#domain/invitations/invite-member.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aLeader, aNewcomer, key } from '#test/factories.ts'
import { change, rowsOf } from '#test/rows.ts'
import { findOrAddProperty } from './add-property.ts'

const austin = { city: 'AUSTIN', state: 'TX', zip: '78701' }
const home: Home = { kind: 'street', street: '123 MAIN ST', unit: 'APT 4', ...austin }
const sameHome: Home = { kind: 'street', street: '123 MAIN STREET # 4', unit: null, ...austin }
const april = new Date('2026-04-01T12:00:00Z')

function add(db: Db, by: Actor, home: Home): Promise<string> {
  return inCommunity(db, by.communityId, (db) => findOrAddProperty(db, by, { home, now: april }))
}

test('one home spelled two ways is one property, written down once', async ({ db }) => {
  const by = await aLeader(db)
  const id = await add(db, by, home)

  expect(await add(db, by, sameHome)).toBe(id)
  expect(await rowsOf(db, by.communityId, 'properties')).toMatchObject([{ id, ...home, lot: null }])
  const [, ...events] = await rowsOf(db, by.communityId, 'auditEvents')
  const facts = { home: '123 MAIN ST APT 4, AUSTIN TX 78701' }
  expect(events).toMatchObject([{ deed: 'created property', actorId: by.memberId, facts }])
})

test('a lot is a home, too', async ({ db }) => {
  const by = await aLeader(db)
  const lot = (lot: string): Home => ({ kind: 'lot', lot, unit: null, ...austin })
  const id = await add(db, by, lot('LOT 7'))

  expect(await add(db, by, lot('LOT 07'))).toBe(id)
  expect(await add(db, by, lot('LOT 8'))).not.toBe(id)
})

test('two leaders who add one home at the same moment add one property', async ({ db }) => {
  const by = await aLeader(db)
  for (let round = 0; round < 10; round += 1) {
    const spell = (street: string): Home => ({ ...home, kind: 'street', street, unit: null })
    const spellings = [`${round} OAK LN`, `${round} OAK LANE`].map(spell)
    const invite = (home: Home) =>
      inviteMember(db, by, aNewcomer({ place: { home, householdName: null } }), { key })

    expect(await Promise.all(spellings.map(invite))).toMatchObject([{ ok: true }, { ok: true }])
  }

  expect(await rowsOf(db, by.communityId, 'properties')).toHaveLength(10)
  expect(await rowsOf(db, by.communityId, 'households')).toHaveLength(20)
})

test('two communities may each have the same address', async ({ db }) => {
  const [by, neighbour] = [await aLeader(db), await aLeader(db)]

  expect(await add(db, by, home)).not.toBe(await add(db, neighbour, home))
  expect(await rowsOf(db, by.communityId, 'properties')).toHaveLength(1)
})

test('a home that was deleted is added anew', async ({ db }) => {
  const by = await aLeader(db)
  const id = await add(db, by, home)
  await change(db, 'properties', { ...by, id }, { deletedAt: april })

  const again = await add(db, by, home)
  expect(again).not.toBe(id)
  expect(await add(db, by, sameHome)).toBe(again)
})
