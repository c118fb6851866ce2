import { expect, onTestFinished } from 'vitest'
import type { Db } from '#database/connect.ts'
import { listen } from '#database/listen.ts'
import { joinGroup } from '#domain/groups/join-group.ts'
import { newId } from '#domain/new-id.ts'
import { postgresLive } from '#integrations/live/postgres.ts'
import { aBroughtRoster } from '#test/brought-rosters.ts'
import { test } from '#test/database.ts'
import { aMember, anInvitation } from '#test/factories.ts'
import { aGroup } from '#test/groups.ts'
import { aHousehold, anInvitedGuest } from '#test/households.ts'
import { aMove, whoLivesIn } from '#test/moves.ts'
import { alertsOf, describedBy } from '#test/page.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse, aSignedInVisitor, letterTo } from '#test/visitor.ts'

/** A leader at a browser, and a household of two in their community. */
async function aHome(db: Db) {
  const house = aHouse(db)
  const at = await aLeaderAtWork(house)
  const home = await aHousehold(db, { town: at, members: 1 })
  const { communityId, householdId: id } = home
  const { propertyId } = await rowOf(db, 'households', { communityId, id })
  const page = `${at.home}/properties/${propertyId}`
  const { street } = await rowOf(db, 'properties', { communityId, id: propertyId })
  return {
    house,
    ...at,
    ...home,
    lee: at.visitor,
    propertyId,
    page,
    street: street!,
    root: at.home,
  }
}

const today = new Intl.DateTimeFormat('sv', { timeZone: 'America/Chicago' }).format(new Date())
const ask = { household: '', reason: 'moved out', look: '1', when: 'left', day: today }

test('a leader finds a home by its address, and reads who lives there', async ({ db }) => {
  const { lee, root, street, householdId, heads } = await aHome(db)
  await anInvitedGuest(db, { by: heads[0]!, householdId })
  const list = await lee.click(await lee.open(root), 'Properties')
  const found = await lee.open(`${list.path}?search=${encodeURIComponent(street.toLowerCase())}`)
  expect(found.words).toContain('Daniel Okafor, Ruth Okafor (1 is expected)')
  const home = await lee.click(found, street)
  expect(home.title).toBe(`${street} · Communitrak`)
  expect(home.words).toContain('Chen & Okafor Household Ruth Okafor Head of Household since')
  expect(home.words).toContain('Bo Chen Invited, has not joined yet')
  expect(home.words).toContain('Past occupants Nobody has left this home yet.')
  const nothing = await lee.open(`${list.path}?search=nowhere`)
  expect(nothing.words).toContain('No home has this in its address.')
})

test('a home and its moves call its households in the language of the page', async ({ db }) => {
  const { lee, page, householdId } = await aHome(db)
  await lee.post('/account/language', { language: 'es' })
  const home = await lee.open(page)
  expect(home.words).toContain('Hogar Okafor Ruth Okafor')
  expect(home.html).toContain('aria-label="Página del hogar: Hogar Okafor"')
  expect(home.html).not.toContain('Okafor Household')
  const sold = await lee.open(`${page}/move?household=${householdId}&reason=sold`)
  expect(sold.words).toContain('Se van todos los de Hogar Okafor: ')
})

test('a community without homes says where they come from, and many homes have pages', async ({
  db,
}) => {
  const { visitor: lee, home, leader } = await aLeaderAtWork(aHouse(db))
  expect((await lee.open(`${home}/properties`)).words).toContain('There are no homes yet.')
  for (let at = 0; at < 51; at += 1) await anInvitation(db, { by: leader })
  const first = await lee.open(`${home}/properties`)
  const next = await lee.click(first, 'Next page')
  const rows = (html: string) => html.split('<tr>').length - 2
  expect([rows(first.html), rows(next.html)]).toEqual([50, 1])
})

test('before anything ends a leader sees precisely what, and then it does', async ({ db }) => {
  const { house, lee, leader, page, street, heads, householdId, communityId } = await aHome(db)
  const ruth = heads[0]!
  await joinGroup(db, ruth, { groupId: await aGroup(db, leader) })
  await anInvitedGuest(db, { by: ruth, householdId })
  const form = await lee.click(await lee.open(page), 'Sold…')
  expect(form.words).toContain(`${street} is sold`)
  expect(form.words).toContain('leaves: Ruth Okafor, Daniel Okafor, Bo Chen.')
  const seen = await lee.send(form, `${page}/move`, { when: 'left', day: today })
  expect(seen.status).toBe(200)
  expect(seen.words).toContain('Please check: this will end')
  expect(seen.words).toContain('It happens now')
  expect(seen.words).toContain(
    'Ruth Okafor Head of Household leaves the community: its pages are closed to them leaves the group Pool committee',
  )
  expect(seen.words).toContain(
    'is no longer expected here their invitation is voided: its code stops working for good',
  )
  expect(await rowsOf(db, communityId, 'moves')).toEqual([])

  const done = await lee.send(seen, `${page}/move`)
  expect(done.words).toContain(`They have left ${street}`)
  expect(await whoLivesIn(db, { communityId, leader, householdId })).toEqual([])
  const letter = await letterTo(house, ruth.email, 'moved out')
  expect(letter).toMatchObject({ firstName: 'Ruth', leaves: true })
  expect(letter.url).toMatch(/\/communities$/)
  const home = await lee.click(done, 'Back to the home')
  expect(home.words).toContain('Nobody lives here, and nobody is expected.')
  expect(home.words).toMatch(/Ruth Okafor Head of Household .* · Sold · Can be undone until/)
})

test('a day to come is planned, changed and cancelled, and each time they are told', async ({
  db,
}) => {
  const { house, lee, page, heads, members } = await aHome(db)
  const [ruth, daniel] = [heads[0]!, members[0]!]
  const nextYear = `${Number(today.slice(0, 4)) + 1}-06-30`
  const form = await lee.click(await lee.open(page), 'Lease ends…')
  const seen = await lee.send(form, `${page}/move`, { when: 'leaves', day: nextYear })
  expect(seen.words).toContain('Until then nothing changes.')
  const planned = await lee.send(seen, `${page}/move`)
  expect(planned.words).toContain('A day is set for')
  expect(await letterTo(house, ruth.email, 'move planned')).toMatchObject({
    lastDay: expect.stringContaining('June 30'),
  })
  const home = await lee.open(page)
  expect(home.words).toContain('Planned The lease ends: move out after Jun 30')
  const change = await lee.click(planned, 'Change it')
  expect(change.html).toContain(`value="${nextYear}"`)
  const only = await lee.open(
    `${change.path}?${new URLSearchParams({ ...ask, when: 'leaves', day: nextYear, who: daniel.residencyId })}`,
  )
  const changed = await lee.send(only, change.path)
  expect(changed.words).toContain('Daniel Okafor leaves the community')
  expect(changed.words).not.toContain('Ruth')
  expect((await letterTo(house, ruth.email, 'move cancelled')).firstName).toBe('Ruth')
  const cancelled = await lee.send(changed, `${changed.path}/cancel`)
  expect(cancelled.words).toContain('Cancelled: nobody leaves')
  expect((await letterTo(house, daniel.email, 'move cancelled')).firstName).toBe('Daniel')
  expect((await lee.open(page)).words).not.toContain('Planned')
})

test('undoing tells before who comes back, and afterwards who did and whom to invite again', async ({
  db,
}) => {
  const { house, lee, page, heads, householdId, communityId, leader } = await aHome(db)
  const guest = await anInvitedGuest(db, { by: heads[0]!, householdId })
  const moveId = await aMove(db, { communityId, leader, householdId }, { when: 'left', day: today })
  const move = await lee.open(`${page}/moves/${moveId}`)
  const asked = await lee.click(move, 'Undo')
  expect(asked.words).toContain('Ruth Okafor lives here again and is a member, as before')
  expect(asked.words).toContain('an invitation must be sent anew')
  const undone = await lee.send(asked, asked.path)
  expect(undone.words).toContain('Ruth Okafor lives here again, and is a member as before')
  expect((await letterTo(house, heads[0]!.email, 'move undone')).firstName).toBe('Ruth')
  const again = await lee.click(undone, 'Invite Bo Chen again')
  const sent = await lee.send(
    again,
    again.path.replace(/invite.*/, 'invite'),
    {},
    'Send Invitation',
  )
  expect(sent.words).toContain('The invitation is on its way')
  const codes = (await rowsOf(db, communityId, 'invitations')).filter(
    ({ memberId }) => memberId === guest.memberId,
  )
  expect(codes.map(({ voidedAt }) => voidedAt === null)).toEqual([false, true])
  expect((await lee.open(page)).words).toContain('Bo Chen Invited, has not joined yet')
})

test('where nobody would come back, undoing is not offered', async ({ db }) => {
  const { lee, page, communityId, leader, householdId, heads } = await aHome(db)
  const home = { communityId, leader, householdId }
  const residencyIds = [heads[0]!.residencyId]
  const gone = { reason: 'moved out', when: 'left', day: today, residencyIds } as const
  const moveId = await aMove(db, home, gone)
  const since = { leftAt: new Date(Date.now() + 1000) }
  await change(db, 'members', { communityId, id: heads[0]!.memberId }, since)
  const asked = await lee.open(`${page}/moves/${moveId}/undo`)
  expect(asked.words).toContain('they have left the community since')
  expect(asked.words).not.toContain('Bring them back')
})

test('the next owner is invited into a household of their own, also before the old one has left', async ({
  db,
}) => {
  const { lee, page, communityId, leader, householdId, propertyId } = await aHome(db)
  const nextYear = `${Number(today.slice(0, 4)) + 1}-06-30`
  const home = { communityId, leader, householdId }
  const moveId = await aMove(db, home, { when: 'leaves', day: nextYear })
  const wizard = await lee.click(await lee.open(`${page}/moves/${moveId}`), 'Invite the next owner')
  expect(wizard.words).toContain('Who is the new member?')
  const nadia = { firstName: 'Nadia', lastName: 'Karim', email: `nadia-${newId()}@example.com` }
  const form = wizard.path.replace(/\?.*/, '')
  const sent = await lee.send(wizard, form, nadia, 'Send Invitation')
  expect(sent.words).toContain('Nadia Karim')
  const households = await rowsOf(db, communityId, 'households')
  expect(households.filter((one) => one.propertyId === propertyId)).toHaveLength(2)
  expect((await rowsOf(db, communityId, 'residencies')).at(-1)).toMatchObject({
    householdRole: 'head',
  })
  expect((await rowsOf(db, communityId, 'residencies')).at(-1)!.householdId).not.toBe(householdId)
})

test('what is wrong is said beside its field, and what was chosen is kept', async ({ db }) => {
  const { lee, page, householdId: household, members } = await aHome(db)
  const who = members[0]!.residencyId
  const open = (given: Record<string, string>) =>
    lee.open(`${page}/move?${new URLSearchParams({ ...ask, household, who, ...given })}`)
  const cases = [
    [{ day: '' }, 'day', 'Please choose a day'],
    [{ day: '2050-01-01' }, 'day', 'more than three years away'],
    [{ when: 'leaves', day: '2026-01-01' }, 'day', 'This day is over.'],
    [{ when: '' }, 'when', 'Please say whether they have left already.'],
    [{ who: '' }, 'who', 'Somebody you chose does not live there any more.'],
    [{ who: newId() }, 'who', 'Somebody you chose does not live there any more.'],
  ] as const
  for (const [given, field, words] of cases) {
    const answer = await open(given)
    expect([answer.status, field]).toEqual([400, field])
    expect(alertsOf(answer)[0]).toContain(
      field === 'who' && given.who === '' ? 'Please choose' : words,
    )
  }
  const wrong = await open({ day: '2050-01-01' })
  expect(describedBy(wrong, 'day')).toContain('Please check the year.')
  expect(wrong.html).toMatch(new RegExp(`value="${who}"[^>]*checked|checked[^>]*value="${who}"`))
})

test('homes, households and places of others are not there', async ({ db }) => {
  const { lee, root, page, householdId, members, communityId } = await aHome(db)
  const other = await aHome(db)
  const theirs = `${root}/properties/${other.propertyId}`
  expect((await lee.get(theirs)).status).toBe(404)
  expect((await lee.get(`${theirs}/move`)).status).toBe(404)
  const wish = { ...ask, household: other.householdId, who: other.members[0]!.residencyId }
  expect((await lee.post(`${page}/move`, wish)).status).toBe(404)
  const mixed = { ...ask, household: householdId, who: other.members[0]!.residencyId }
  const refused = await lee.post(`${page}/move`, mixed)
  expect(refused.status).toBe(409)
  const moveId = await aMove(db, other, { when: 'left', day: today })
  for (const path of [`${page}/moves/${moveId}`, `${page}/moves/${moveId}/undo`])
    expect((await lee.get(path)).status).toBe(404)
  expect((await lee.post(`${page}/moves/${moveId}/undo`, {})).status).toBe(404)
  expect(members).toHaveLength(1)
  expect(await rowsOf(db, communityId, 'moves')).toEqual([])
})

test('a household of another home is not moved from this one', async ({ db }) => {
  const { lee, page, communityId, slug, leader } = await aHome(db)
  const next = await aHousehold(db, { town: { communityId, slug, leader } })
  const wish = { ...ask, household: next.householdId, who: next.heads[0]!.residencyId }
  expect((await lee.post(`${page}/move`, wish)).status).toBe(404)
  expect(await whoLivesIn(db, next)).toEqual(['Ruth'])
})

test('a plan whose people have left meanwhile is not changed to others by itself', async ({
  db,
}) => {
  const { lee, page, communityId, leader, householdId, heads, members } = await aHome(db)
  const home = { communityId, leader, householdId }
  const [ruth, daniel] = [heads[0]!, members[0]!]
  const day = `${Number(today.slice(0, 4)) + 1}-06-30`
  const residencyIds = [daniel.residencyId]
  const moveId = await aMove(db, home, { reason: 'moved out', when: 'leaves', day, residencyIds })
  await change(db, 'residencies', { communityId, id: daniel.residencyId }, { until: new Date() })
  const plan = await lee.open(`${page}/moves/${moveId}/change`)
  expect(plan.words).toContain('Ruth Okafor')
  expect(plan.html).not.toMatch(/<input[^>]*name="who"[^>]*checked|checked[^>]*name="who"/)

  await change(db, 'residencies', { communityId, id: ruth.residencyId }, { until: new Date() })
  const empty = await lee.open(`${page}/moves/${moveId}/change`)
  expect(empty.words).toContain('nobody lives in that household any more')
})

test('who is to be Head is kept when only the day is changed, and must be able to act', async ({
  db,
}) => {
  const house = aHouse(db)
  const { visitor: lee, home: root, ...at } = await aLeaderAtWork(house)
  const home = await aHousehold(db, { town: at, members: 3 })
  const { communityId, householdId } = home
  const { propertyId } = await rowOf(db, 'households', { communityId, id: householdId })
  const [daniel, mei, kenji] = home.members
  const suspended = { suspendedAt: new Date(), suspendedBecause: 'dues' }
  await change(db, 'members', { communityId, id: daniel!.memberId }, suspended)
  const day = `${Number(today.slice(0, 4)) + 1}-06-30`
  const moveId = await aMove(db, home, {
    ...{ reason: 'moved out', when: 'leaves', day, nextHeadId: mei!.residencyId },
    residencyIds: [home.heads[0]!.residencyId],
  })
  const path = `${root}/properties/${propertyId}/moves/${moveId}/change`
  const form = await lee.open(path)
  const seen = await lee.send(form, path, { day: day.replace('06-30', '07-31') })
  const heads = seen.html.match(/<input[^>]*name="head"[^>]*>/g) ?? []
  expect(heads.filter((one) => one.includes('checked'))).toEqual([
    expect.stringContaining(mei!.residencyId),
  ])
  expect(heads.join()).toContain(kenji!.residencyId)
  expect(heads.join()).not.toContain(daniel!.residencyId)
})

test('whoever manages households but may not see members reads no names on a move', async ({
  db,
}) => {
  const { house, page, communityId, leader, householdId } = await aHome(db)
  const moveId = await aMove(db, { communityId, leader, householdId }, { when: 'left', day: today })
  const [role] = (await rowsOf(db, communityId, 'roles')).filter((one) => one.system === 'board')
  const permissions = ['manage households', 'view property']
  await change(db, 'roles', { communityId, id: role!.id }, { permissions })
  const board = await aMember(db, { communityId, role: 'board' })
  const bea = await aSignedInVisitor(house, { accountId: board.accountId! })
  for (const path of [page, `${page}/moves/${moveId}`, `${page}/moves/${moveId}/undo`])
    expect((await bea.get(path)).status).toBe(403)
})

test('of two leaders with one form open, the second is told that somebody was faster', async ({
  db,
}) => {
  const { lee, page, householdId, communityId, leader } = await aHome(db)
  const form = await lee.open(`${page}/move?household=${householdId}&reason=sold`)
  const seen = await lee.send(form, `${page}/move`, { when: 'left', day: today })
  await aMove(db, { communityId, leader, householdId }, { when: 'left', day: today })
  const late = await lee.send(seen, `${page}/move`)
  expect(late.words).toContain('Somebody was faster')
  const later = await lee.open(`${form.path}&look=1&when=left&day=${today}`)
  expect(later.words).toContain('Somebody was faster')
})

test('a board member looks and moves nobody, and residents see no such page', async ({ db }) => {
  const { house, page, communityId, members, householdId } = await aHome(db)
  const board = await aMember(db, { communityId, role: 'board' })
  const bea = await aSignedInVisitor(house, { accountId: board.accountId! })
  const home = await bea.open(page)
  expect(home.words).toContain('Ruth Okafor')
  expect(home.words).not.toContain('Sold…')
  expect((await bea.get(`${page}/move?household=${householdId}`)).status).toBe(403)
  const daniel = await aSignedInVisitor(house, members[0]!)
  expect((await daniel.get(page)).status).toBe(403)
})

test('who moves out is shut out with the next request, and an open stream ends', async ({
  own,
  db,
}) => {
  const house = aHouse(db)
  const live = postgresLive((given) => listen(own.address, given))
  onTestFinished(() => live.close())
  Object.assign(house.services, { live })
  const { leader, communityId, slug } = await aLeaderAtWork(house)
  const home = await aHousehold(db, { town: { communityId, slug, leader } })
  const ruth = home.heads[0]!
  const [role] = (await rowsOf(db, communityId, 'roles')).filter((one) => one.system === 'board')
  const permissions = [...role!.permissions, 'import roster']
  await change(db, 'roles', { communityId, id: role!.id }, { permissions })
  await change(db, 'members', { communityId, id: ruth.memberId }, { roleId: role!.id })
  const visitor = await aSignedInVisitor(house, ruth)
  const events = `/c/${slug}/roster/${await aBroughtRoster(db, leader)}/events`
  const stream = (await visitor.get(events)).body!.getReader()
  expect((await stream.read()).done).toBe(false)

  await aMove(db, home, { when: 'left', day: today })

  expect((await stream.read()).done).toBe(true)
  expect((await visitor.get(events)).status).toBe(404)
  expect((await visitor.get(`/c/${slug}`)).status).toBe(404)
})

test('in Spanish the pages and letters are Spanish', async ({ db }) => {
  const { lee, page, householdId } = await aHome(db)
  await lee.post('/account/language', { language: 'es' })
  expect((await lee.open(page)).words).toContain('Ocupantes anteriores')
  const form = await lee.open(`${page}/move?household=${householdId}&reason=sold`)
  expect(form.words).toContain('se ha vendido')
})
