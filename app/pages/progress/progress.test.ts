import { expect } from 'vitest'
import { addDays } from '#domain/days.ts'
import { test } from '#test/database.ts'
import { aCommunity, anInvitation } from '#test/factories.ts'
import { aHousehold } from '#test/households.ts'
import { aHome } from '#test/passes.ts'
import { anImport } from '#test/planned-rosters.ts'
import { aRow, atStreet } from '#test/roster-rows.ts'
import { change, rowsOf } from '#test/rows.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse, aSignedInVisitor } from '#test/visitor.ts'

test('leaders see how far they are, who is missing and why, and send again with one click', async ({
  db,
}) => {
  const house = aHouse(db)
  const { visitor, home, leader, communityId, slug } = await aLeaderAtWork(house)
  await aHousehold(db, { town: { communityId, slug, leader } })
  const { email } = await anInvitation(db, {
    by: leader,
    newcomer: { firstName: 'Bo', lastName: 'Chen' },
  })
  const ninth = await rowsOf(db, communityId, 'deliveries')
  const waiting = ninth.find(({ recipient }) => recipient === email)!
  const sentAt = addDays(new Date(), -8)
  await change(db, 'deliveries', waiting, { queuedAt: sentAt, dueAt: sentAt, sentAt })

  const page = await visitor.click(await visitor.open(home), 'Who has not joined')
  expect(page.title).toBe('Who has not joined · Communitrak')
  expect(page.words).toContain('1 of 2 homes have joined')
  expect(page.words).toContain('Bo Chen')
  expect(page.words).toMatch(/No answer They have had the invitation since \w+ \d+, \d{4}\./)
  const sent = await visitor.send(page, `${home}/progress/resend`)
  expect(sent.path).toBe(`${home}/progress?sent=yes`)
  expect(sent.words).toContain('The invitation is on its way.')
  expect(sent.words).not.toContain('Send Again')
  const after = (await rowsOf(db, communityId, 'deliveries')).filter(
    (one) => one.recipient === email,
  )
  expect(after).toHaveLength(2)
  const again = await visitor.post(`${home}/progress/resend`, {
    invitation: waiting.invitationId!,
    back: '?show=on+the+way',
  })
  const told = again.headers.get('location')!
  expect(told).toBe(`${home}/progress?show=on+the+way&skipped=on+its+way`)
  const words = (await visitor.open(told)).words
  expect(words).toContain('has one on its way that has not left yet')
})

test('one click draws a letter for a home of which nobody is known', async ({ db }) => {
  const { visitor, home, leader } = await aLeaderAtWork(aHouse(db))
  const propertyId = await aHome(db, leader, { street: '99 ZINNIA LN' })
  const page = await visitor.open(`${home}/progress?search=zinnia`)
  expect(page.words).toContain('We do not know who lives there.')
  const letter = await visitor.post(`${home}/progress/letter`, { property: propertyId, back: '' })
  expect(letter.status).toBe(303)
  const pdf = await visitor.get(letter.headers.get('location')!)
  expect(pdf.headers.get('content-type')).toBe('application/pdf')
  expect((await visitor.open(`${home}/progress`)).words).toContain('There is a letter')
})

test('a home that stands empty leaves the list with one click, and comes back with another', async ({
  db,
}) => {
  const { visitor, home, leader, communityId, slug } = await aLeaderAtWork(aHouse(db))
  await aHousehold(db, { town: { communityId, slug, leader } })
  await aHome(db, leader, { street: '99 ZINNIA LN' })
  const list = await visitor.open(`${home}/progress?show=nobody+known`)
  const gone = await visitor.send(list, `${home}/progress/empty`)
  expect(gone.words).toContain('The home is noted as empty, and not waited for any more.')
  expect(gone.words).toContain('1 of 2 homes have joined')
  expect(gone.words).toContain('Somebody of every home that is lived in has joined.')
  const vacant = await visitor.click(gone, '1 home stands empty and is not waited for')
  expect(vacant.words).toContain('99 ZINNIA LN AUSTIN TX 78701 Nobody, stands empty')
  const property = await visitor.click(vacant, '99 ZINNIA LN')
  expect(property.words).toMatch(/This home stands empty, as noted on \w+ \d+, \d{4}\./)
  const back = await visitor.send(gone, `${home}/progress/empty`)
  expect(back.path).toBe(`${home}/progress?show=nobody+known`)
  expect(back.words).toContain('99 ZINNIA LN')

  const page = await visitor.open(property.path)
  expect(page.words).toContain('Nobody lives here, and nobody is expected.')
  await anInvitation(db, {
    by: leader,
    newcomer: { place: { home: atStreet('99 ZINNIA LN'), householdName: null } },
  })
  const late = await visitor.send(page, `${property.path}/empty`)
  expect(late.words).toContain('so the home does not stand empty.')
})

test('the trust that owns a home is named where nobody is known', async ({ db }) => {
  const { visitor, home, leader } = await aLeaderAtWork(aHouse(db))
  const owned = { organization: 'Nguyen Family Trust' }
  const rows = [aRow(atStreet('7 OAK LN'), [], owned)]
  await anImport(db, leader, rows, { withoutEmail: 'paper' })
  const list = await visitor.open(`${home}/progress`)
  expect(list.words).toMatch(/7 OAK LN AUSTIN TX 78701 Nguyen Family Trust/)
  expect((await visitor.open(`${home}/progress/print`)).words).toContain('Nguyen Family Trust')
  const property = await visitor.click(list, '7 OAK LN')
  expect(property.words).toContain('Nguyen Family Trust No person of it is known yet.')
  const vacant = await visitor.open(`${home}/properties?tab=vacant`)
  expect(vacant.words).toMatch(/7 OAK LN AUSTIN TX 78701 Nguyen Family Trust/)
})

test('the list is found by reason and address, and is printed with room for notes', async ({
  db,
}) => {
  const { visitor, home, leader } = await aLeaderAtWork(aHouse(db))
  await aHome(db, leader, { street: '99 ZINNIA LN' })
  await aHome(db, leader, { street: '7 OAK LN' })
  await anInvitation(db, { by: leader })
  const all = await visitor.open(`${home}/progress`)
  expect(all.words).toContain('0 of 3 homes have joined')
  const unknown = await visitor.click(all, 'Nobody known 2')
  expect(unknown.path).toBe(`${home}/progress?show=nobody+known`)
  const paper = await visitor.click(unknown, 'Print this list')
  expect(paper.path).toBe(`${home}/progress/print?show=nobody+known`)
  expect(paper.words).toContain('7 OAK LN')
  expect(paper.words).toContain('Notes')
  expect((await visitor.open(`${home}/progress/print?search=oak`)).words).not.toContain('ZINNIA')
  const forged = await visitor.open(`${home}/progress?show=%00&search=%00&after=nonsense&skipped=x`)
  expect(forged.words).toContain('99 ZINNIA LN')
})

test('a community without homes is led to its roster, and a full one is told so', async ({
  db,
}) => {
  const { visitor, home, leader, communityId, slug } = await aLeaderAtWork(aHouse(db))
  const empty = await visitor.open(`${home}/progress`)
  expect((await visitor.click(empty, 'Import roster')).path).toBe(`${home}/roster`)
  await aHousehold(db, { town: { communityId, slug, leader } })
  const full = await visitor.open(`${home}/progress`)
  expect(full.words).toContain('Somebody of every home has joined.')
})

test('the home and the invitation of another community are neither sent nor drawn', async ({
  db,
}) => {
  const house = aHouse(db)
  const { visitor, home } = await aLeaderAtWork(house)
  const other = await aCommunity(db)
  const { invitationId } = await anInvitation(db, { by: other.leader })
  const [property] = await rowsOf(db, other.communityId, 'properties')
  const sent = await visitor.post(`${home}/progress/resend`, { invitation: invitationId, back: '' })
  expect(sent.headers.get('location')).toBe(`${home}/progress`)
  await visitor.post(`${home}/progress/letter`, { property: property!.id, back: '//evil.example' })
  expect(await rowsOf(db, other.communityId, 'batches')).toEqual([])
  expect(await rowsOf(db, other.communityId, 'deliveries')).toHaveLength(1)
  const ruth = await aSignedInVisitor(house, (await aHousehold(db, { town: other })).heads[0]!)
  expect((await ruth.open(`/c/${other.slug}/progress`)).status).toBe(403)
})
