import { expect, onTestFinished } from 'vitest'
import { keepMessage } from '#domain/deliveries/kept-messages.ts'
import { freshDatabase, test } from '#test/database.ts'
import { key } from '#test/factories.ts'
import { elements, wordsOf } from '#test/html.ts'
import type { Page } from '#test/page.ts'
import { aHouse, aVisitor } from '#test/visitor.ts'

const text = 'Open http://localhost:3000/join/7K3MQ9XD2F8RVW4T and <b>join</b>.'
const aLetter = (to: string) => ({ to, subject: `For ${to}`, html: `<p>${text}</p>`, text })
const atHome = { PUBLIC_URL: 'http://localhost:3000', SMTP_URL: '' }

const subjectsOf = (page: Page) => elements(page.root, 'h2').map(wordsOf)

/** A database of one's own with two messages that were kept. */
async function aDeveloper({ address = '127.0.0.1' } = {}) {
  const { db } = await freshDatabase()
  onTestFinished(() => db.destroy())
  for (const to of ['ana@example.com', 'bo@example.com']) await keepMessage(db, key, aLetter(to))
  return aVisitor(aHouse(db, atHome), { address })
}

test('without a mail server a developer reads every message, newest first, with its links', async () => {
  const visitor = await aDeveloper()
  const page = await visitor.open('/dev/outbox')
  expect(page.status).toBe(200)
  expect(subjectsOf(page)).toEqual(['For bo@example.com', 'For ana@example.com'])
  const [link] = elements(elements(page.root, 'pre')[0]!, 'a')
  expect(link!.attributes.href).toBe('http://localhost:3000/join/7K3MQ9XD2F8RVW4T')
  expect(wordsOf(elements(page.root, 'pre')[0]!)).toBe(text)
})

test('the messages to one address are found by it', async () => {
  const visitor = await aDeveloper()
  expect(subjectsOf(await visitor.open('/dev/outbox?to=ana@example.com'))).toEqual([
    'For ana@example.com',
  ])
  expect(subjectsOf(await visitor.open('/dev/outbox?to=%00'))).toEqual([])
})

test('before the first message it says how to get one', async () => {
  const { db } = await freshDatabase()
  onTestFinished(() => db.destroy())
  const page = await aVisitor(aHouse(db, atHome), { address: '127.0.0.1' }).open('/dev/outbox')
  expect(page.words).toContain('No message yet.')
})

test.for([
  ['elsewhere, with a mail server', { PUBLIC_URL: 'https://communitrak.test' }],
  ['here, with a mail server', { PUBLIC_URL: 'http://localhost:3000' }],
] as const)('%s there is no such page', async ([, variables], { db }) => {
  await keepMessage(db, key, aLetter('ana@example.com'))
  const visitor = aVisitor(aHouse(db, variables))
  for (const path of ['/dev/outbox', '/dev/outbox.data', '/dev/outbox?to=ana@example.com']) {
    const answer = await visitor.get(path)
    expect(await answer.text()).not.toContain('7K3MQ9XD')
    expect(answer.status).toBe(404)
  }
})

test.for(['10.0.0.7', '203.0.113.9', 'fd00::7'])(
  'somebody at %s does not read what waits for others on this machine',
  async (address) => {
    const visitor = await aDeveloper({ address })
    expect((await visitor.get('/dev/outbox')).status).toBe(404)
  },
)
