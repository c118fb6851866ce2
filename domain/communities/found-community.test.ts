import { expect } from 'vitest'
import { atomically, inCommunity } from '#database/in-community.ts'
import { addDays } from '#domain/days.ts'
import { permissions } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { anAccount } from '#test/factories.ts'
import { aFounding } from '#test/identity.ts'
import { rowsOf } from '#test/rows.ts'
import { foundCommunity } from './found-community.ts'

const april = new Date('2030-04-02T10:00:00Z')

test('a founder becomes the first Community Leader, in a trial of 14 days', async ({ db }) => {
  const account = await anAccount(db, { firstName: 'Lee', lastName: 'O’Neil' })
  const founder = { ...account, accountId: account.id, from: '192.0.2.7' }
  const founding = aFounding({ name: 'The Otter Creek HOA', street: '1 Main St' })

  const { communityId, slug } = await foundCommunity(db, founder, founding, april)

  expect(slug).toBe('the-otter-creek-hoa')
  const community = await inCommunity(db, communityId, (db) =>
    db
      .selectFrom('communities')
      .selectAll()
      .where('id', '=', communityId)
      .executeTakeFirstOrThrow(),
  )
  const roles = await rowsOf(db, communityId, 'roles')
  const members = await rowsOf(db, communityId, 'members')
  expect(community).toMatchObject({
    ...founding,
    slug,
    nameKey: 'otter creek',
    locale: 'en',
    invitationDays: 90,
    curtainDrawnAt: null,
    defaultRoleId: roles.find(({ system }) => system === 'resident')!.id,
    createdAt: april,
    trialEndsAt: addDays(april, 14),
  })
  expect(members).toEqual([
    expect.objectContaining({
      accountId: account.id,
      firstName: 'Lee',
      lastName: 'O’Neil',
      nameKey: 'o neil lee',
      email: account.email,
      roleId: roles.find(({ system }) => system === 'leader')!.id,
      joinedAt: april,
      leftAt: null,
    }),
  ])
  expect(await rowsOf(db, communityId, 'auditEvents')).toEqual([
    {
      communityId,
      id: expect.any(String),
      happenedAt: april,
      deed: 'founded community',
      actorId: members[0]!.id,
      accountId: account.id,
      memberId: members[0]!.id,
      invitationId: null,
      facts: {},
      fromAddress: '192.0.2.7',
    },
  ])
})

test('a new community has its three roles', async ({ db }) => {
  const account = await anAccount(db)
  const founder = { ...account, accountId: account.id, from: null }
  const { communityId } = await foundCommunity(db, founder, aFounding())
  const roles = await rowsOf(db, communityId, 'roles')
  expect(roles.map(({ system, name, isLeader }) => [system, name, isLeader]).sort()).toEqual([
    ['board', 'Board Member', false],
    ['leader', 'Community Leader', true],
    ['resident', 'Resident', false],
  ])
  expect(roles.find(({ system }) => system === 'leader')!.permissions).toEqual([...permissions])
})

test('communities of one name get addresses of their own, also when founded at once', async ({
  db,
}) => {
  const account = await anAccount(db)
  const founder = { ...account, accountId: account.id, from: null }
  const names = ['Fox Run', 'Fox Run 2', 'fox run', 'Fox-Run!', 'FOX RUN 2', 'Fox Run 2 2']
  const founded = await Promise.all(
    names.map((name) => foundCommunity(db, founder, aFounding({ name }))),
  )
  const slugs = founded.map(({ slug }) => slug)
  expect(new Set(slugs).size).toBe(names.length)
  expect(slugs.every((slug) => /^fox-run(-\d+)*$/.test(slug))).toBe(true)
})

test('the next free number follows the name', async ({ db }) => {
  const account = await anAccount(db)
  const founder = { ...account, accountId: account.id, from: null }
  const slugs = []
  for (const name of ['Elk Ridge', 'Elk Ridge 3', 'Elk Ridge', 'Elk Ridge'])
    slugs.push((await foundCommunity(db, founder, aFounding({ name }))).slug)
  expect(slugs).toEqual(['elk-ridge', 'elk-ridge-3', 'elk-ridge-2', 'elk-ridge-4'])
})

test('many communities of one name follow one another', async ({ db }) => {
  const account = await anAccount(db)
  const founder = { ...account, accountId: account.id, from: null }
  const slugs = []
  for (let count = 0; count < 40; count += 1)
    slugs.push((await foundCommunity(db, founder, aFounding({ name: 'Alder Bend' }))).slug)
  const numbered = Array.from({ length: 39 }, (_, at) => `alder-bend-${at + 2}`)
  expect(slugs).toEqual(['alder-bend', ...numbered])
})

test('a founding inside a transaction that fails leaves nothing', async ({ db }) => {
  const account = await anAccount(db)
  const founder = { ...account, accountId: account.id, from: null }
  const founding = aFounding({ name: 'Lost Lake' })
  const failing = atomically(db, async (db) => {
    await foundCommunity(db, founder, founding)
    throw new Error('later')
  })
  await expect(failing).rejects.toThrow('later')
  expect((await foundCommunity(db, founder, founding)).slug).toBe('lost-lake')
})
