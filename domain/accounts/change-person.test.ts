import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { aCommunity, aMember } from '#test/factories.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { changePerson } from './change-person.ts'

const april = new Date('2030-04-02T10:00:00Z')
const from = '192.0.2.7'
const wed = { firstName: 'Ana', lastName: 'Cruz', phone: '+15125550123' }

test('a community that lists somebody as their account does follows it', async ({ db }) => {
  const { communityId } = await aCommunity(db)
  const { id, accountId } = await aMember(db, { communityId })

  await changePerson(db, { accountId: accountId!, from }, wed, { at: april })

  const account = db.selectFrom('accounts').selectAll().where('id', '=', accountId)
  expect(await account.execute()).toMatchObject([{ ...wed, name: 'Ana Cruz' }])
  expect(await rowOf(db, 'members', { communityId, id })).toMatchObject({
    ...wed,
    nameKey: 'cruz ana',
  })
  const events = await rowsOf(db, communityId, 'auditEvents')
  expect(events.filter(({ deed }) => deed === 'changed own details')).toEqual([
    expect.objectContaining({
      ...{ actorId: id, memberId: id, accountId, fromAddress: from, happenedAt: april },
      facts: { changed: ['name', 'phone'], was: 'Ana Reyes', is: 'Ana Cruz' },
    }),
  ])
})

test('what a community has written otherwise is its own and stays', async ({ db }) => {
  const { communityId } = await aCommunity(db)
  const listed = { firstName: 'Anastasia', phone: '+15125550199' }
  const { id, accountId } = await aMember(db, { communityId, ...listed })
  await changePerson(db, { accountId: accountId!, from }, wed)
  expect(await rowOf(db, 'members', { communityId, id })).toMatchObject({
    ...listed,
    lastName: 'Reyes',
  })
  expect(await deedsOf(db, communityId)).not.toContain('changed own details')
})

test('a community somebody has left keeps what it knew', async ({ db }) => {
  const { communityId } = await aCommunity(db)
  const { id, accountId } = await aMember(db, { communityId, leftAt: april })
  await changePerson(db, { accountId: accountId!, from }, wed)
  expect(await rowOf(db, 'members', { communityId, id })).toMatchObject({
    lastName: 'Reyes',
    phone: null,
  })
})

test('every community is asked for itself, and nobody else is renamed', async ({ db }) => {
  const [maple, cedar] = [await aCommunity(db), await aCommunity(db)]
  const here = await aMember(db, { communityId: maple.communityId })
  const accountId = here.accountId!
  const there = await aMember(db, { communityId: cedar.communityId, accountId })
  const namesake = await aMember(db, { communityId: cedar.communityId })
  await changePerson(db, { accountId, from }, wed)
  const nameOf = async (communityId: string, id: string) =>
    (await rowOf(db, 'members', { communityId, id })).lastName
  expect(await nameOf(maple.communityId, here.id)).toBe('Cruz')
  expect(await nameOf(cedar.communityId, there.id)).toBe('Cruz')
  expect(await nameOf(cedar.communityId, namesake.id)).toBe('Reyes')
})

test('saving the same once more leaves no trace', async ({ db }) => {
  const { communityId } = await aCommunity(db)
  const { accountId } = await aMember(db, { communityId })
  const same = { firstName: 'Ana', lastName: 'Reyes', phone: null }
  await changePerson(db, { accountId: accountId!, from }, same)
  expect(await deedsOf(db, communityId)).not.toContain('changed own details')
})

test('somebody who waits stays apart from a namesake who is expected at their address', async ({
  db,
}) => {
  const { communityId } = await aCommunity(db)
  const { id, accountId, email } = await aMember(db, { communityId, joinedAt: null })
  const expected = { accountId: null, joinedAt: null, lastName: 'Cruz' }
  const namesake = await aMember(db, { communityId, ...expected })
  await change(db, 'members', { communityId, id: namesake.id }, { email })
  await changePerson(db, { accountId: accountId!, from }, wed)
  expect(await rowOf(db, 'members', { communityId, id })).toMatchObject({ lastName: 'Reyes' })
})

async function deedsOf(db: Parameters<typeof rowsOf>[0], communityId: string) {
  return (await rowsOf(db, communityId, 'auditEvents')).map(({ deed }) => deed)
}
