import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import { aLeader, aMember, anInvitation } from '#test/factories.ts'
import { elements, wordsOf } from '#test/html.ts'
import { alertsOf, byId, describedBy, linkOf } from '#test/page.ts'
import { aBatch, aHome } from '#test/passes.ts'
import { readPdf } from '#test/read-pdf.ts'
import { rowsOf } from '#test/rows.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse, aSignedInVisitor, aVisitor } from '#test/visitor.ts'

/** A leader at work, before the card of printed access passes. */
async function aPrinter(...given: Parameters<typeof aHouse>) {
  const house = aHouse(...given)
  const { db } = house.services
  const at = await aLeaderAtWork(house)
  const passes = `${at.home}/invitations/passes`
  const batches = () => rowsOf(db, at.communityId, 'batches')
  /** Presses the button that brings the file. */
  const download = async (path: string) => {
    const answer = await at.visitor.get(path)
    return { answer, bytes: new Uint8Array(await answer.arrayBuffer()) }
  }
  return { house, passes, batches, download, ...at }
}

test('a leader generates blank passes, prints them twice, and the codes are the same', async ({
  db,
}) => {
  const { visitor, passes, download } = await aPrinter(db)
  const first = await visitor.open(passes)
  expect(first.title).toBe('Printed Access Passes · Communitrak')
  expect(first.words).toContain('Nothing yet.')
  const made = await visitor.send(first, `${passes}/blank`, { count: '12' }, 'Generate Passes')
  expect(made.words).toContain('12 passes were made.')
  expect(made.words).toContain('12 passes will be printed.')
  const print = `${made.path.split('?')[0]}/print`

  const { answer, bytes } = await download(`${print}?layout=cards&paper=a4&language=es`)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="maple-court[a-z0-9-]*-access-passes.pdf"$/,
  )
  const sheets = await readPdf(bytes)
  expect(sheets.map(({ codes, width }) => [codes.length, width])).toEqual([
    [10, 595],
    [2, 595],
  ])
  expect(sheets[0]!.words).toContain('Su código de acceso')
  const again = await readPdf((await download(print)).bytes)
  expect(again.flatMap(({ codes }) => codes).sort()).toEqual(
    sheets.flatMap(({ codes }) => codes).sort(),
  )
  expect(again[0]!.words).toContain('Your access code')
})

test('the code of a pass, scanned or typed from paper, opens the door of the community', async ({
  db,
}) => {
  const { house, leader, passes, download } = await aPrinter(db)
  const batchId = await aBatch(db, leader, { count: 2 })
  const [sheet] = await readPdf((await download(`${passes}/${batchId}/print`)).bytes)
  const typed = sheet!.words.match(/\w{4}-\w{4}-\w{4}-\w{4}/)![0]
  const stranger = aVisitor(house)
  const offer = await stranger.send(await stranger.open('/join/resident'), '/join/resident', {
    accessCode: typed.toLowerCase().replaceAll('-', ' '),
  })
  expect([offer.status, offer.words]).toEqual([200, expect.stringContaining('Maple Court')])
  const scanned = await aVisitor(house).open(new URL(sheet!.codes[1]!).pathname)
  expect([scanned.status, scanned.words]).toEqual([200, expect.stringContaining('Maple Court')])
})

test.for([
  ['0', 'Please ask for at least one pass.'],
  ['-3', 'Please ask for at least one pass.'],
  ['1001', 'At most 1,000 at once.'],
  ['999999999999', 'At most 1,000 at once.'],
  ['many', 'Please write a number in digits, like 48.'],
  ['<b>5</b>', 'Please write a number in digits, like 48.'],
  ['', 'Please write a number in digits, like 48.'],
] as const)(
  '“%s” passes are refused beside the field, which keeps it',
  async ([count, why], { db }) => {
    const { visitor, passes, batches } = await aPrinter(db)
    const page = await visitor.send(await visitor.open(passes), `${passes}/blank`, { count })
    expect([page.status, byId(page, 'count').attributes.value]).toEqual([400, count])
    expect(describedBy(page, 'count')).toContain(why)
    expect(byId(page, 'count').attributes['aria-invalid']).toBe('true')
    expect(await batches()).toEqual([])
  },
)

test('a form sent twice makes one batch, and leads to it both times', async ({ db }) => {
  const { visitor, passes, batches } = await aPrinter(db)
  const form = await visitor.open(passes)
  const [one, two] = [
    await visitor.send(form, `${passes}/blank`, { count: '3' }),
    await visitor.send(form, `${passes}/blank`, { count: '3' }),
  ]
  expect(one.path).toBe(two.path)
  expect(await batches()).toHaveLength(1)
})

test('a letter addresses a household in the language of the paper, not of the page', async ({
  db,
}) => {
  const { visitor, leader, passes, download } = await aPrinter(db)
  await anInvitation(db, { by: leader, newcomer: { lastName: 'Nguyễn' } })
  await visitor.send(await visitor.open(passes), `${passes}/for-homes`, {}, 'Generate one pass')
  const letter = async (language: string) => {
    const print = `${passes}/homes/print?layout=letters&language=${language}`
    return (await readPdf((await download(print)).bytes))[0]!.words
  }
  expect(await letter('es')).toMatch(/Hogar Nguyễn \d+ MAIN ST/)
  expect(await letter('en')).toMatch(/Nguyễn Household \d+ MAIN ST/)
})

test('every home that waits gets its pass, and a letter that carries its address', async ({
  db,
}) => {
  const { visitor, leader, passes, download } = await aPrinter(db)
  const none = await visitor.open(passes)
  expect(none.words).toContain('Your community has no homes yet.')
  await aHome(db, leader, { street: '10 OAK LN' })
  await aHome(db, leader, { street: '20 OAK LN', unit: 'APT 4' })
  const page = await visitor.open(passes)
  expect(page.words).toContain('In 2 homes nobody has joined yet.')
  const made = await visitor.send(page, `${passes}/for-homes`, {}, 'Generate 2 passes')
  expect(made.path).toBe(`${passes}/homes?made=2&kept=0&renewed=0`)
  expect(made.words).toContain('2 passes were made.')
  expect(elements(made.root, 'input').map(({ attributes }) => attributes.value)).toEqual(
    expect.arrayContaining(['letters', 'cards', 'large cards']),
  )
  const letters = await readPdf((await download(`${passes}/homes/print?layout=letters`)).bytes)
  expect(letters.map(({ words }) => /Current Resident .*? TX 78701/.exec(words)?.[0])).toEqual([
    'Current Resident 10 OAK LN AUSTIN TX 78701',
    'Current Resident 20 OAK LN APT 4 AUSTIN TX 78701',
  ])
  await aHome(db, leader, { street: '30 OAK LN' })
  const later = await visitor.open(passes)
  expect(later.words).toContain('2 of them have their pass already and keep it.')
  const more = await visitor.send(later, `${passes}/for-homes`, {}, 'Generate one pass')
  expect(more.words).toContain('One pass was made. 2 homes keep the pass they have.')
})

test('a batch of one pass is asked about as one', async ({ db }) => {
  const { visitor, leader, passes } = await aPrinter(db)
  const batchId = await aBatch(db, leader, { count: 1 })
  const question = await visitor.open(`${passes}/${batchId}/void`)
  expect(question.title).toBe('Void this pass? · Communitrak')
  expect(question.words).toMatch(/Void this pass[?] .* It is still open[.] Its code stops working/)
  expect((await visitor.send(question, question.path, {}, 'Void the pass')).status).toBe(200)
})

test('a batch is voided after a question, and its codes open nothing any more', async ({ db }) => {
  const { house, visitor, leader, passes, download } = await aPrinter(db)
  const batchId = await aBatch(db, leader, { count: 3 })
  const [sheet] = await readPdf((await download(`${passes}/${batchId}/print`)).bytes)
  const list = await visitor.open(passes)
  expect(list.words).toContain('3 blank passes')
  expect(list.words).toContain('3 open · none was used')
  const question = await visitor.click(list, 'Void')
  expect(question.words).toContain('Their codes stop working for good')
  expect(question.words).toContain('3 of them are still open.')
  const voided = await visitor.send(question, `${passes}/${batchId}/void`, {}, 'Void the passes')
  expect(voided.words).toContain('3 passes were voided.')
  expect(voided.words).toContain('none was used · 3 voided')
  expect(() => linkOf(voided, 'Print again')).toThrow('No link says')
  const gone = await aVisitor(house).open(new URL(sheet!.codes[0]!).pathname)
  expect([gone.status, gone.words]).toEqual([
    410,
    expect.stringContaining('This invitation was cancelled'),
  ])
  const twice = await visitor.post(`${passes}/${batchId}/void`, {})
  expect([twice.status, await twice.text()]).toEqual([
    409,
    expect.stringContaining('These passes were voided before.'),
  ])
  const empty = await visitor.open(`${passes}/${batchId}/print`)
  expect(empty.path).toBe(`${passes}/${batchId}`)
  expect(alertsOf(empty)).toEqual([expect.stringContaining('There is nothing left to print')])
})

test('Cancel leads back to the list, and nothing has been voided', async ({ db }) => {
  const { visitor, leader, passes } = await aPrinter(db)
  await aBatch(db, leader, { count: 1 })
  const question = await visitor.click(await visitor.open(passes), 'Void')
  const list = await visitor.click(question, 'Cancel')
  expect([list.path, list.words]).toEqual([passes, expect.stringContaining('1 open')])
})

test.for(['', '/print', '/void'])(
  'a batch of another community is unknown here%s',
  async (path, { db }) => {
    const { visitor, passes } = await aPrinter(db)
    const stranger = await aLeader(db)
    const batchId = await aBatch(db, stranger)
    for (const id of [batchId, newId(), 'nonsense', `${batchId}%00`]) {
      expect((await visitor.get(`${passes}/${id}${path}`)).status).toBe(404)
      if (path === '/void')
        expect((await visitor.post(`${passes}/${id}/void`, {})).status).toBe(404)
    }
    const invitations = await rowsOf(db, stranger.communityId, 'invitations')
    expect(invitations.map(({ voidedAt }) => voidedAt)).toEqual([null, null, null])
  },
)

test('a layout of nowhere is answered with cards; letters without homes are refused', async ({
  db,
}) => {
  const { leader, passes, download } = await aPrinter(db)
  const batchId = await aBatch(db, leader, { count: 1 })
  const print = `${passes}/${batchId}/print`
  const odd = await download(`${print}?layout=x&paper=x&language=x`)
  expect((await readPdf(odd.bytes)).map(({ width }) => width)).toEqual([612])
  expect((await download(`${print}?layout=letters`)).answer.status).toBe(400)
})

test('a logo that cannot be printed is told about before printing', async ({ db }) => {
  const { visitor, leader, passes, communityId } = await aPrinter(db)
  const batchId = await aBatch(db, leader, { count: 1 })
  const logo = { logo: Buffer.from('RIFF\x24\0\0\0WEBPVP8 '), logoType: 'image/webp' }
  await inCommunity(db, communityId, (db) =>
    db.updateTable('communities').set(logo).where('id', '=', communityId).execute(),
  )
  const page = await visitor.open(`${passes}/${batchId}`)
  expect(alertsOf(page)).toEqual([expect.stringContaining('Your logo is a WebP picture')])
})

test('a resident makes, sees, prints and voids no passes', async ({ db }) => {
  const { house, leader, passes, communityId } = await aPrinter(db)
  const batchId = await aBatch(db, leader, { count: 1 })
  const resident = await aMember(db, { communityId })
  const visitor = await aSignedInVisitor(house, { accountId: resident.accountId! })
  for (const path of ['', '/homes', '/homes/print', `/${batchId}`, `/${batchId}/print`])
    expect((await visitor.get(passes + path)).status).toBe(403)
  for (const path of ['/blank', '/for-homes', `/${batchId}/void`])
    expect((await visitor.post(passes + path, { count: '5' })).status).toBe(403)
  expect(await rowsOf(db, communityId, 'batches')).toHaveLength(1)
})

test('the pages speak Spanish', async ({ db }) => {
  const { visitor, leader, passes } = await aPrinter(db)
  const batchId = await aBatch(db, leader, { count: 2 })
  await visitor.get('/language?to=es&back=/')
  for (const path of ['', `/${batchId}`, `/${batchId}/void`, '/homes']) {
    const page = await visitor.open(passes + path)
    const main = elements(page.root, 'main').map(wordsOf).join(' ')
    expect(main).toMatch(/pases/)
    expect(main).not.toMatch(/passes|Print|Void/)
  }
})
