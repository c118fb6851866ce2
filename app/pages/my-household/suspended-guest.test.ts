import { expect } from 'vitest'
import { suspend } from '#domain/members/suspend.ts'
import { test } from '#test/database.ts'
import { anEmail } from '#test/factories.ts'
import { aHousehold } from '#test/households.ts'
import { alertsOf } from '#test/page.ts'
import { change } from '#test/rows.ts'
import { aHouse, aSignedInVisitor } from '#test/visitor.ts'

test('a Head who invites somebody suspended is asked to turn to a leader, and learns no more', async ({
  db,
}) => {
  const house = aHouse(db)
  const { communityId, slug, householdId, leader, heads, members } = await aHousehold(db, {
    members: 1,
  })
  const { memberId: id } = members[0]!
  await suspend(db, leader, { memberId: id, reason: 'Threatened a neighbour' })
  await change(db, 'members', { communityId, id }, { leftAt: new Date(), email: null })
  const visitor = await aSignedInVisitor(house, heads[0]!)
  const form = await visitor.open(`/c/${slug}/my-household/${householdId}/invite/email`)

  const person = { fullName: 'Daniel Okafor', email: anEmail('daniel') }
  const refused = await visitor.send(form, form.path, person, 'Send Invite')

  expect([refused.status, alertsOf(refused)]).toEqual([
    409,
    [
      expect.stringContaining(
        'Your board looks at this invitation itself. Ask a Community Leader to invite this person.',
      ),
    ],
  ])
  expect(refused.html).not.toMatch(/suspended|Threatened/)
})
