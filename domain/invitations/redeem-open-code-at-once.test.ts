import { expect } from 'vitest'
import { accept, refuse } from '#domain/result.ts'
import { test } from '#test/database.ts'
import { aJoining, aLeader, anInvitation, anOpenCode } from '#test/factories.ts'
import { aProperty, april, comeTo, elm, homeAt, may, membersOf } from '#test/open-codes.ts'
import { rowsOf } from '#test/rows.ts'
import { redeemInvitation } from './redeem-invitation.ts'

test('of twenty who hurry with one open code one is in, and nineteen are told', async ({ db }) => {
  const by = await aLeader(db)
  await aProperty(db, by)
  const { communityId, invitationId } = await anOpenCode(db, { by })
  const rivals = await Promise.all(Array.from({ length: 20 }, () => aJoining(db)))

  const outcomes = await Promise.all(
    rivals.map((joining) =>
      redeemInvitation(db, joining, { communityId, invitationId, toldHome: elm }),
    ),
  )

  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  const told = outcomes.filter((outcome) => !outcome.ok)
  expect(told).toEqual(Array(19).fill(refuse({ because: 'redeemed' })))
  expect(await membersOf(db, by)).toHaveLength(1)
  expect(await rowsOf(db, communityId, 'residencies')).toHaveLength(1)
})

test('of twenty who name one empty home with a code each one is in, and nineteen wait', async ({
  db,
}) => {
  const by = await aLeader(db)
  await aProperty(db, by)

  const came = await Promise.all(Array.from({ length: 20 }, () => comeTo(db, by)))

  const waits = came.filter(({ outcome }) => outcome.ok && outcome.value.waits)
  expect(waits).toHaveLength(19)
  expect(await rowsOf(db, by.communityId, 'residencies')).toHaveLength(1)
  expect(await rowsOf(db, by.communityId, 'homeClaims')).toHaveLength(19)
})

test('of using an open code and the code of one’s own at one moment, one member comes', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  for (let round = 0; round < 10; round += 1) {
    const expected = await anInvitation(db, { by, at: april })
    const joining = await aJoining(db, { email: expected.email })
    const { invitationId } = await anOpenCode(db, { by, at: april })
    const toldHome = homeAt(`${round + 1} RACE ST`)
    await aProperty(db, by, toldHome)

    const outcomes = await Promise.all([
      redeemInvitation(db, joining, { communityId, invitationId, toldHome }, { at: may }),
      redeemInvitation(db, joining, { communityId, ...expected }, { at: may }),
    ])

    const { memberId } = expected
    expect(outcomes[0]).toEqual(accept({ communityId, memberId }))
    expect([accept({ communityId, memberId }), refuse({ because: 'voided' })]).toContainEqual(
      outcomes[1],
    )
  }
})
