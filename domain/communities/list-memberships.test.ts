import { expect } from 'vitest'
import { addDays } from '#domain/days.ts'
import { test } from '#test/database.ts'
import { aCommunity, aMember, anAccount, anInvitation } from '#test/factories.ts'
import { change } from '#test/rows.ts'
import { listMemberships, mayEnter } from './list-memberships.ts'

const yesterday = addDays(new Date(), -1)
const drawn = { curtainDrawnAt: yesterday }

test('every community of an account is listed by name, those behind a curtain too', async ({
  db,
}) => {
  const { id: accountId } = await anAccount(db)
  const zebra = await aCommunity(db, { name: 'Zebra Hills', color: '#123456' })
  const aspen = await aCommunity(db, { name: 'Aspen Grove', ...drawn })
  const left = await aCommunity(db)
  const asked = await anInvitation(db, { by: (await aCommunity(db)).leader })
  await change(db, 'members', { ...asked.by, id: asked.memberId }, { accountId })
  const suspension = { suspendedAt: yesterday, suspendedBecause: 'dues' }
  const inZebra = await aMember(db, { communityId: zebra.communityId, accountId, ...suspension })
  const inAspen = await aMember(db, { communityId: aspen.communityId, accountId })
  await aMember(db, { communityId: left.communityId, accountId, leftAt: yesterday })

  expect(await listMemberships(db, accountId)).toEqual([
    {
      communityId: aspen.communityId,
      slug: aspen.slug,
      name: 'Aspen Grove',
      color: '#1f6f54',
      memberId: inAspen.id,
      role: 'Resident',
      isLeader: false,
      isSuspended: false,
      behindCurtain: true,
    },
    {
      communityId: zebra.communityId,
      slug: zebra.slug,
      name: 'Zebra Hills',
      color: '#123456',
      memberId: inZebra.id,
      role: 'Resident',
      isLeader: false,
      isSuspended: true,
      behindCurtain: false,
    },
  ])
})

test('a leader is in front of the curtain', async ({ db }) => {
  const { leader } = await aCommunity(db, drawn)
  const [membership] = await listMemberships(db, leader.accountId)
  expect(membership).toMatchObject({ isLeader: true, behindCurtain: false })
  expect(await mayEnter(db, leader.accountId)).toBe(true)
})

test.for([
  ['no community', true, []],
  ['one behind a curtain', false, [drawn]],
  ['two behind curtains', false, [drawn, drawn]],
  ['one open', true, [{}]],
  ['one open and one behind a curtain', true, [drawn, {}]],
  ['one whose curtain has been lifted', true, [{ ...drawn, curtainLiftsAt: yesterday }]],
] as const)('someone of %s may have a session: %s', async ([, may, curtains], { db }) => {
  const { id: accountId } = await anAccount(db)
  for (const curtain of curtains) {
    const { communityId } = await aCommunity(db, curtain)
    await aMember(db, { communityId, accountId })
  }
  expect(await mayEnter(db, accountId)).toBe(may)
})
