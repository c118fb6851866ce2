import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { findConversation } from '#domain/conversations/find-conversation.ts'
import { suspend } from '#domain/members/suspend.ts'
import { newId } from '#domain/new-id.ts'
import { anAnswer } from '#test/conversations.ts'
import { test } from '#test/database.ts'
import { aCommunity, aMember } from '#test/factories.ts'
import { elements, wordsOf } from '#test/html.ts'
import { alertsOf, byId, describedBy, linkOf, type Page } from '#test/page.ts'
import { aHouse, aSignedInVisitor, aVisitor, type TestVisitor } from '#test/visitor.ts'

const outside = '/help/contact'

/** What stands in a conversation, a line each. */
const saidOn = (page: Page) =>
  elements(page.root, 'li')
    .filter(({ attributes }) => attributes.class?.startsWith('said'))
    .map((said) => elements(said, 'p').slice(1).map(wordsOf).join(' '))

const numberOf = (page: Page) => byId(page, 'conversation').attributes['data-number']

/** Sends a message with a file, as a form does. */
function sendFile(visitor: TestVisitor, path: string, file: File, text = '') {
  const body = new FormData()
  body.append('key', newId())
  body.append('text', text)
  body.append('files', file)
  return visitor.ask(path, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
}

async function aTown(db: Parameters<typeof aHouse>[0]) {
  const house = aHouse(db)
  const { slug, communityId, leader } = await aCommunity(db)
  const resident = await aMember(db, { communityId })
  const visitor = await aSignedInVisitor(house, { accountId: resident.accountId! })
  return { house, slug, communityId, leader, resident, visitor, inside: `/c/${slug}/contact` }
}

test('every page leads to support, from where it is', async ({ db }) => {
  const { house, slug, visitor, inside } = await aTown(db)
  const bubbleOf = async (who: TestVisitor, path: string) =>
    linkOf(await who.open(path), 'Help & chat')
  expect(await bubbleOf(aVisitor(house), '/join/resident')).toBe(
    `${outside}?from=%2Fjoin%2Fresident`,
  )
  expect(await bubbleOf(visitor, `/c/${slug}/groups`)).toBe(
    `${inside}?from=%2Fc%2F${slug}%2Fgroups`,
  )
  expect(await bubbleOf(visitor, '/account')).toBe(`${outside}?from=%2Faccount`)
  expect(await bubbleOf(visitor, '/c/nowhere')).toBe(`${outside}?from=%2Fc%2Fnowhere`)
  expect(await bubbleOf(aVisitor(house), '/verify-email/aB3-token')).toBe(
    `${outside}?from=%2Fverify-email`,
  )
})

test('somebody who is not signed in asks, comes back, and reads the answer', async ({ db }) => {
  const visitor = aVisitor(aHouse(db))
  const page = await visitor.open(`${outside}?from=%2Fjoin%2Fresident`)
  const typed = { name: 'Bo Chen', email: 'bo@example.com', text: 'My code does not work' }
  const sent = await visitor.send(page, outside, typed)
  expect([sent.status, sent.path]).toEqual([200, `${outside}?sent`])
  expect(saidOn(sent)).toEqual(['My code does not work'])
  expect(() => byId(sent, 'email')).toThrow('Nothing has the id')
  expect(sent.words).toContain('our answer also goes to bo@example.com')

  const token = visitor.cookies.get('conversation')!
  const hex = Buffer.from(token, 'base64url').subarray(0, 16).toString('hex')
  const conversationId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  await anAnswer(db, conversationId, {
    text: 'Look at <http://communitrak.test/join/resident>, please.',
  })
  const again = await visitor.open(outside)
  expect(again.words).toContain('Ana, Communitrak Support')
  expect(linkOf(again, 'join/resident')).toBe('http://communitrak.test/join/resident')
  await visitor.send(again, outside, { text: 'Thank you' })
  expect(saidOn(await visitor.open(outside))).toHaveLength(3)
})

test('a browser with no link, or a forged one, finds nothing of others', async ({ db }) => {
  const house = aHouse(db)
  const visitor = aVisitor(house)
  const mine = await visitor.send(await visitor.open(outside), outside, { text: 'Only mine' })
  expect(mine.words).toContain('come back in this browser')
  const token = visitor.cookies.get('conversation')!
  const other = aVisitor(house)
  for (const forged of [
    '',
    token.slice(0, -2),
    `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}x`,
  ]) {
    if (forged) other.cookies.set('conversation', forged)
    const page = await other.open(outside)
    expect(page.words).not.toContain('Only mine')
    expect((await other.get(`${outside}/events`)).status).toBe(204)
  }
})

test('what is said in a community is there only, for that person only, while they are inside', async ({
  db,
}) => {
  const { house, slug, leader, resident, visitor, inside } = await aTown(db)
  await visitor.send(await visitor.open(inside), inside, { text: 'About our pool' })
  expect(saidOn(await visitor.open(inside))).toEqual(['About our pool'])
  expect(saidOn(await visitor.open(outside))).toEqual([])

  const neighbour = await aSignedInVisitor(house, { accountId: leader.accountId })
  expect(saidOn(await neighbour.open(inside))).toEqual([])
  const elsewhere = await aCommunity(db)
  await aMember(db, { communityId: elsewhere.communityId, accountId: resident.accountId })
  expect(saidOn(await visitor.open(`/c/${elsewhere.slug}/contact`))).toEqual([])

  await suspend(db, leader, { memberId: resident.id, reason: 'Noise' })
  for (const path of [inside, `${inside}/events`, `${inside}/file/${newId()}`])
    expect((await visitor.get(path)).status, path).toBe(403)
  expect(linkOf(await visitor.open(`/c/${slug}`), 'Help & chat')).toMatch(/^\/help\/contact/)
})

test('a file comes back as it was, as a download, to its sender only', async ({ db }) => {
  const { house, leader, visitor, inside } = await aTown(db)
  const bytes = 'Name,Email\nAna,ana@example.com'
  await sendFile(visitor, inside, new File([bytes], 'Liste “Août”.csv', { type: 'text/html' }))
  const path = linkOf(await visitor.open(inside), 'Liste')
  const answer = await visitor.get(path)
  expect(await answer.text()).toBe(bytes)
  expect(answer.headers.get('content-type')).toBe('text/csv')
  expect(answer.headers.get('content-disposition')).toBe(
    `attachment; filename="Liste _Ao_t_.csv"; filename*=UTF-8''Liste%20%E2%80%9CAo%C3%BBt%E2%80%9D.csv`,
  )
  const neighbour = await aSignedInVisitor(house, { accountId: leader.accountId })
  await neighbour.send(await neighbour.open(inside), inside, { text: 'Hello' })
  expect((await neighbour.get(path)).status).toBe(404)
  expect((await aVisitor(house).get(path)).status).toBe(302)
})

test.for([
  ['nothing', { text: '  ' }, 'text', 'Write something first'],
  ['too much', { text: 'a'.repeat(10_001) }, 'text', 'longer than 10,000 characters'],
  ['a wrong address', { text: 'Hello', email: 'bo at example' }, 'email', 'no e-mail address'],
] as const)(
  '%s is refused beside its field, with what was typed',
  async ([, typed, field, words], { db }) => {
    const visitor = aVisitor(aHouse(db))
    const page = await visitor.send(await visitor.open(outside), outside, typed)
    expect(page.status).toBe(400)
    expect(describedBy(page, field)).toContain(words)
    expect(byId(page, 'text').children.join('').trim()).toBe(typed.text.trim())
    expect(numberOf(page)).toBe('0')
  },
)

test('a program is refused, and the words are kept', async ({ db }) => {
  const { visitor, inside } = await aTown(db)
  const program = new File(['MZ\u0090'], 'roster.csv.exe')
  const answer = await sendFile(visitor, inside, program, 'Our roster')
  const html = await answer.text()
  expect(answer.status).toBe(400)
  expect(html).toContain('We cannot take “roster.csv.exe”')
  expect(html).toContain('Our roster</textarea>')
})

test('more than ten megabytes are refused, and the page says so', async ({ db }) => {
  const { visitor, inside } = await aTown(db)
  const large = new File([new Uint8Array(10_600_000)], 'photo.png')
  const answer = await sendFile(visitor, inside, large)
  expect(answer.status).toBe(413)
  expect(await answer.text()).toContain('larger than 10 MB')
})

test('script in a message is read, and does nothing', async ({ db }) => {
  const { visitor, inside } = await aTown(db)
  const text = '<script>alert(1)</script><img src=x onerror=alert(2)> javascript:alert(3)'
  const page = await visitor.send(await visitor.open(inside), inside, { text })
  expect(saidOn(page)).toEqual([text])
  expect(page.html).not.toContain('<script>alert')
  expect(page.html).not.toContain('<img src=x')
})

test('whoever sends two hundred in a minute is asked to wait, and keeps what they typed', async ({
  db,
}) => {
  const { visitor, inside } = await aTown(db)
  const page = await visitor.open(inside)
  let last: Page = page
  for (let nth = 0; nth <= 20; nth += 1)
    last = await visitor.send(last, inside, { text: `Number ${nth}` })
  expect(last.status).toBe(429)
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(alertsOf(last).join()).toContain('wait')
  expect(byId(last, 'text').children.join('')).toContain('Number 20')
})

test('support can be asked when the trial is over', async ({ db }) => {
  const { communityId, visitor, inside } = await aTown(db)
  await inCommunity(db, communityId, (db) =>
    db
      .updateTable('communities')
      .set({ trialEndsAt: new Date('2020-01-01') })
      .where('id', '=', communityId)
      .execute(),
  )
  const page = await visitor.send(await visitor.open(inside), inside, { text: 'How do we go on?' })
  expect(saidOn(page)).toEqual(['How do we go on?'])
})

test('what came before is a page further back', async ({ db }) => {
  const { house, visitor, inside, resident, communityId } = await aTown(db)
  await visitor.send(await visitor.open(inside), inside, { text: 'The first' })
  const asker = { accountId: resident.accountId!, communityId }
  const { conversationId } = (await findConversation(house.services.db, asker))!
  for (let nth = 0; nth < 101; nth += 1)
    await anAnswer(db, conversationId, { text: `Answer ${nth}` })
  const page = await visitor.open(inside)
  expect(saidOn(page)).toHaveLength(100)
  const earlier = await visitor.click(page, 'Earlier messages')
  expect(saidOn(earlier)).toEqual(['The first', 'Answer 0'])
})

test('an address that names no message shows the newest', async ({ db }) => {
  const visitor = aVisitor(aHouse(db))
  await visitor.send(await visitor.open(outside), outside, { text: 'Only this' })
  for (const before of ['1e20', '99999999999', '-1', '0', '1.5', 'x', ''])
    expect(saidOn(await visitor.open(`${outside}?before=${before}`))).toEqual(['Only this'])
})
