import { expect } from 'vitest'
import { suspend } from '#domain/members/suspend.ts'
import { test } from '#test/database.ts'
import { aMember, anEmail, anInvitation } from '#test/factories.ts'
import { aDweller } from '#test/households.ts'
import { alertsOf } from '#test/page.ts'
import { change } from '#test/rows.ts'
import { aLeaderAtWork, lotSeven, toMemberStep } from '#test/steps.ts'
import { aHouse, aSignedInVisitor } from '#test/visitor.ts'

const place = {
  home: { kind: 'lot', lot: '7', unit: null, city: 'AUSTIN', state: 'TX', zip: '78701' },
  householdName: null,
} as const
const reason = 'Threatened <b>a neighbour</b>'
const bo = { firstName: 'Bo', lastName: 'Chen' }

test('who invites somebody suspended is told when and why, and where the access is given back', async ({
  db,
}) => {
  const house = aHouse(db)
  const at = await aLeaderAtWork(house)
  const { visitor, members, communityId, leader } = at
  const invited = await anInvitation(db, { by: leader, newcomer: { place } })
  const { memberId: id } = await aDweller(db, { communityId, invited })
  const since = new Date('2030-04-02T17:00:00Z')
  await suspend(db, leader, { memberId: id, reason }, { at: since })
  await change(db, 'members', { communityId, id }, { leftAt: since, email: null })
  const form = `${members}/invite`
  const invite = async (who = visitor) => {
    const household = { householdChoice: 'new', householdName: 'Chen' }
    const step = await toMemberStep({ visitor: who, members }, { home: lotSeven, household })
    return who.send(step, form, { ...bo, email: anEmail('bo') }, 'Send Invitation')
  }

  const refused = await invite()

  expect(refused.status).toBe(409)
  const [said] = alertsOf(refused)
  expect(said).toContain('Bo Chen was suspended on Apr 2, 2030')
  expect(said).toContain(`The reason: ${reason}`)
  const page = await visitor.click(refused, 'Open the page of Bo Chen')
  expect(page.path).toBe(`${members}/${id}`)
  const back = await visitor.send(page, `${members}/${id}/reinstate`)
  expect(back.words).toContain('The suspension of Bo Chen has ended. They may be invited again.')
  expect((await invite()).words).toContain('The invitation is on its way')
})

test('whoever may not give the access back is told whom to ask', async ({ db }) => {
  const house = aHouse(db)
  const { members, communityId, leader } = await aLeaderAtWork(house)
  const invited = await anInvitation(db, { by: leader, newcomer: { place } })
  const { memberId: id } = await aDweller(db, { communityId, invited })
  await suspend(db, leader, { memberId: id, reason })
  await change(db, 'members', { communityId, id }, { leftAt: new Date(), email: null })
  const board = await aMember(db, { communityId, role: 'board' })
  const may = [...leader.permissions].filter((one) => one !== 'change member role')
  await change(db, 'roles', { communityId, id: board.roleId }, { permissions: may })
  const visitor = await aSignedInVisitor(house, { accountId: board.accountId! })
  const step = await toMemberStep({ visitor, members }, { household: { householdChoice: 'new' } })

  const person = { ...bo, email: anEmail('bo') }
  const refused = await visitor.send(step, `${members}/invite`, person, 'Send Invitation')

  expect([refused.status, alertsOf(refused)]).toEqual([
    409,
    ['This person cannot be let in from here. Please ask a Community Leader.'],
  ])
  expect(refused.words).not.toContain('suspended')
  expect(refused.html).not.toMatch(/suspension|Threatened/)
})
