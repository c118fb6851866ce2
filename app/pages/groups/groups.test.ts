import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import { aGroup, aNeighbour } from '#test/groups.ts'
import { alertsOf, describedBy, type Page } from '#test/page.ts'
import { rowsOf } from '#test/rows.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse, aSignedInVisitor, letterTo, mailTo } from '#test/visitor.ts'

/** A leader of a community with a neighbour, both at a browser. */
async function aTown(db: Db) {
  const house = aHouse(db)
  const at = await aLeaderAtWork(house)
  const ana = await aNeighbour(db, at.leader)
  const groups = `${at.home}/groups`
  return {
    ...at,
    house,
    lee: at.visitor,
    ana,
    neighbour: await aSignedInVisitor(house, ana),
    groups,
  }
}

const emailOf = async (
  db: Db,
  { communityId, memberId }: { communityId: string; memberId: string },
) => (await rowsOf(db, communityId, 'members')).find(({ id }) => id === memberId)!.email!

/** Everything an address of a group takes as a form. */
const groupOf = (page: Page) => page.path.split('?')[0]!

test('a leader creates the first group, and a neighbour joins and leaves it', async ({ db }) => {
  const { lee, neighbour, home, groups } = await aTown(db)
  expect((await neighbour.open(groups)).words).toContain('There are no groups yet.')
  const empty = await lee.click(await lee.open(home), 'Groups')
  expect(empty.words).toContain('Create one for a committee or a club')
  const form = await lee.click(empty, 'Create a group')
  const typed = { name: 'Book club', about: 'First Monday.\r\nBring tea.' }
  const group = await lee.send(form, form.path, typed)
  expect(group.title).toBe('Book club · Communitrak')
  expect(group.words).toContain('Open 1 member First Monday. Bring tea. You run this group')

  const seen = await neighbour.click(await neighbour.open(groups), 'Book club')
  expect(seen.words).toContain('Everybody here may join this group.')
  expect(seen.words).not.toContain('Delete')
  const joined = await neighbour.send(seen, `${groupOf(seen)}/join`)
  expect(joined.words).toContain('You are in. Open 2 members')
  expect(joined.words).toContain('Members Lee Board Admin Ana Reyes (you)')
  const left = await neighbour.send(joined, `${groupOf(seen)}/leave`)
  expect(left.words).toContain('You have left this group. Open 1 member')
})

test('a closed group is asked: its admin is written to, lets in, and the neighbour is told', async ({
  db,
}) => {
  const { house, lee, leader, ana, neighbour, groups } = await aTown(db)
  const groupId = await aGroup(db, leader, { isOpen: false })
  const page = `${groups}/${groupId}`
  const asked = await neighbour.send(await neighbour.open(page), `${page}/join`)
  expect(asked.words).toContain('You have asked to join. Whoever runs the group has been told.')
  const letter = await letterTo(house, await emailOf(db, leader), 'asked to join group')
  expect(letter).toMatchObject({
    askedBy: 'Ana Reyes',
    group: 'Pool committee',
    url: expect.stringMatching(new RegExp(`${page}$`)),
  })
  expect((await lee.open(groups)).words).toContain('1 asks to join')
  const [request] = await groupRequests(db, ana.communityId)
  const own = await lee.open(page)
  const settled = await lee.send(own, `${page}/requests/${request}/accept`)
  expect(settled.words).toContain('They are in, and get an e-mail that says so.')
  expect(settled.words).toContain('Lee Board (you) Admin Ana Reyes Manage')
  const told = await letterTo(house, await emailOf(db, ana), 'let into group')
  expect(told).toMatchObject({ firstName: 'Ana', group: 'Pool committee' })
  const late = await lee.post(`${page}/requests/${request}/decline`, {})
  expect(late.headers.get('location')).toBe(`${page}?told=settled+already`)
})

test('who takes a request back is not written about', async ({ db }) => {
  const { house, leader, neighbour, groups } = await aTown(db)
  const page = `${groups}/${await aGroup(db, leader, { isOpen: false })}`
  const asked = await neighbour.send(await neighbour.open(page), `${page}/join`)
  const back = await neighbour.send(asked, `${page}/withdraw`)
  expect(back.words).toContain('Your request has been taken back.')
  expect(await mailTo(house, await emailOf(db, leader))).toEqual([])
})

test('a declined neighbour reads from when they can ask again', async ({ db }) => {
  const { lee, leader, ana, neighbour, groups } = await aTown(db)
  const page = `${groups}/${await aGroup(db, leader, { isOpen: false })}`
  await neighbour.send(await neighbour.open(page), `${page}/join`)
  const [request] = await groupRequests(db, ana.communityId)
  await lee.send(await lee.open(page), `${page}/requests/${request}/decline`)
  expect((await neighbour.open(page)).words).toMatch(/declined\. You can ask again from \w+ \d/)
  const soon = await neighbour.post(`${page}/join`, {})
  const told = await neighbour.open(soon.headers.get('location')!)
  expect(alertsOf(told)).toEqual([
    'Your last request was declined a short while ago. Please ask again later.',
  ])
})

test('an admin makes another one, steps down, and is never the last to go', async ({ db }) => {
  const { lee, leader, ana, neighbour, groups } = await aTown(db)
  const page = `${groups}/${await aGroup(db, leader)}`
  await neighbour.send(await neighbour.open(page), `${page}/join`)
  const refused = await lee.post(`${page}/leave`, {})
  const alone = await lee.open(refused.headers.get('location')!)
  expect(alertsOf(alone)[0]).toContain('Please make another member admin first')
  const two = await lee.send(alone, `${page}/members/${ana.memberId}/appoint`)
  expect(two.words).toContain('They run the group too now.')
  const stepped = await lee.send(two, `${page}/members/${leader.memberId}/dismiss`)
  expect(stepped.words).toContain('Ana Reyes Admin Lee Board (you)')
  const alsoGone = await neighbour.send(
    await neighbour.open(page),
    `${page}/members/${leader.memberId}/remove`,
  )
  expect(alsoGone.words).toContain('They are no longer in the group.')
  expect(alsoGone.words).toContain('Open 1 member')
})

test('a group is changed, and what was refused keeps what was typed', async ({ db }) => {
  const { lee, leader, groups } = await aTown(db)
  await aGroup(db, leader, { name: 'Book club' })
  const page = `${groups}/${await aGroup(db, leader)}`
  const form = await lee.click(await lee.open(page), 'Change this group')
  const taken = await lee.send(form, form.path, { name: 'book  club', about: 'New words' })
  expect([taken.status, describedBy(taken, 'name')]).toEqual([
    400,
    'There is a group of this name already. Please choose another one.',
  ])
  expect(taken.html).toContain('New words')
  for (const [typed, field] of [
    [{ name: 'visit www.example.com' }, 'name'],
    [{ name: 'x'.repeat(81) }, 'name'],
    [{ about: 'y'.repeat(2001) }, 'about'],
    [{ about: 'a\u0000b' }, 'about'],
  ] as const)
    expect(describedBy(await lee.send(form, form.path, typed), field)).toContain('Please')
  const done = await lee.send(form, form.path, { name: 'Pool people', entry: 'closed' })
  expect(done.words).toContain('Pool people Saved. Closed 1 member')
})

test('a group is deleted after a question, and restored by one click', async ({ db }) => {
  const { lee, leader, neighbour, groups } = await aTown(db)
  const page = `${groups}/${await aGroup(db, leader)}`
  const question = await lee.click(await lee.open(page), 'Delete this group')
  expect(question.words).toContain('Delete Pool committee?')
  const gone = await lee.send(question, question.path)
  expect(gone.words).toContain('The group is deleted. Restore it')
  expect((await neighbour.open(page)).status).toBe(404)
  const back = await lee.send(gone, `${page}/restore`)
  expect(back.words).toContain('Pool committee The group is back.')
})

test('neighbours can do nothing that is for those who run a group', async ({ db }) => {
  const { leader, ana, neighbour, groups, communityId } = await aTown(db)
  const page = `${groups}/${await aGroup(db, leader)}`
  const before = await rowsOf(db, communityId, 'auditEvents')
  const smuggled = { isAdmin: 'true', memberId: ana.memberId }
  const addresses = [
    ...['/edit', '/delete', '/restore', `/requests/${newId()}/accept`],
    ...['appoint', 'dismiss', 'remove'].map((deed) => `/members/${leader.memberId}/${deed}`),
  ]
  for (const address of addresses) {
    const answer = await neighbour.post(`${page}${address}`, smuggled)
    expect([address, answer.status]).toEqual([address, 403])
  }
  expect(await rowsOf(db, communityId, 'auditEvents')).toEqual(before)
})

test('a group of another community is not found', async ({ db }) => {
  const { leader } = await aTown(db)
  const { lee, groups } = await aTown(db)
  const page = `${groups}/${await aGroup(db, leader)}`
  for (const address of ['', '/edit', '/delete'])
    expect((await lee.open(page + address)).status).toBe(404)
  for (const address of ['/join', '/leave', '/restore', '/withdraw'])
    expect((await lee.post(page + address, {})).status).toBe(404)
})

async function groupRequests(db: Db, communityId: string): Promise<string[]> {
  return (await rowsOf(db, communityId, 'groupRequests')).map(({ id }) => id)
}
