import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { test } from '#test/database.ts'
import { anInvitation } from '#test/factories.ts'
import { aHousehold, anInvitedGuest } from '#test/households.ts'
import { whoLivesIn } from '#test/moves.ts'
import { describedBy } from '#test/page.ts'
import { aLeaderWithRosters } from '#test/roster-steps.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { takeFile } from '#test/taken-file.ts'
import { aHouse, aSignedInVisitor, letterTo } from '#test/visitor.ts'

/** A leader at a browser, and a household of two in their community. */
async function aHome(db: Db) {
  const house = aHouse(db)
  const at = await aLeaderAtWork(house)
  const home = await aHousehold(db, { town: at, members: 1 })
  const page = `${at.home}/households/${home.householdId}`
  return { house, ...at, ...home, lee: at.visitor, page, list: `${at.home}/households` }
}

test('a leader finds a household, and reads who lives there, is invited and has left', async ({
  db,
}) => {
  const { lee, home: root, householdId, heads, members, communityId } = await aHome(db)
  await anInvitedGuest(db, { by: heads[0]!, householdId })
  const list = await lee.click(await lee.open(root), 'Households')
  expect(list.words).toContain('All 1Active 1Inactive 0Without people 0Without a Head 0Past 0')
  expect(list.words).toContain('Daniel Okafor, Ruth Okafor (1 is expected) Ruth Okafor Active')
  await change(
    db,
    'residencies',
    { communityId, id: members[0]!.residencyId },
    { until: new Date('2099-01-01') },
  )
  const household = await lee.click(
    await lee.open(`${list.path}?search=ruth`),
    'Chen & Okafor Household',
  )
  expect(household.title).toBe('Chen & Okafor Household · Communitrak')
  expect(household.words).toContain('Ruth Okafor Head of Household since')
  expect(household.words).toContain('Bo Chen Invited by the Head, has not joined yet')
  expect(household.words).toMatch(/Who lived there Daniel Okafor .* to /)
  const ruth = await lee.click(household, 'Ruth Okafor')
  expect(ruth.title).toBe('Ruth Okafor · Communitrak')
  expect((await lee.click(ruth, 'Household page')).path).toBe(household.path)
  const daniel = await lee.click(household, 'Daniel Okafor')
  expect(daniel.words).toContain('Lived here before')
  const nothing = await lee.open(`${list.path}?search=nowhere`)
  expect(nothing.words).toContain('No household has this in its name')
})

test('a company of a roster is among all households, and a Head who is only expected is told', async ({
  db,
}) => {
  const at = await aLeaderWithRosters(aHouse(db))
  const { visitor, review, work, rosterOf, leader } = at
  const page = await review('Owner,Address,Email\nMaple Holdings LLC,6 Elm St,', {
    withoutEmail: 'paper',
  })
  await work(await visitor.send(page, `${rosterOf(page)}/import`, {}, 'Import one row'))
  const { householdId } = await aHousehold(db, { town: at, heads: 0, members: 1 })
  await anInvitation(db, { by: leader, newcomer: { place: { householdId } } })

  const all = await visitor.open(`${at.home}/households`)
  expect(all.words).toContain('All 2Active 1Inactive 0Without people 1Without a Head 1Past 0')
  expect(all.words).toMatch(/Maple Holdings LLC 6 ELM ST .* Nobody None Organization/)
  const unpeopled = await visitor.click(all, 'Without people 1')
  expect(unpeopled.words).toContain('a trust, a company or an estate owns the home')
  const company = await visitor.click(unpeopled, 'Maple Holdings LLC')
  expect(company.title).toBe('Maple Holdings LLC · Communitrak')
  const headless = await visitor.click(all, 'Without a Head 1')
  expect(headless.words).toContain('nobody there can invite others. Where a Head is expected')
  expect(headless.words).toContain('Ruth Okafor (1 is expected) Bo Chen (expected) Active')
  await visitor.post('/account/language', { language: 'es' })
  const spanish = await visitor.open(`${at.home}/households?tab=headless`)
  expect(spanish.words).toContain('Bo Chen (se le espera)')
})

test('before a household is inactive the leader sees whose access ends; then they have none, and have it back', async ({
  db,
}) => {
  const { house, lee, page, home: root, heads, communityId, householdId } = await aHome(db)
  const ruth = await aSignedInVisitor(house, heads[0]!)
  expect((await ruth.open(`${root}/members`)).status).toBe(200)
  const form = await lee.click(await lee.open(page), 'Set inactive…')
  expect(form.words).toContain('lose their access at once')
  expect(form.words).toContain('Daniel Okafor')
  const empty = await lee.send(form, `${page}/inactive`, { reason: '  ' })
  expect(empty.status).toBe(400)
  expect(describedBy(empty, 'reason')).toContain('Write a reason')
  expect((await rowOf(db, 'households', { communityId, id: householdId })).inactiveAt).toBeNull()
  const done = await lee.send(empty, `${page}/inactive`, { reason: 'Dues <b>unpaid</b>' })
  expect(done.words).toContain('Reason, for leaders only: Dues <b>unpaid</b>')

  expect((await ruth.open(`${root}/members`)).status).toBe(403)
  expect((await ruth.open(root)).words).toContain('Your household is set inactive')
  const own = await ruth.open(`${root}/my-household`)
  expect(own.words).toContain('This household is set inactive.')
  expect(own.words).not.toContain('Leave this household')
  expect(own.words).not.toContain('+ Invite')
  const ask = await ruth.open(`${root}/my-household/${householdId}/invite/email`)
  const guest = { fullName: 'Bo Chen', email: 'bo@example.com' }
  const refused = await ruth.send(ask, `${root}/my-household/${householdId}/invite/email`, guest)
  expect([refused.status, refused.words.includes('set inactive')]).toEqual([409, true])
  const letter = await letterTo(house, heads[0]!.email, 'household inactive')
  expect(letter).toMatchObject({ firstName: 'Ruth', url: expect.stringContaining(root) })

  const back = await lee.send(await lee.open(page), `${page}/active`)
  expect(back.words).toContain('The household is active again.')
  expect((await ruth.open(`${root}/members`)).status).toBe(200)
})

test('a household is renamed, and what is no name is refused beside it', async ({ db }) => {
  const { lee, page } = await aHome(db)
  const form = await lee.click(await lee.open(page), 'Rename…')
  expect(form.words).toContain('call it after its people: Okafor Household')
  const wrong = await lee.send(form, `${page}/rename`, { name: 'www.evil.example' })
  expect([wrong.status, describedBy(wrong, 'name')]).toEqual([
    400,
    expect.stringContaining('at most 80 letters'),
  ])
  const done = await lee.send(wrong, `${page}/rename`, { name: '  The   Lighthouse ' })
  expect(done.title).toBe('The Lighthouse · Communitrak')
})

test('a leader makes somebody Head and steps the other down; the last stays', async ({ db }) => {
  const { house, lee, page, members, heads } = await aHome(db)
  const of = (person: { residencyId: string }, deed: string) =>
    `${page}/people/${person.residencyId}/${deed}`
  const both = await lee.send(await lee.open(page), of(members[0]!, 'appoint'))
  expect(both.words).toContain('Done. The new Head has a message from us.')
  expect((await letterTo(house, members[0]!.email, 'appointed head')).headName).toBe('Lee Board')
  const one = await lee.send(both, of(heads[0]!, 'step-down'))
  expect(one.words).toContain('They live there as before')
  expect(one.words).not.toContain('No longer Head')
  const last = await lee.post(of(members[0]!, 'step-down'), {})
  expect(last.headers.get('location')).toContain('told=last+head')
})

test('somebody is moved into another household, found by search and confirmed', async ({ db }) => {
  const { lee, page, members, communityId, slug, leader, householdId } = await aHome(db)
  const { householdId: toId } = await anInvitation(db, {
    by: leader,
    newcomer: { firstName: 'Ines', lastName: 'Alvarez' },
  })
  const move = `${page}/people/${members[0]!.residencyId}/move`
  const search = await lee.open(`${move}?search=alvarez`)
  expect(search.words).toContain('Alvarez Household')
  const confirm = await lee.open(`${move}?search=alvarez&to=${toId}`)
  expect(confirm.words).toContain('Move Daniel Okafor to another household')
  const done = await lee.send(confirm, move, { householdRole: 'head' })
  expect(done.words).toContain('Done. They belong to this household now.')
  expect(await whoLivesIn(db, { communityId, leader, householdId })).toEqual(['Ruth'])
  const late = await lee.post(move, { to: toId, householdRole: 'head' })
  expect(late.status).toBe(404)
  const foreign = await aHousehold(db)
  const again = await aHousehold(db, { town: { communityId, slug, leader } })
  const there = `/c/${slug}/households/${again.householdId}/people/${again.heads[0]!.residencyId}/move`
  const no = await lee.post(there, { to: foreign.householdId, householdRole: 'member' })
  expect(no.status).toBe(409)
  expect((await lee.post(there, { to: 'nonsense', householdRole: 'king' })).status).toBe(400)
})

test('a household is made at a home from its page', async ({ db }) => {
  const { lee, list, home: root, communityId, householdId } = await aHome(db)
  const { propertyId } = await rowOf(db, 'households', { communityId, id: householdId })
  const form = await lee.click(await lee.open(`${root}/properties/${propertyId}`), 'New household…')
  const made = await lee.send(form, `${list}/new`, { name: 'Garden flat' })
  expect(made.title).toBe('Garden flat · Communitrak')
  expect(await rowsOf(db, communityId, 'households')).toHaveLength(2)
})

test('on Spanish pages a household is called in Spanish, unless somebody gave it a name', async ({
  db,
}) => {
  const { lee, list, page, communityId, slug, leader, ...home } = await aHome(db)
  await anInvitedGuest(db, { by: home.heads[0]!, householdId: home.householdId })
  const other = await aHousehold(db, { town: { communityId, slug, leader } })
  await lee.post('/account/language', { language: 'es' })
  const found = await lee.open(`${list}?search=chen`)
  const household = await lee.click(found, 'Hogar Chen y Okafor')
  expect([household.path, household.title]).toEqual([page, 'Hogar Chen y Okafor · Communitrak'])
  expect(household.words).not.toContain('Household')
  const inactive = await lee.open(`${page}/inactive`)
  expect(inactive.title).toBe('¿Poner inactivo Hogar Chen y Okafor? · Communitrak')
  const rename = await lee.open(`${page}/rename`)
  expect(rename.words).toContain('como sus personas: Hogar Chen y Okafor.')
  const file = await takeFile(lee, { list, wish: { tab: 'all', search: 'chen', format: 'csv' } })
  expect(file.rows.map(([name]) => name)).toEqual(['Hogar Chen y Okafor'])

  const { residencyId } = home.members[0]!
  const move = await lee.open(`${page}/people/${residencyId}/move?to=${other.householdId}`)
  expect(move.words).toContain('Vive en Hogar Chen y Okafor,')
  expect(move.words).toContain('Pasa a Hogar Okafor,')
  expect(move.html).toContain('aria-label="Elegir: Hogar Okafor, ')

  await change(
    db,
    'households',
    { communityId, id: home.householdId },
    { name: 'The Pond Household' },
  )
  expect((await lee.open(page)).title).toBe('The Pond Household · Communitrak')
})
