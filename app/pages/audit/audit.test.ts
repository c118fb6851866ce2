import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { deeds } from '#domain/audit/deed.ts'
import { recordEvents } from '#domain/audit/record-event.ts'
import type { ShownEvent } from '#domain/audit/show-events.ts'
import { inviteMember } from '#domain/invitations/invite-member.ts'
import { voidBatch } from '#domain/invitations/void-batch.ts'
import { voidInvitations } from '#domain/invitations/void-invitations.ts'
import { newId } from '#domain/new-id.ts'
import { undoRoster } from '#domain/rosters/undo-roster.ts'
import { test } from '#test/database.ts'
import { aLeader, aMember, aNewcomer, anEmail, key } from '#test/factories.ts'
import { describedBy } from '#test/page.ts'
import { aBatch } from '#test/passes.ts'
import { anImport } from '#test/planned-rosters.ts'
import { aRow, atStreet, called } from '#test/roster-rows.ts'
import { rowsOf } from '#test/rows.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse, mailTo } from '#test/visitor.ts'
import { printEvent } from './print-event.ts'

/** The link of one line that says so. */
const everythingAbout = (name: string) => `Everything by or about ${name}`

test('a leader reads who did what, and from where, and finds everything about a person', async ({
  db,
}) => {
  const house = aHouse(db)
  const { visitor, home, leader } = await aLeaderAtWork(house)
  const newcomer = aNewcomer({ firstName: 'Bo', lastName: 'Chen' })
  await inviteMember(db, { ...leader, from: '192.0.2.7' }, newcomer, { key })
  const log = await visitor.click(await visitor.open(home), 'Audit log')
  expect(log.path).toBe(`${home}/audit`)
  expect(log.words).toContain('Lee Board invited Bo Chen')
  expect(log.words).toContain('Network address 192.0.2.7')
  const about = await visitor.click(log, everythingAbout('Bo Chen'))
  expect(about.words).toContain('Lee Board invited Bo Chen')
  expect(about.words).not.toContain('created the community')
  const everybody = await visitor.click(about, 'Show everybody')
  expect(everybody.words).toContain('Lee Board created the community')
})

test('somebody is looked for by name, and chosen among those who are called so', async ({ db }) => {
  const { visitor, home, communityId } = await aLeaderAtWork(aHouse(db))
  for (const lastName of ['Reyes', 'Reyes-Diaz'])
    await aMember(db, { communityId, firstName: 'Ana', lastName })
  const log = await visitor.open(`${home}/audit`)
  const meant = await visitor.send(log, `${home}/audit`, { search: 'ana reyes' })
  expect(meant.words).toContain('Whom do you mean?')
  const chosen = await visitor.click(meant, 'Ana Reyes-Diaz')
  expect(chosen.words).toContain(everythingAbout('Ana Reyes-Diaz'))
  expect(chosen.words).toContain('Nothing happened that fits.')
  const nobody = await visitor.send(log, `${home}/audit`, { search: 'nobody' })
  expect(nobody.words).toContain('Nobody of this community is called that.')
})

test('reversed days are explained beside the field, and what was chosen stays', async ({ db }) => {
  const { visitor, home } = await aLeaderAtWork(aHouse(db))
  const log = await visitor.open(`${home}/audit`)
  const typed = { kind: 'groups', from: '2030-04-03', until: '2030-04-02' }
  const wrong = await visitor.send(log, `${home}/audit`, typed)
  expect(wrong.status).toBe(400)
  expect(describedBy(wrong, 'until')).toBe('The last day is before the first. Please swap the two.')
  expect(wrong.html).toContain('value="2030-04-03"')
  const right = await visitor.send(wrong, `${home}/audit`, { until: '2030-04-04' })
  expect([right.status, right.words]).toEqual([
    200,
    expect.stringContaining('Nothing happened that fits.'),
  ])
})

test('a forged address shows the whole log, or nothing of another community', async ({ db }) => {
  const { visitor, home } = await aLeaderAtWork(aHouse(db))
  const stranger = await aLeader(db)
  const forged = `${home}/audit?kind=toString&person=x&after=x&before=${newId()}&search=%00`
  expect((await visitor.open(forged)).words).toContain('Lee Board created the community')
  const foreign = `?person=${stranger.memberId}`
  expect((await visitor.open(`${home}/audit${foreign}`)).status).toBe(404)
  expect((await visitor.post(`${home}/audit/export${foreign}`, {})).status).toBe(404)
  expect((await visitor.post(`${home}/audit/export?from=2030`, {})).status).toBe(400)
})

test('the log is taken away as a spreadsheet that computes nothing', async ({ db }) => {
  const { visitor, home, communityId } = await aLeaderAtWork(aHouse(db))
  const { id: actorId } = await aMember(db, { communityId, firstName: '=cmd', lastName: 'Chen' })
  await inCommunity(db, communityId, (db, now) =>
    recordEvents(db, [{ communityId, actorId, deed: 'joined', from: null, now }]),
  )
  const log = await visitor.open(`${home}/audit?kind=people`)
  const file = await visitor.send(log, `${home}/audit/export`)
  expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(file.html.split('\r\n')).toEqual([
    'When,Who,What,To whom,Details,Network address',
    expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d,'=cmd Chen,'=cmd Chen joined,,,$/),
    '',
  ])
  expect((await visitor.open(`${home}/audit`)).words).toContain('took the audit log away as a file')
})

test('an open code is told by the pass it stands on', async ({ db }) => {
  const { visitor, home, leader: by } = await aLeaderAtWork(aHouse(db))
  const batchId = await aBatch(db, by)
  const [pass] = await rowsOf(db, by.communityId, 'invitations')
  await voidInvitations(db, by, { invitationIds: [pass!.id] })
  await voidBatch(db, by, { batchId })
  const { words } = await visitor.open(`${home}/audit`)
  expect(words).toContain(`Lee Board voided the invitation of access pass ${pass!.serial}`)
  expect(words).toContain('Lee Board made 3 access passes')
  expect(words).toContain('Lee Board voided 2 codes of a batch of access passes')
  await visitor.post('/account/language', { language: 'es' })
  const { words: palabras } = await visitor.open(`${home}/audit`)
  expect(palabras).toContain(`Lee Board anuló la invitación del pase de acceso ${pass!.serial}`)
  expect(palabras).not.toMatch(/ (de|a) el /)
})

test('people whom an undone import had brought are told as people, by the names that were written to', async ({
  db,
}) => {
  const house = aHouse(db)
  const { visitor, home, leader: by } = await aLeaderAtWork(house)
  const [bo, cy] = [anEmail(), anEmail()]
  const broughtBy = (name: string, email: string) =>
    anImport(db, by, [aRow(atStreet('1 ELM ST'), [called(name, { email })])])
  const sent = await broughtBy('Bo Chen', bo)
  await mailTo(house, bo)
  await undoRoster(db, by, { rosterId: sent })
  await undoRoster(db, by, { rosterId: await broughtBy('Cy Lim', cy) })
  const { words } = await visitor.open(`${home}/audit`)
  expect(words).toContain('Lee Board invited Bo Chen')
  expect(words).toContain('Lee Board invited somebody whose record was taken back')
  expect(words).not.toContain('access pass')
})

const timeZone = 'America/Chicago'

const event: ShownEvent = {
  ...{
    id: newId(),
    happenedAt: new Date(),
    deed: '',
    by: { kind: 'gone' },
    to: null,
    isToGone: false,
  },
  ...{ merged: null, invitation: null, home: null, file: null, facts: {}, from: null },
}

test.for(['en', 'es'] as const)('every deed is a sentence in %s, also with no facts', (locale) => {
  const sentences = deeds.map(
    (deed) => printEvent({ ...event, deed }, { locale, timeZone }).sentence,
  )
  expect(new Set(sentences).size).toBe(deeds.length)
  for (const sentence of sentences) expect(sentence).not.toMatch(/[{}]|undefined|null/)
})

test.for([
  ['language', ['es', 'en'], ['Spanish', 'English'], ['español', 'inglés']],
  ['invitation days', ['90', 'no end'], ['90 days', 'without end'], ['90 días', 'sin fin']],
  ['invitation days', ['no end', '1'], ['without end', 'one day'], ['sin fin', 'un día']],
  [
    'open codes',
    ['leaders confirm', 'join at once'],
    ['a leader confirms', 'people join at once'],
    ['los confirma quien dirige', 'se unen enseguida'],
  ],
  ['name', ['en', 'no end'], ['en', 'no end'], ['en', 'no end']],
] as const)(
  'what the preference %s was and is, is said in both languages: %j',
  ([preference, [was, is], ...said]) => {
    const changed = { ...event, deed: 'changed preference', facts: { preference, was, is } }
    const details = (['en', 'es'] as const).map((locale) =>
      printEvent(changed, { locale, timeZone }).details.map(([, fact]) => fact),
    )
    expect(details).toEqual(said)
  },
)

test.for([
  ['en', 'Nov 22, 2026, 5:30 PM'],
  ['es', '22 nov 2026, 17:30'],
] as const)(
  'a moment that was kept is told in %s by the clock of the community',
  ([locale, said]) => {
    const facts = { was: '2026-11-22T23:30:00.000Z', is: '2026-11-22' }
    const { details } = printEvent(
      { ...event, deed: 'extended trial', facts },
      { locale, timeZone },
    )
    expect(details.map(([, fact]) => fact)).toEqual([said, '2026-11-22'])
  },
)

test('a deed of a newer version is told all the same', () => {
  expect(printEvent({ ...event, deed: 'flew' }, { locale: 'en', timeZone }).sentence).toBe(
    'Somebody whose record was taken back: something this page does not know yet: flew',
  )
})
