import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { accept, refuse } from '#domain/result.ts'
import { test } from '#test/database.ts'
import { aJoining, aLeader, anInvitation } from '#test/factories.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { redeemInvitation } from './redeem-invitation.ts'
import { voidInvitations } from './void-invitations.ts'

/** An invitation on paper: whoever holds the code may use it. */
async function anInvitationWithoutAddress(db: Db, given: Parameters<typeof anInvitation>[1] = {}) {
  const invited = await anInvitation(db, given)
  const { communityId } = invited.by
  await change(db, 'members', { communityId, id: invited.memberId }, { email: null })
  return { ...invited, communityId }
}

test('of many who hurry with one code, exactly one joins and the others are told', async ({
  db,
}) => {
  const invitation = await anInvitationWithoutAddress(db)
  const { communityId, invitationId, memberId } = invitation
  const people = await Promise.all(Array.from({ length: 16 }, () => aJoining(db)))

  const outcomes = await Promise.all(
    people.map((person) => redeemInvitation(db, person, { communityId, invitationId })),
  )

  const winner = outcomes.findIndex(({ ok }) => ok)
  expect(outcomes).toEqual(
    people.map((_, place) =>
      place === winner ? accept({ communityId, memberId }) : refuse({ because: 'redeemed' }),
    ),
  )
  const members = await rowsOf(db, communityId, 'members')
  expect(members.at(-1)).toMatchObject({ id: memberId, accountId: people[winner]!.accountId })
  expect(members).toHaveLength(2)
  const events = await rowsOf(db, communityId, 'auditEvents')
  expect(events.filter(({ deed }) => deed === 'joined')).toHaveLength(1)
  const deliveries = await rowsOf(db, communityId, 'deliveries')
  expect(deliveries.filter(({ template }) => template === 'welcome')).toHaveLength(1)
})

test('one person who clicks five times at once joins once and is told so five times', async ({
  db,
}) => {
  for (let round = 0; round < 10; round += 1) {
    const { by, email, invitationId, memberId } = await anInvitation(db)
    const { communityId } = by
    const joining = await aJoining(db, { email })
    const clicks = Array.from({ length: 5 }, () =>
      redeemInvitation(db, joining, { communityId, invitationId }),
    )

    expect(await Promise.all(clicks)).toEqual(clicks.map(() => accept({ communityId, memberId })))
    const events = await rowsOf(db, communityId, 'auditEvents')
    expect(events.filter(({ deed }) => deed === 'joined')).toHaveLength(1)
  }
})

test('of joining and voiding at one moment exactly one wins, and the other is told', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  for (let round = 0; round < 30; round += 1) {
    const { email, invitationId, memberId } = await anInvitation(db, { by })
    const joining = await aJoining(db, { email })
    const redeem = () => redeemInvitation(db, joining, { communityId, invitationId })
    const voiding = () => voidInvitations(db, by, { memberIds: [memberId] })

    const [redeemed, report] =
      round % 2 === 0
        ? await Promise.all([redeem(), voiding()])
        : await Promise.all([voiding(), redeem()]).then(([report, joined]) => [joined, report])

    const member = await rowOf(db, 'members', { communityId, id: memberId })
    const invitation = await rowOf(db, 'invitations', { communityId, id: invitationId })
    const name = 'Bo Chen'
    const story = {
      redeemed,
      report,
      joined: member.joinedAt !== null,
      spent: [invitation.redeemedAt !== null, invitation.voidedAt !== null, invitation.sealedCode],
    }
    expect([
      {
        redeemed: accept({ communityId, memberId }),
        report: { voided: [], skipped: [{ name, because: 'already joined' }] },
        joined: true,
        spent: [true, false, null],
      },
      {
        redeemed: refuse({ because: 'voided' }),
        report: { voided: [{ name }], skipped: [] },
        joined: false,
        spent: [false, true, null],
      },
    ]).toContainEqual(story)
  }
})
