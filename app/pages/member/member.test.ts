import { expect } from 'vitest'
import { joinGroup } from '#domain/groups/join-group.ts'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import { aCommunity, aMember, anInvitation } from '#test/factories.ts'
import { aGroup } from '#test/groups.ts'
import { aHousehold } from '#test/households.ts'
import { elements, wordsOf } from '#test/html.ts'
import { alertsOf, describedBy, linkOf } from '#test/page.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse, aSignedInVisitor, letterTo } from '#test/visitor.ts'

type House = ReturnType<typeof aHouse>

/** A leader at the page of an active member. */
async function atMember(house: House, given: Partial<Parameters<typeof aMember>[1]> = {}) {
  const at = await aLeaderAtWork(house)
  const { communityId, members } = at
  const ana = await aMember(house.services.db, { communityId, lastName: 'Adams', ...given })
  return { ...at, ana, page: `${members}/${ana.id}` }
}

test('a name of the list leads to the person: home, groups, and what leaders keep', async ({
  db,
}) => {
  const { leader, communityId, slug, members } = await aHousehold(db, { members: 1 })
  const visitor = await aSignedInVisitor(aHouse(db), leader)
  const groupId = await aGroup(db, leader, { name: 'Book club' })
  await joinGroup(db, members[0]!, { groupId })
  const list = await visitor.open(`/c/${slug}/members?tab=active`)
  const page = await visitor.click(list, 'Daniel Okafor')
  expect(page.path).toBe(`/c/${slug}/members/${members[0]!.memberId}`)
  expect(page.words).toMatch(/Home \d+ MAIN ST, AUSTIN TX 78701 since /)
  expect(page.words).toContain('Groups Book club')
  expect(page.words).toContain('For those who look after members')
  expect(linkOf(page, 'See its whole story')).toContain('/invitations/status/')
  const [home] = await rowsOf(db, communityId, 'properties')
  expect(page.html).toContain(`/c/${slug}/properties/${home!.id}`)
})

test('a neighbour sees of somebody what they show, and nothing to be done', async ({ db }) => {
  const house = aHouse(db)
  const answers = JSON.stringify({ showEmail: true, showPhone: false })
  const { ana, page, communityId } = await atMember(house, { phone: '+15125550123', answers })
  const { accountId } = await aMember(db, { communityId, lastName: 'Baker' })
  const visitor = await aSignedInVisitor(house, { accountId: accountId! })
  const seen = await visitor.open(page)
  expect(seen.words).toContain(ana.email)
  expect(seen.words).not.toMatch(/555-0123|For those who look after members|Suspend|Change title/)
  for (const deed of ['title', 'contacts', 'suspend'])
    expect((await visitor.get(`${page}/${deed}`)).status).toBe(403)
})

test('whoever may see every contact is told where there is none, others that none is shown', async ({
  db,
}) => {
  const house = aHouse(db)
  const { visitor, communityId, members } = await aLeaderAtWork(house)
  const cy = await aMember(db, { communityId, lastName: 'Diaz' })
  await change(db, 'members', { communityId, id: cy.id }, { email: null })
  const { accountId } = await aMember(db, { communityId, lastName: 'Baker' })
  const neighbour = await aSignedInVisitor(house, { accountId: accountId! })
  const page = `${members}/${cy.id}`
  expect((await visitor.open(page)).words).toContain('There is no e-mail address and no phone')
  expect((await neighbour.open(page)).words).toContain('No e-mail address or number is shown here')
})

test('a neighbour finds nobody who is pending, suspended or gone; themselves they find', async ({
  db,
}) => {
  const house = aHouse(db)
  const { communityId, leader, members } = await aLeaderAtWork(house)
  const now = new Date()
  const self = await aMember(db, { communityId, phone: '+15125550177' })
  const visitor = await aSignedInVisitor(house, { accountId: self.accountId! })
  const hidden = [
    (await anInvitation(db, { by: leader })).memberId,
    (await aMember(db, { communityId, suspendedAt: now, suspendedBecause: 'x' })).id,
    (await aMember(db, { communityId, leftAt: now })).id,
  ]
  for (const id of hidden) expect((await visitor.get(`${members}/${id}`)).status).toBe(404)
  const own = await visitor.open(`${members}/${self.id}`)
  expect(own.words).toContain('(512) 555-0177')
  expect(own.words).toContain('What neighbours see of it is your choice')
})

test('somebody of another community, or of nowhere, is unknown on every page and form', async ({
  db,
}) => {
  const { visitor, members } = await aLeaderAtWork(aHouse(db))
  const { communityId } = await aCommunity(db)
  const foreign = await aMember(db, { communityId, lastName: 'Zweig', title: 'Old' })
  for (const id of [foreign.id, newId(), 'nobody', "x' or 1=1"]) {
    const page = `${members}/${encodeURIComponent(id)}`
    for (const address of [page, `${page}/title`, `${page}/contacts`, `${page}/suspend`]) {
      const answer = await visitor.get(address)
      expect([answer.status, await answer.text()]).toEqual([
        404,
        expect.not.stringContaining('Zweig'),
      ])
    }
    for (const deed of ['title', 'contacts', 'suspend', 'reinstate']) {
      const answer = await visitor.post(`${page}/${deed}`, { title: 'New', reason: 'x' })
      expect([deed, answer.status]).toEqual([deed, 404])
    }
  }
  expect((await rowOf(db, 'members', { communityId, id: foreign.id })).title).toBe('Old')
})

test('a record that was merged leads to the one that stayed', async ({ db }) => {
  const { visitor, communityId, members, ana } = await atMember(aHouse(db))
  const gone = await aMember(db, { communityId })
  const merged = { leftAt: new Date(), mergedInto: ana.id }
  await change(db, 'members', { communityId, id: gone.id }, merged)
  expect((await visitor.open(`${members}/${gone.id}`)).path).toBe(`${members}/${ana.id}`)
})

test('a leader suspends somebody with a reason, who reads it, and lets them in again', async ({
  db,
}) => {
  const house = aHouse(db)
  const { visitor, ana, page, home, members } = await atMember(house)
  const own = await aSignedInVisitor(house, { accountId: ana.accountId! })
  const form = await visitor.click(await visitor.open(page), 'Suspend…')
  expect(form.words).toContain('Suspend Ana Adams?')
  const empty = await visitor.post(`${page}/suspend`, { reason: '  ' })
  expect([empty.status, await empty.text()]).toEqual([
    400,
    expect.stringContaining('Please say why, in at most 300 characters.'),
  ])
  const done = await visitor.send(form, `${page}/suspend`, {
    reason: 'Threatened <b>a neighbour</b>',
  })
  expect(done.words).toContain('Ana Adams is suspended, and has been told.')
  expect(done.words).toContain('Threatened <b>a neighbour</b>')
  const outside = await own.open(home)
  expect([outside.status, outside.words]).toEqual([
    403,
    expect.stringContaining('The reason they gave: Threatened <b>a neighbour</b>'),
  ])
  expect((await letterTo(house, ana.email!, 'suspended')).reason).toBe(
    'Threatened <b>a neighbour</b>',
  )
  const list = await visitor.open(`${members}?tab=inactive`)
  expect(list.words).toContain('Ana Adams Suspended: Threatened <b>a neighbour</b>')
  const back = await visitor.send(done, `${page}/reinstate`)
  expect(back.words).toContain('Ana Adams has access again, and has been told.')
  expect((await own.open(home)).status).toBe(200)
})

test('in two tabs somebody is suspended once, with the first reason, and let in once', async ({
  db,
}) => {
  const { visitor, page, communityId, ana } = await atMember(aHouse(db), { role: 'leader' })
  await visitor.post(`${page}/suspend`, { reason: 'The first' })
  const second = await visitor.post(`${page}/suspend`, { reason: 'The second' })
  expect([second.status, await second.text()]).toEqual([
    409,
    expect.stringContaining('Ana Adams was suspended already'),
  ])
  expect(await rowOf(db, 'members', { communityId, id: ana.id })).toMatchObject({
    suspendedBecause: 'The first',
  })
  await visitor.post(`${page}/reinstate`, {})
  const twice = await visitor.post(`${page}/reinstate`, {})
  expect(alertsOf(await visitor.open(twice.headers.get('location')!))).toEqual([
    'Nothing was changed: Ana Adams is not suspended.',
  ])
})

test.for([
  ['of 301 characters', 'x'.repeat(301)],
  ['of nothing but what is not read', '\u200b\u0007 '],
] as const)('a reason %s is refused, and nobody is suspended', async ([, reason], { db }) => {
  const { visitor, page, communityId, ana } = await atMember(aHouse(db))
  expect((await visitor.post(`${page}/suspend`, { reason })).status).toBe(400)
  expect((await rowOf(db, 'members', { communityId, id: ana.id })).suspendedAt).toBeNull()
})

test('a title is given, changed and taken away, and the list goes on where it was', async ({
  db,
}) => {
  const { visitor, page, members, communityId, ana } = await atMember(aHouse(db))
  const next = `${members}?tab=active&search=adams`
  const form = await visitor.open(`${page}/title?${new URLSearchParams({ next })}`)
  const list = await visitor.send(form, `${page}/title`, { title: '  Treasurer ' })
  expect(list.path).toBe(next)
  expect(list.words).toContain('Ana Adams Resident Treasurer')
  const cleared = await visitor.send(await visitor.open(`${page}/title`), `${page}/title`, {
    title: '',
  })
  expect(cleared.words).toContain('Saved.')
  expect((await rowOf(db, 'members', { communityId, id: ana.id })).title).toBeNull()
  const deeds = (await rowsOf(db, communityId, 'auditEvents')).filter(
    ({ deed }) => deed === 'changed title',
  )
  expect(deeds.map(({ facts }) => facts)).toEqual([
    { was: null, is: 'Treasurer' },
    { was: 'Treasurer', is: null },
  ])
})

test.for([
  ['of 500 characters', 'x'.repeat(500)],
  ['with a line break', 'Treasurer\nof trees'],
  ['with an address', 'www.evil.example'],
  ['of markup', '<b>Chair</b>'],
] as const)('a title %s is refused beside the field and kept', async ([, title], { db }) => {
  const { visitor, page, communityId, ana } = await atMember(aHouse(db))
  const answer = await visitor.post(`${page}/title`, { title, next: 'https://evil.example' })
  const html = await answer.text()
  expect(answer.status).toBe(400)
  expect(html).toContain('Please give a title of at most 80 characters')
  expect(html).not.toMatch(/maxlength="80"/i) // what is too long is told, and not cut
  expect(html).not.toContain('href="https://evil.example')
  expect((await rowOf(db, 'members', { communityId, id: ana.id })).title).toBeNull()
})

test('details are corrected in the record, and what is wrong is told beside its field', async ({
  db,
}) => {
  const { visitor, page, communityId, ana } = await atMember(aHouse(db))
  const form = await visitor.click(await visitor.open(page), 'Correct details')
  const wrong = { firstName: 'Anna', email: 'nowhere', phone: '12' }
  const refused = await visitor.send(form, `${page}/contacts`, wrong)
  expect(refused.status).toBe(400)
  expect(describedBy(refused, 'email')).toContain('This is not an e-mail address')
  expect(describedBy(refused, 'phone')).toContain('This is not a telephone number')
  const right = { email: 'anna@example.com', phone: '(512) 555-0123' }
  const saved = await visitor.send(refused, `${page}/contacts`, right)
  expect(saved.words).toContain('Saved.')
  expect(await rowOf(db, 'members', { communityId, id: ana.id })).toMatchObject({
    ...{
      firstName: 'Anna',
      nameKey: 'adams anna',
      email: 'anna@example.com',
      phone: '+15125550123',
    },
  })
  const account = await db
    .selectFrom('accounts')
    .select('email')
    .where('id', '=', ana.accountId!)
    .execute()
  expect(account).toEqual([{ email: ana.email }])
})

test('the address of somebody who is invited is mended where the invitation is', async ({ db }) => {
  const { visitor, members, leader, communityId } = await aLeaderAtWork(aHouse(db))
  const { memberId, email } = await anInvitation(db, { by: leader })
  const form = await visitor.open(`${members}/${memberId}/contacts`)
  expect(form.words).toContain(`Their invitation went to ${email}.`)
  expect(elements(form.root, 'input').map(({ attributes }) => attributes.name)).not.toContain(
    'email',
  )
  await visitor.post(`${members}/${memberId}/contacts`, {
    ...{ firstName: 'Beau', lastName: 'Chen', email: 'forged@example.com', phone: '' },
  })
  expect(await rowOf(db, 'members', { communityId, id: memberId })).toMatchObject({
    ...{ firstName: 'Beau', email },
  })
  const page = await visitor.open(`${members}/${memberId}`)
  const question = await visitor.click(page, 'Resend Invitation')
  expect(wordsOf(elements(question.root, 'dialog')[0]!)).toContain('Beau Chen')
})

test('a profile leads to what the audit log says about them, and the log back', async ({ db }) => {
  const { visitor, members, home, communityId } = await aLeaderAtWork(aHouse(db))
  const { id } = await aMember(db, { communityId, role: 'board' })
  const log = `${home}/audit?person=${id}`
  expect((await visitor.open(`${members}/${id}`)).html).toContain(`href="${log}"`)
  await visitor.post(`${members}/${id}/title`, { title: 'Treasurer' })
  expect((await visitor.open(log)).html).toContain(`href="${members}/${id}"`)
})
