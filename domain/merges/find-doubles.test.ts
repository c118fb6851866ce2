import { expect } from 'vitest'
import { NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aLeader, aMember, anEmail, anInvitation } from '#test/factories.ts'
import { aDweller } from '#test/households.ts'
import { change } from '#test/rows.ts'
import { findDoubles } from './find-doubles.ts'

test('whoever may be listed twice is found by what the records have in common', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const smith = (firstName: string) => ({ firstName, lastName: 'Smith' })
  const invited = await anInvitation(db, { by, newcomer: smith('Robert') })
  await aDweller(db, { communityId, invited })
  const place = { householdId: invited.householdId }
  const bob = await anInvitation(db, { by, newcomer: { ...smith('Bob'), place } })
  await anInvitation(db, { by, newcomer: { ...smith('Mary'), place } })
  const shared = anEmail('chen')
  const [other, bo] = [await anInvitation(db, { by }), await anInvitation(db, { by })]
  await change(db, 'members', { communityId, id: bo.memberId }, { email: shared })
  await change(
    db,
    'members',
    { communityId, id: other.memberId },
    { email: shared, firstName: 'B', nameKey: 'chen b' },
  )
  expect(await findDoubles(db, by)).toEqual([
    { one: other.memberId, other: bo.memberId, names: ['B Chen', 'Bo Chen'], because: 'email' },
    {
      one: invited.memberId,
      other: bob.memberId,
      names: ['Robert Smith', 'Bob Smith'],
      because: 'home',
    },
  ])
})

test('two who have both joined, who have left, or have only a name in common are no doubles', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const email = anEmail()
  for (let count = 0; count < 2; count += 1) {
    const { id } = await aMember(db, { communityId })
    await change(db, 'members', { communityId, id }, { email })
  }
  const gone = await anInvitation(db, { by })
  await change(db, 'members', { communityId, id: gone.memberId }, { email, leftAt: new Date() })
  await anInvitation(db, { by })
  expect(await findDoubles(db, by)).toEqual([])
  expect(() => findDoubles(db, { ...by, permissions: new Set() })).toThrow(NotAllowed)
})
