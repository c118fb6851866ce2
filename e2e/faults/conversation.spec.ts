import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { test as base, expect, onTestFinished } from 'vitest'
import { type Side, topicOf, typingTopic } from '#domain/conversations/conversation.ts'
import { findConversation } from '#domain/conversations/find-conversation.ts'
import { suspend } from '#domain/members/suspend.ts'
import { newId } from '#domain/new-id.ts'
import { endAgent } from '#domain/support/appoint-agent.ts'
import { anAnswer } from '#test/conversations.ts'
import { aCommunity, aMember } from '#test/factories.ts'
import { aSupportAgent } from '#test/support.ts'
import { aFolder, startApplication } from '../application.ts'
import { type Inside, lookInside, type TestBrowser } from './house.ts'
import { listen } from './listener.ts'
import { signInAs } from './pair.ts'

const env = { TRUSTED_PROXIES: '127.0.0.1 ::1', LOG_LEVEL: 'fatal' }

/** Two processes on one folder; the second may be killed, the first has started the database. */
async function openHouse() {
  const folder = await aFolder()
  const one = await startApplication({ dataDir: folder.path, env })
  const other = await startApplication({ dataDir: folder.path, env })
  const inside = await lookInside(folder.path)
  const close = async () => {
    await inside.close()
    await other.kill()
    await one.stop()
    await folder.remove()
  }
  return { one, other, inside, urls: [one.url, other.url] as const, close }
}

/** A house that all of these share who leave both processes alive. */
const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixtures wanted from this pattern
  .extend('pair', { scope: 'file' }, async ({}, { onCleanup }) => {
    const house = await openHouse()
    onCleanup(house.close)
    return house
  })

/** Something happens in a conversation in the very moment in which a side begins to write. */
async function tellAtOnce(inside: Inside, conversationId: string, side: Side): Promise<void> {
  const topics = [topicOf(conversationId), typingTopic(conversationId, side)]
  await sql`select pg_notify('communitrak_live', topic)
            from unnest(${topics}::text[]) as topic`.execute(inside.db)
}

/** A resident who has asked something in their community, and the number of their conversation. */
async function aTalk(inside: Inside, url: string) {
  const { communityId, slug, leader } = await aCommunity(inside.db)
  const { id: memberId, accountId } = await aMember(inside.db, { communityId })
  const browser = await signInAs(inside, { accountId: accountId!, url })
  const path = `/c/${slug}/contact`
  const say = (text: string) => write({ url, browser, path }, text)
  expect(await say('Where is my code?')).toBe(303)
  const asker = { accountId: accountId!, communityId }
  const { conversationId } = (await findConversation(inside.db, asker))!
  return { slug, leader, memberId, browser, path, say, asker, conversationId }
}

async function write(
  { url, browser, path }: { url: string; browser: TestBrowser; path: string },
  text: string,
  key = newId(),
): Promise<number> {
  const body = new FormData()
  for (const [name, value] of Object.entries({ key, text })) body.append(name, value)
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const headers = { cookie, 'sec-fetch-site': 'same-origin', 'x-forwarded-for': '10.9.0.1' }
  const answer = await fetch(url + path, { method: 'POST', body, headers, redirect: 'manual' })
  return answer.status
}

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

test('what is said at one process is heard at the other, and so is who is typing', async ({
  pair: { urls, inside },
}) => {
  const { browser, path, say, conversationId } = await aTalk(inside, urls[0])
  const ear = listen(`${path}/events?after=1`, () => ({ url: urls[1], browser }))
  onTestFinished(() => ear.stop())
  await ear.until('the first news', () => ear.last.unread !== undefined)

  const said = performance.now()
  await say('Are you there?')
  await ear.until('my own message', () => ear.numbers.includes(2))
  const took = performance.now() - said
  await anAnswer(inside.db, conversationId)
  await ear.until('the answer', () => ear.numbers.includes(3))
  expect(ear.numbers).toEqual([2, 3])
  expect(ear.last).toMatchObject({ unread: 1 })
  expect(ear.last.typing).toBeUndefined()
  await tellAtOnce(inside, conversationId, 'support')
  await ear.until('that support is typing', () => ear.last.typing === true)
  process.stderr.write(`heard at the other process after ${took.toFixed(0)} ms\n`)
})

test('a process is killed in the middle of a conversation: nothing is lost, nothing is heard or written twice', async () => {
  const { one, other, inside, close } = await openHouse()
  onTestFinished(close)
  const { browser, path, asker, conversationId } = await aTalk(inside, one.url)
  let url = other.url
  const ear = listen(`${path}/events?after=0`, () => ({ url, browser }))
  onTestFinished(() => ear.stop())
  await ear.until('the first message', () => ear.numbers.length === 1)

  const talk = async () => {
    for (let nth = 0; nth < 60; nth += 1) {
      await anAnswer(inside.db, conversationId, { text: `Answer ${nth}` })
      await sleep(20)
    }
  }
  const talking = talk()
  await ear.until('some messages', () => ear.numbers.length >= 15)
  const key = newId()
  const lost = write({ url, browser, path }, 'Is anybody there?', key).catch(() => 0)
  await sleep(15)
  url = one.url
  await other.kill()
  await lost
  expect(await write({ url, browser, path }, 'Is anybody there?', key)).toBe(303)
  await talking
  const { messageCount } = (await findConversation(inside.db, asker))!
  expect(messageCount).toBe(62)
  await ear.until('all of them', () => ear.numbers.length >= 62)
  expect(ear.numbers).toEqual(upTo(62))
}, 60_000)

test('whoever is put out of the community hears nothing more of what is said there', async ({
  pair: { urls, inside },
}) => {
  const { browser, path, leader, memberId, conversationId } = await aTalk(inside, urls[0])
  const ear = listen(`${path}/events?after=0`, () => ({ url: urls[1], browser }))
  onTestFinished(() => ear.stop())
  await ear.until('the first message', () => ear.numbers.length === 1)
  const suspended = await suspend(inside.db, leader, { memberId, reason: 'Noise' })
  expect(suspended.ok).toBe(true)
  await anAnswer(inside.db, conversationId, { text: 'Only for members' })
  await sleep(1_000)
  expect(ear.numbers).toEqual([1])
})

test('whoever signs out elsewhere hears nothing more', async ({ pair: { urls, inside } }) => {
  const { browser, path, asker, conversationId } = await aTalk(inside, urls[0])
  const ear = listen(`${path}/events?after=0`, () => ({ url: urls[1], browser }))
  onTestFinished(() => ear.stop())
  await ear.until('the first message', () => ear.numbers.length === 1)
  await inside.owner.deleteFrom('sessions').where('accountId', '=', asker.accountId).execute()
  await anAnswer(inside.db, conversationId, { text: 'Too late' })
  await sleep(1_000)
  expect(ear.numbers).toEqual([1])
})

test('an agent hears of every conversation, and nothing more once they are ended', async ({
  pair: { urls, inside },
}) => {
  const agent = await aSupportAgent(inside.db)
  const { accountId } = agent
  const desk = await signInAs(inside, { accountId, url: urls[1] })
  await inside.owner
    .updateTable('sessions')
    .set({ secondStep: 'app' })
    .where('accountId', '=', accountId)
    .execute()
  const { path, browser, conversationId } = await aTalk(inside, urls[0])
  const atDesk = () => ({ url: urls[1], browser: desk })
  const ears = ['/support/events', `/support/conversations/${conversationId}/events`].map(
    (stream) => listen(stream, atDesk),
  )
  onTestFinished(() => {
    for (const ear of ears) ear.stop()
  })
  for (const ear of ears) await ear.until('the first event', () => ear.heard > 0)
  const known = ears.map((ear) => ear.heard) // what others said just before may have come already, too
  await write({ url: urls[0], browser, path }, 'Is anybody there?')
  for (const [at, ear] of ears.entries())
    await ear.until('the message', () => ear.heard > known[at]!)
  await tellAtOnce(inside, conversationId, 'asker')
  await ears[1]!.until('that its asker is typing', () => ears[1]!.last.what === 'typing')

  expect(await endAgent(inside.db, { accountId })).toBe(true)
  await sleep(500)
  const heard = ears.map((ear) => ear.heard)
  await write({ url: urls[0], browser, path }, 'Only for agents')
  await sleep(1_000)
  expect(ears.map((ear) => ear.heard)).toEqual(heard)
})

test('a thousand streams at one process hold, and each is told once', async ({
  pair: { urls, inside },
}) => {
  const talks = await Promise.all(upTo(10).map(() => aTalk(inside, urls[0])))
  const ears = upTo(1000).map((nth) => {
    const { browser, path } = talks[nth % talks.length]!
    return listen(`${path}/events?after=1`, () => ({ url: urls[0], browser }))
  })
  onTestFinished(() => {
    for (const ear of ears) ear.stop()
  })
  for (const ear of ears) await ear.until('its first news', () => ear.last.unread !== undefined)
  const said = performance.now()
  await Promise.all(talks.map(({ conversationId }) => anAnswer(inside.db, conversationId)))
  for (const ear of ears) await ear.until('the answer', () => ear.numbers.length > 0)
  const took = performance.now() - said
  await sleep(500)
  for (const ear of ears) expect(ear.numbers).toEqual([2])
  process.stderr.write(`a thousand streams were told after ${took.toFixed(0)} ms\n`)
}, 120_000)
