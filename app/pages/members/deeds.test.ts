import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { aMember, anInvitation } from '#test/factories.ts'
import { aGroup } from '#test/groups.ts'
import { elements, wordsOf } from '#test/html.ts'
import { alertsOf, describedBy, type Page } from '#test/page.ts'
import { rowsOf } from '#test/rows.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse, aSignedInVisitor, letterTo, mailTo } from '#test/visitor.ts'

const dialogOf = (page: Page) => wordsOf(elements(page.root, 'dialog')[0]!)

/** A leader at the list of active members, with Ana and Bo in it. */
async function aFullHouse(...given: Parameters<typeof aHouse>) {
  const house = aHouse(...given)
  const { db } = house.services
  const at = await aLeaderAtWork(house)
  const { communityId } = at
  const ana = await aMember(db, { communityId, firstName: 'Ana' })
  const bo = await aMember(db, { communityId, firstName: 'Bo' })
  const list = await at.visitor.open(`${at.members}?tab=active`)
  /** Ticks people and presses a button of the bar below the list. */
  const tick = (ids: readonly string[], press: string) =>
    at.visitor.send(list, `${at.members}/add-to-group`, { member: [...ids] }, press)
  return { house, ana, bo, list, tick, ...at }
}

test('those who are ticked are put into a group, and who was in it already is named', async ({
  db,
}) => {
  const { house, ana, bo, tick, visitor, members, leader, home } = await aFullHouse(db)
  const groupId = await aGroup(db, leader)
  const form = `${members}/add-to-group`
  const question = await tick([ana.id, bo.id, leader.memberId], 'Add to Group…')
  expect(dialogOf(question)).toContain('Ana Reyes Bo Reyes')
  const again = await visitor.send(question, form, {}, 'Add 3 members')
  expect([again.status, describedBy(again, 'groupId')]).toEqual([400, 'Please choose a group.'])
  const report = await visitor.send(again, form, { groupId }, 'Add 3 members')
  expect(dialogOf(report)).toContain('2 members were added to Pool committee')
  expect(alertsOf(report)).toEqual(['One was skipped: Lee Board: is in the group already'])
  expect(await letterTo(house, ana.email!, 'let into group')).toMatchObject({
    ...{ group: 'Pool committee', addedBy: 'Lee Board' },
  })
  const undone = await visitor.send(report, form, {}, 'Undo: take them out again')
  expect(dialogOf(undone)).toContain('2 members were taken out of Pool committee again')
  const [left] = await rowsOf(db, leader.communityId, 'groupMembers').then((rows) =>
    rows.filter(({ until }) => until === null),
  )
  expect(left!.memberId).toBe(leader.memberId)
  const redone = await visitor.send(question, form, { groupId }, 'Add 3 members')
  const group = await visitor.click(redone, 'Open the group')
  expect([group.path, group.words]).toEqual([
    `${home}/groups/${groupId}`,
    expect.stringContaining('Bo Reyes'),
  ])
})

test('who is taken out of a group before they were told is not told', async ({ db }) => {
  const { house, ana, tick, visitor, members, leader } = await aFullHouse(db)
  const groupId = await aGroup(db, leader)
  const question = await tick([ana.id], 'Add to Group…')
  expect(dialogOf(question)).toContain('Add this person to a group')
  const form = `${members}/add-to-group`
  const report = await visitor.send(question, form, { groupId }, 'Add one member')
  await visitor.send(report, form, {}, 'Undo: take this person out again')
  expect(await mailTo(house, ana.email!)).toEqual([])
})

test('without a group one is led to create one, and a group that is gone says so', async ({
  db,
}) => {
  const { ana, tick, visitor, members, home } = await aFullHouse(db)
  const question = await tick([ana.id], 'Add to Group…')
  expect(dialogOf(question)).toContain('There is no group yet')
  expect((await visitor.click(question, 'Create a group')).path).toBe(`${home}/groups/new`)
  const form = { groupId: ana.id, member: ana.id }
  const answer = await visitor.post(`${members}/add-to-group?member=${ana.id}`, form)
  expect(answer.status).toBe(404)
})

test('two are suspended for one reason, and get their access back from the report', async ({
  db,
}) => {
  const { house, ana, bo, tick, visitor, members, leader, communityId } = await aFullHouse(db)
  const form = `${members}/suspend`
  const question = await tick([ana.id, bo.id, leader.memberId], 'Suspend…')
  const again = await visitor.send(question, form, { reason: ' ' }, 'Suspend 3 members')
  expect([again.status, describedBy(again, 'reason')]).toEqual([
    400,
    'Please write why, in 300 characters or fewer.',
  ])
  const long = await visitor.post(form, { reason: 'x'.repeat(301) })
  expect([long.status, await long.text()]).toEqual([400, expect.stringContaining('x'.repeat(301))])
  const report = await visitor.send(again, form, { reason: 'Gate' }, 'Suspend 3 members')
  expect(dialogOf(report)).toContain('2 members were suspended')
  expect(alertsOf(report)).toEqual(['One was skipped: Lee Board: is you'])
  expect(await letterTo(house, ana.email!, 'suspended')).toMatchObject({ reason: 'Gate' })
  const inactive = await visitor.open(`${members}?tab=inactive`)
  expect(inactive.words).toContain('Suspended: Gate')
  const undone = await visitor.send(report, `${members}/reinstate`, {}, 'Undo: give access back')
  expect(dialogOf(undone)).toContain('2 members have access again')
  const list = await visitor.click(undone, 'Ok')
  expect(list.path).toMatch(/\/members\?tab=active\b/)
  const paused = (await rowsOf(db, communityId, 'members')).filter((one) => one.suspendedAt)
  expect(paused).toEqual([])
})

test('whoever is suspended is given access back from the Inactive tab', async ({ db }) => {
  const { visitor, members, communityId } = await aFullHouse(db)
  const [suspendedAt, suspendedBecause] = [new Date(), 'Loud']
  const cy = await aMember(db, { communityId, firstName: 'Cy', suspendedAt, suspendedBecause })
  const list = await visitor.open(`${members}?tab=inactive`)
  const form = `${members}/reinstate`
  const question = await visitor.send(list, form, { member: [cy.id] }, 'Give Access Back…')
  expect(dialogOf(question)).toContain('Give this person their access back?')
  const go = 'Give one their access back'
  const report = await visitor.send(question, form, {}, go)
  expect(dialogOf(report)).toContain('One member has access again')
  const twice = await visitor.send(question, form, {}, go)
  expect(alertsOf(twice)).toEqual(['One was skipped: Cy Reyes: is not suspended'])
})

test('those who wait get their own codes on paper', async ({ db }) => {
  const { house, visitor, members, leader, home } = await aFullHouse(db)
  const ida = await anInvitation(db, { by: leader, newcomer: { firstName: 'Ida' } })
  const list = await visitor.open(`${members}?tab=pending`)
  const form = `${members}/resend`
  const page = await visitor.send(list, form, { member: [ida.memberId] }, 'Print Passes')
  expect(page.words).toContain('One pass will be printed, for Ida Chen.')
  expect(page.html).not.toContain(ida.code)
  const print = `${home}/invitations/passes/of-members/print`
  const file = await visitor.get(`${print}?member=${ida.memberId}&layout=letters`)
  expect(file.headers.get('content-type')).toBe('application/pdf')
  expect(file.headers.get('cache-control')).toBe('no-store')
  expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(1000)
  const back = await visitor.click(page, 'Back to Community Members')
  expect(back.path).toMatch(/\/members\?tab=pending\b/)
  const all = await visitor.send(list, form, { everyone: 'yes' }, 'Print Passes')
  expect(all.words).toContain('One pass will be printed, for Ida Chen.')
  const ofAll = await visitor.get(`${print}?everyone=yes&tab=pending&layout=letters`)
  expect(ofAll.headers.get('content-type')).toBe('application/pdf')
  const foreign = await anInvitation(db)
  const none = await visitor.open(`${print}?member=${foreign.memberId}`)
  expect(alertsOf(none)).toEqual(['Nobody is selected. Go back and tick the people first.'])
  expect(await mailTo(house, ida.email)).toHaveLength(1)
})

test('a neighbour is offered no deed, and a group admin their group alone', async ({ db }) => {
  const { house, ana, members, leader } = await aFullHouse(db)
  const visitor = await aSignedInVisitor(house, { accountId: ana.accountId! })
  const plain = await visitor.open(members)
  expect(elements(plain.root, 'button').map(wordsOf)).not.toContain('Add to Group…')
  expect(plain.html).not.toContain('in-row')
  await aGroup(db, { ...leader, memberId: ana.id, accountId: ana.accountId! })
  const buttons = elements((await visitor.open(members)).root, 'button').map(wordsOf)
  expect(buttons).toContain('Add to Group…')
  expect(buttons).not.toContain('Suspend…')
})
