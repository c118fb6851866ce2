import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { aMember, anEmail } from '#test/factories.ts'
import { filledIn } from '#test/fill-in.ts'
import { elements, wordsOf } from '#test/html.ts'
import { alertsOf, byId, describedBy, linkOf, type Page } from '#test/page.ts'
import { aLeaderWithRosters, verdictTabs } from '#test/roster-steps.ts'
import { change, rowsOf } from '#test/rows.ts'
import { aHouse, aSignedInVisitor } from '#test/visitor.ts'
import { aWorkbook, textRow } from '#test/workbooks.ts'

/** Owners of an association: a couple, a mistyped address, an empty home, somebody without an address. */
const owners = ({ john = anEmail('john') } = {}) =>
  [
    'Owners of Maple Court;;;',
    'Owner Name(s);Property Address;E-Mail;Phone',
    `"Smith, John & Mary";123 Main Street;${john};512-555-0101`,
    'Bo Chen;Lot 07;bo@gmial.com;',
    'Vacant;9 Elm St;;',
    'Cy Diaz;18 Elm St;;',
    'Total: 4;;;',
  ].join('\r\n')

const rowOfLine = (page: Page, line: number) =>
  wordsOf(
    elements(page.root, 'tr').find((row) =>
      elements(row, 'th').some((cell) => wordsOf(cell) === `Line ${line}`),
    )!,
  )

test('a roster is read, its columns confirmed, its rows mended and imported, and told about', async ({
  db,
}) => {
  const at = await aLeaderWithRosters(aHouse(db))
  const { communityId, visitor, bring, work, rosterOf } = at
  const john = anEmail('john')

  const columns = (await bring(owners({ john }))) as Page
  expect(columns.words).toContain('5 rows were read.')
  expect(columns.words).toContain('Line 1 is a title and was left out.')
  expect(columns.words).toContain('Smith, John & Mary Bo Chen Vacant')
  const checking = await visitor.send(columns, columns.path, {}, 'Check the rows')
  expect(checking.words).toContain('The rows are being checked')
  expect(checking.html).toContain('<meta http-equiv="refresh" content="3"/>')

  const review = await work(checking)
  expect(review.words).toContain(
    'It would make 2 properties, one household, 2 members, and one invitation.',
  )
  expect(verdictTabs(review)).toEqual(['Needs attention 2', 'Create 2', 'Skipped 1'])
  expect(rowOfLine(review, 4)).toContain('“bo@gmial.com” looks mistyped')
  expect(rowOfLine(review, 6)).toContain('Nobody in this home has an e-mail address')
  expect(await rowsOf(db, communityId, 'properties')).toEqual([])

  const roster = rosterOf(review)
  const used = await visitor.send(review, `${roster}/rows`, {}, 'Use bo@gmail.com')
  const mended = await work(used)
  expect(verdictTabs(mended)).toEqual(['Needs attention 1', 'Create 3', 'Skipped 1'])

  const asked = await visitor.send(mended, `${roster}/import`, { sends: 'now' }, 'Import 3 rows')
  expect(asked.words).toContain('The roster is being imported')
  const report = await work(asked)
  expect(report.words).toContain('It made 3 properties, 2 households, and 3 members.')
  expect(report.words).toContain('2 invitations leave by e-mail now')
  expect(report.words).toContain('One row is left')
  const { id } = (await rowsOf(db, communityId, 'rosters'))[0]!
  expect(linkOf(report, 'See the invitations')).toBe(`${at.home}/invitations/status?batch=${id}`)
  expect((await rowsOf(db, communityId, 'deliveries')).map((one) => one.recipient).sort()).toEqual(
    ['bo@gmail.com', john].sort(),
  )
  const list = await visitor.open(at.rosters)
  expect(wordsOf(elements(list.root, 'tbody')[0]!)).toMatch(/^owners\.csv .*Imported 5 3$/)
})

test('what was wrongly taken is corrected by hand, and remembered for the next file', async ({
  db,
}) => {
  const { visitor, bring, work } = await aLeaderWithRosters(aHouse(db))
  const file = `Who;Where;Blurb\nAna Reyes;4 Elm St;Treasurer\nBo Chen;6 Elm St;Clerk`
  const columns = (await bring(file)) as Page
  const typed = { 'column-0': 'fullName', 'column-1': 'address', 'column-2': 'title' }
  const review = await work(
    await visitor.send(
      columns,
      columns.path,
      { ...typed, withoutEmail: 'paper' },
      'Check the rows',
    ),
  )
  expect(rowOfLine(review, 2)).toContain('Treasurer')
  expect(rowOfLine(review, 2)).toContain('Gets an access pass on paper')
  const again = (await bring(file)) as Page
  expect(filledIn(again, again.path)).toMatchObject(typed)
})

test('without a column of names or of homes the choice comes back as it was made', async ({
  db,
}) => {
  const { visitor, bring } = await aLeaderWithRosters(aHouse(db))
  const columns = (await bring(owners())) as Page
  const typed = { 'column-0': 'ignore', withoutEmail: 'paper' }
  const refused = await visitor.send(columns, columns.path, typed, 'Check the rows')
  expect(refused.status).toBe(409)
  expect(alertsOf(refused)).toEqual([expect.stringContaining('Say which column has the names')])
  expect(filledIn(refused, columns.path)).toMatchObject(typed)
})

test('a list of units alone is asked for the street of their building, and keeps what was typed', async ({
  db,
}) => {
  const { visitor, bring, work } = await aLeaderWithRosters(aHouse(db))
  const file = 'Unit;Owner;Email\n1A;Ana Reyes;ana@example.com\n1B;Bo Chen;bo@example.com'
  const columns = (await bring(file)) as Page
  expect(filledIn(columns, columns.path)).toMatchObject({ sharedStreet: '' })
  const check = (sharedStreet: string) =>
    visitor.send(columns, columns.path, { sharedStreet }, 'Check the rows')
  const blank = await check(' ')
  expect(alertsOf(blank)).toEqual([expect.stringContaining('Type the street address')])
  const refused = await check('Congress')
  expect(refused.status).toBe(409)
  expect(alertsOf(refused)).toEqual([expect.stringContaining('We cannot read this address')])
  expect(filledIn(refused, columns.path)).toMatchObject({ sharedStreet: 'Congress' })
  const review = await work(await check('500 Congress Ave'))
  expect(rowOfLine(review, 2)).toContain('500 CONGRESS AVE # 1A')
  const again = await visitor.open(columns.path)
  expect(filledIn(again, columns.path)).toMatchObject({ sharedStreet: '500 Congress Ave' })
})

test.for([
  ['an empty file', '', 'This file is empty'],
  ['a picture called CSV', Buffer.from('89504e470d0a1a0a', 'hex'), 'a picture, not a list'],
  ['a PDF', '%PDF-1.7', 'most programs can export CSV or Excel'],
  ['a web page', '<!doctype html><html></html>', 'Open it in Excel and save it as XLSX'],
] as const)('whoever brings %s is told what to do about it', async ([, bytes, words], { db }) => {
  const { communityId, visitor, rosters, bring } = await aLeaderWithRosters(aHouse(db))
  const answer = await bring(bytes)
  expect(answer.status).toBe(400)
  expect(await (answer as Response).text()).toContain(words)
  expect(await rowsOf(db, communityId, 'rosters')).toEqual([])
  expect((await visitor.open(rosters)).words).toContain('None yet.')
})

test('pasted cells are read with their tabs, and stay where they cannot be read', async ({
  db,
}) => {
  const { visitor, rosters } = await aLeaderWithRosters(aHouse(db))
  const paste = async (pasted: string) =>
    visitor.send(await visitor.open(rosters), rosters, { pasted }, 'Read these cells')
  const read = await paste('Name\tAddress\r\nReyes, Ana\t4 Elm St\r\n')
  expect(read.words).toContain('Pasted cells One row was read.')
  const page = '<!doctype html><html><body>Reyes</body></html>'
  const refused = await paste(page)
  expect([refused.status, describedBy(refused, 'pasted')]).toEqual([
    400,
    expect.stringContaining('This is a web page'),
  ])
  expect(wordsOf(byId(refused, 'pasted'))).toBe(page)
  expect((await paste(' ')).words).toContain('Paste the cells first')
})

test('a row is left out and taken back in, and a cell as it was in the file is not called mended', async ({
  db,
}) => {
  const { visitor, review, work, rosterOf } = await aLeaderWithRosters(aHouse(db))
  const page = await review(owners())
  const form = `${rosterOf(page)}/rows`
  const save = 'Save and check again'
  const out = await work(await visitor.send(page, form, { out: ['6'] }, save))
  expect(verdictTabs(out)).toEqual(['Needs attention 1', 'Create 2', 'Skipped 2'])
  expect(out.words).not.toContain('Mended here')
  const skipped = await visitor.open(`${rosterOf(page)}?show=skip`)
  expect(rowOfLine(skipped, 6)).toContain('You left this row out.')
  const back = await work(await visitor.send(skipped, form, { out: false }, save))
  expect(verdictTabs(back)).toContain('Needs attention 2')
})

test('one row is saved alone, and others stay as they are in the file', async ({ db }) => {
  const { visitor, review, work, rosterOf } = await aLeaderWithRosters(aHouse(db))
  const page = await review(owners())
  const fields = { line: ['4', '6'], 'cells-4': '2', 'cell-4-2': 'no', 'cells-6': '2' }
  const email = anEmail('cy')
  const roster = rosterOf(page)
  await visitor.post(`${roster}/rows`, { ...fields, 'cell-6-2': email, only: '6' })
  const saved = await work(page)
  expect(verdictTabs(saved)).toEqual(['Needs attention 1', 'Create 3', 'Skipped 1'])
  expect(rowOfLine(saved, 4)).toContain('“bo@gmial.com” looks mistyped')
})

test('what was typed stays when it cannot be saved', async ({ db }) => {
  const { visitor, review, rosterOf } = await aLeaderWithRosters(aHouse(db))
  const page = await review(owners())
  const form = `${rosterOf(page)}/rows`
  const long = 'x'.repeat(501)
  const typed = { line: ['4', '6'], 'cells-4': '2', 'cell-4-2': long, 'cells-6': '2' }
  const answer = await visitor.post(form, { ...typed, 'cell-6-2': 'half', out: '6' })
  expect(answer.status).toBe(400)
  const html = await answer.text()
  expect(html).toContain(`value="${long}"`)
  expect(html).toContain('value="half"')
  expect(html).toContain('This is too long for a cell')
})

test('invitations leave on a day by the clocks of the community, and never on one that has passed', async ({
  db,
}) => {
  const { communityId, visitor, review, work, rosterOf } = await aLeaderWithRosters(aHouse(db))
  const page = await review(owners())
  const form = `${rosterOf(page)}/import`
  const begin = (typed: Record<string, string>) =>
    visitor.send(page, form, { sends: 'at', ...typed }, 'Import 2 rows')
  for (const [day, words] of [
    ['2020-01-01', 'This moment has passed'],
    ['', 'Choose a day and a time'],
  ] as const) {
    const refused = await begin({ day, time: '10:15' })
    expect(describedBy(refused, 'day')).toContain(words)
    expect(filledIn(refused, form)).toEqual({ sends: 'at', day, time: '10:15' })
  }
  const report = await work(await begin({ day: '2099-01-15', time: '09:30' }))
  expect(report.words).toContain('One invitation leaves by e-mail on Jan 15, 2099, 9:30 AM')
  const [roster] = await rowsOf(db, communityId, 'rosters')
  expect(roster!.sendAt).toEqual(new Date('2099-01-15T15:30:00Z'))
})

test('the rows that are left come as a file that can be imported as it is', async ({ db }) => {
  const { visitor, review, work, rosterOf, bring } = await aLeaderWithRosters(aHouse(db))
  const file = `Owner,Address\r\n=1+1 Diaz,18 Elm St\r\nAna Reyes,+4 Elm`
  const page = await review(file)
  const answer = await visitor.get(`${rosterOf(page)}/attention.csv`)
  const text = await answer.text()
  expect(answer.headers.get('content-disposition')).toMatch(/attachment; filename="[\w-]+\.csv"/)
  expect(text).toBe(
    "Owner,Address,Email,Household\r\n'=1+1 Diaz,18 Elm St,,\r\nAna Reyes,'+4 Elm,,\r\n",
  )
  const again = (await bring(text)) as Page
  const checked = await work(await visitor.send(again, again.path, {}, 'Check the rows'))
  expect(rowOfLine(checked, 2)).toContain('=1+1 Diaz')
  expect(rowOfLine(checked, 2)).not.toContain("'=1")
})

test('the rest of an import is mended in a roster of its own', async ({ db }) => {
  const { visitor, review, work, rosterOf } = await aLeaderWithRosters(aHouse(db))
  const page = await review(owners())
  const report = await work(
    await visitor.send(page, `${rosterOf(page)}/import`, {}, 'Import 2 rows'),
  )
  const rest = await work(
    await visitor.send(report, `${rosterOf(page)}/rest`, {}, 'Mend the rest here'),
  )
  expect(rosterOf(rest)).not.toBe(rosterOf(page))
  expect(verdictTabs(rest)).toEqual(['Needs attention 2'])
  expect(rowOfLine(rest, 4)).toContain('looks mistyped')
})

test('an import is cancelled, says how far it came, and goes on', async ({ db }) => {
  const { visitor, review, work, rosterOf } = await aLeaderWithRosters(aHouse(db))
  const page = await review(owners())
  const form = rosterOf(page)
  const asked = await visitor.send(page, `${form}/import`, {}, 'Import 2 rows')
  const cancelled = await visitor.send(asked, `${form}/cancel`, {}, 'Cancel the import')
  expect(cancelled.words).toContain('What this import would do')
  const report = await work(await visitor.send(cancelled, `${form}/import`, {}, 'Import 2 rows'))
  expect(report.words).toContain('The roster has been imported')
  const late = await visitor.post(`${form}/rows`, { line: '4', 'cells-4': '2', 'cell-4-2': 'kept' })
  expect(late.status).toBe(409)
  expect(await late.text()).toContain('The import has begun meanwhile')
})

test('what was stopped part way says how far it came, and goes on', async ({ db }) => {
  const { communityId, visitor, review, work, rosterOf } = await aLeaderWithRosters(aHouse(db))
  const page = await review(owners())
  const [roster] = await rowsOf(db, communityId, 'rosters')
  const at = new Date()
  const stopped = { startedAt: at, startedBy: roster!.madeBy, cancelledAt: at }
  await change(
    db,
    'rosters',
    { communityId, id: roster!.id },
    { ...stopped, doneRows: 1, doneTo: 3 },
  )
  const cancelled = await visitor.open(page.path)
  expect(cancelled.words).toContain('The import was stopped 1 of 2 rows were imported')
  expect(cancelled.words).toContain('It made one property, one household, and 2 members.')
  const on = await visitor.send(cancelled, `${rosterOf(page)}/import`, {}, 'Go on with the import')
  expect((await work(on)).words).toContain('The roster has been imported')
})

test('what failed again and again says so, and is tried once more', async ({ db }) => {
  const { communityId, visitor, review, work, rosterOf } = await aLeaderWithRosters(aHouse(db))
  const page = await review(owners())
  const [roster] = await rowsOf(db, communityId, 'rosters')
  const form = rosterOf(page)
  const at = new Date()
  const stuckAt = async (askedFor: 'check' | 'import') => {
    const values = { askedFor, askedAt: at, failedAt: at }
    await change(db, 'rosters', { communityId, id: roster!.id }, values)
    return visitor.open(page.path)
  }
  const check = await stuckAt('check')
  expect(alertsOf(check)[0]).toContain('We tried several times to check the rows, and could not.')
  const checked = await work(await visitor.send(check, `${form}/again`, {}, 'Check the rows again'))
  expect(checked.words).toContain('What this import would do')
  const stuck = await stuckAt('import')
  expect(alertsOf(stuck)[0]).toContain('going on repeats nothing')
  const done = await work(await visitor.send(stuck, `${form}/import`, {}, 'Import 2 rows'))
  expect(done.words).toContain('The roster has been imported')
})

test('another sheet of the same workbook is read in its place', async ({ db }) => {
  const { communityId, visitor, rosters, bring } = await aLeaderWithRosters(aHouse(db))
  const sheetOf = (name: string, cells: readonly string[][]) => ({
    name,
    xml: `<sheetData>${cells.map((row, at) => textRow(at + 1, row)).join('')}</sheetData>`,
  })
  const owners = sheetOf('Owners', [
    ['Name', 'Lot'],
    ['Ana Reyes', '1'],
    ['Bo Chen', '2'],
  ])
  const workbook = aWorkbook({
    sheets: [
      owners,
      sheetOf('Board', [
        ['Name', 'Lot'],
        ['Cy Diaz', '3'],
      ]),
    ],
  })
  const columns = (await bring(workbook, 'owners.xlsx')) as Page
  expect(columns.words).toContain('2 rows were read. This is the sheet “Owners”.')
  const form = columns.path.replace('/columns', '/sheet')
  const other = await visitor.send(columns, form, { sheet: 'Board' }, 'Read that sheet')
  expect(other.words).toContain('One row was read. This is the sheet “Board”.')
  expect(await rowsOf(db, communityId, 'rosters')).toHaveLength(1)
  const odd = await visitor.post(other.path.replace('/columns', '/sheet'), { sheet: 'Nowhere' })
  const told = await visitor.open(odd.headers.get('location')!)
  expect(alertsOf(told)).toEqual([expect.stringContaining('Bring the file again to choose it')])
  expect(told.path.startsWith(rosters)).toBe(true)
})

test('a file is discarded, and nothing of it stays', async ({ db }) => {
  const { communityId, visitor, bring, rosterOf } = await aLeaderWithRosters(aHouse(db))
  const columns = (await bring(owners())) as Page
  const roster = rosterOf(columns).replace('/columns', '')
  const gone = await visitor.send(columns, `${roster}/discard`, {}, 'Discard this file')
  expect(gone.words).toContain('The file was discarded.')
  expect(await rowsOf(db, communityId, 'rosters')).toEqual([])
  expect((await visitor.get(roster)).status).toBe(404)
})

test('what somebody else has begun to import is not discarded, nor called so', async ({ db }) => {
  const { visitor, review, work, rosterOf } = await aLeaderWithRosters(aHouse(db))
  const page = await review(owners())
  const roster = rosterOf(page)
  await visitor.send(page, `${roster}/import`, {}, 'Import 2 rows')
  const kept = await visitor.send(page, `${roster}/discard`, {}, 'Discard this file')
  expect(kept.words).toContain('The roster is being imported')
  expect(kept.words).not.toContain('discarded')
  expect((await work(kept)).words).toContain('The roster has been imported')
})

test('fifty rows make a page, and pages lead on and back', async ({ db }) => {
  const { visitor, review, rosterOf } = await aLeaderWithRosters(aHouse(db))
  const rows = Array.from({ length: 120 }, (_, at) => `Ana Reyes${at},${at + 1} Elm St,`)
  const first = await review(`Name,Address,Email\n${rows.join('\n')}`)
  const linesOf = (page: Page) =>
    elements(page.root, 'tr')
      .flatMap((row) => elements(row, 'th').map(wordsOf))
      .slice(4)
  expect(linesOf(first)).toHaveLength(50)
  const second = await visitor.click(first, 'Next page')
  const third = await visitor.click(second, 'Next page')
  expect([linesOf(second)[0], linesOf(third)]).toEqual([
    'Line 52',
    Array.from({ length: 20 }, (_, at) => `Line ${at + 102}`),
  ])
  const back = await visitor.click(third, 'Previous page')
  expect(linesOf(back)).toEqual(linesOf(second))
  const begin = await visitor.click(back, 'Previous page')
  expect(linesOf(begin)).toEqual(linesOf(first))
  expect(begin.words).not.toContain('Previous page')
  const lost = await visitor.open(`${rosterOf(first)}?show=attention&after=5000`)
  expect(linesOf(lost)).toEqual(linesOf(first))
})

test('who knows somebody already is told what changes', async ({ db }) => {
  const { communityId, visitor, review, work, rosterOf } = await aLeaderWithRosters(aHouse(db))
  const john = anEmail('john')
  const page = await review(owners({ john }))
  await work(await visitor.send(page, `${rosterOf(page)}/import`, {}, 'Import 2 rows'))
  const again = await review(owners({ john }).replace('512-555-0101', '512-555-0199'))
  expect(verdictTabs(again)).toContain('Update 1')
  const updates = await visitor.open(`${rosterOf(again)}?show=update`)
  expect(rowOfLine(updates, 3)).toContain('Phone: (512) 555-0101 → (512) 555-0199')
  expect(await rowsOf(db, communityId, 'rosters')).toHaveLength(2)
})

test('rosters are for those who may import them, and for their own community', async ({ db }) => {
  const house = aHouse(db)
  const { communityId, home, rosters, review, rosterOf } = await aLeaderWithRosters(house)
  const page = await review(owners())
  const { accountId } = await aMember(db, { communityId })
  const resident = await aSignedInVisitor(house, { accountId: accountId! })
  expect((await resident.get(rosters)).status).toBe(403)
  expect((await resident.open(home)).words).not.toContain('Import roster')
  const elsewhere = await aLeaderWithRosters(house)
  const foreign = rosterOf(page).replace(home, elsewhere.home)
  for (const below of ['', '/columns', '/attention.csv'])
    expect((await elsewhere.visitor.get(foreign + below)).status).toBe(404)
})
