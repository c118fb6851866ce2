import { expect } from 'vitest'
import { readMessages } from '#domain/conversations/read-messages.ts'
import { newId } from '#domain/new-id.ts'
import { endAgent } from '#domain/support/appoint-agent.ts'
import { aConversation, anAnswer } from '#test/conversations.ts'
import { aCommunity } from '#test/factories.ts'
import { test } from '#test/identity.ts'
import { alertsOf } from '#test/page.ts'
import { anAgentAtTheConsole, anAgentAtWork } from '#test/support.ts'
import { aHouse } from '#test/visitor.ts'

const file = { name: 'Résumé "A".csv', bytes: Buffer.from('Name\nAna') }
const page = (id: string) => `/support/conversations/${id}`

test('an agent finds a conversation, answers it, and it waits', async ({ db, tools }) => {
  const { visitor, agent } = await anAgentAtTheConsole(aHouse(db))
  const { leader } = await aCommunity(db)
  const { accountId, communityId } = leader
  const word = `w${newId()}`
  const asker = { accountId, communityId }
  const { conversationId } = await aConversation(db, tools, { asker, text: `Where is ${word}?` })
  const found = await visitor.send(await visitor.open('/support'), '/support', { search: word })
  expect(found.words).toContain('Unassigned 1')
  expect(found.words).toContain('Unread')
  expect(found.words).toContain('Maple Court')
  const open = await visitor.open(page(conversationId))
  expect(open.words).toContain(word)
  expect(open.words).toContain('Community Leader')
  const answer = { text: 'Look into your e-mail' }
  const after = await visitor.send(open, `${page(conversationId)}/answer`, answer, 'Send')
  expect(after.path).toBe(page(conversationId))
  expect(after.words).toContain(`${agent.name} now Look into your e-mail`)
  const waiting = await visitor.open(`/support?tab=waiting&search=${word}`)
  expect(waiting.words).toContain('Answered: Look into your e-mail')
  expect(await readMessages(db, asker, conversationId)).toHaveLength(2)
})

test('when another answered meanwhile, one is told, and what was typed stands there still', async ({
  db,
  tools,
}) => {
  const { visitor } = await anAgentAtTheConsole(aHouse(db))
  const { conversationId, asker } = await aConversation(db, tools)
  const open = await visitor.open(page(conversationId))
  await anAnswer(db, conversationId, { name: 'Bo' })
  const form = `${page(conversationId)}/answer`
  const refused = await visitor.send(open, form, { text: 'My own words' }, 'Send')
  expect(refused.status).toBe(409)
  expect(alertsOf(refused).join()).toContain('Bo has answered meanwhile')
  expect(refused.html).toContain('My own words')
  expect(await readMessages(db, asker, conversationId)).toHaveLength(2)
  const sent = await visitor.send(refused, form, {}, 'Send')
  expect(sent.status).toBe(200)
  expect(await readMessages(db, asker, conversationId)).toHaveLength(3)
})

test('a note stands apart, and its asker never reads it', async ({ db, tools }) => {
  const { visitor } = await anAgentAtTheConsole(aHouse(db))
  const { conversationId, asker } = await aConversation(db, tools)
  const open = await visitor.open(page(conversationId))
  const form = `${page(conversationId)}/answer`
  const after = await visitor.send(open, form, { text: 'Call the board' }, 'Keep as a note')
  expect(after.words).toContain('Note, only for support')
  expect(await readMessages(db, asker, conversationId)).toHaveLength(1)
})

test('a typed address is shown as unverified, and nothing is looked up for it', async ({
  db,
  tools,
}) => {
  const { visitor } = await anAgentAtTheConsole(aHouse(db))
  const { leader } = await aCommunity(db)
  const { email } = await db
    .selectFrom('accounts')
    .select('email')
    .where('id', '=', leader.accountId)
    .executeTakeFirstOrThrow()
  const { conversationId } = await aConversation(db, tools, { name: 'Bo Chen', email })
  const open = await visitor.open(page(conversationId))
  expect(open.words).toContain('Bo Chen unverified')
  expect(open.words).toContain('Nothing is looked up')
  expect(open.words).not.toContain('Maple Court')
})

test('files are downloads, and had through their own conversation only', async ({ db, tools }) => {
  const { visitor, agent } = await anAgentAtTheConsole(aHouse(db))
  const { conversationId, asker } = await aConversation(db, tools, { files: [file] })
  const { conversationId: other } = await aConversation(db, tools)
  const fileId = (await readMessages(db, asker, conversationId))[0]!.attachments[0]!.id
  const got = await visitor.get(`${page(conversationId)}/files/${fileId}`)
  expect(got.headers.get('content-disposition')).toMatch(/^attachment; filename=".*"; filename\*=/)
  expect(got.headers.get('x-content-type-options')).toBe('nosniff')
  expect((await visitor.get(`${page(other)}/files/${fileId}`)).status).toBe(404)
  await endAgent(db, agent)
  expect((await visitor.get(`${page(conversationId)}/files/${fileId}`)).status).toBe(404)
})

test('a conversation is given, closed and opened again', async ({ db, tools }) => {
  const { visitor, agent } = await anAgentAtTheConsole(aHouse(db))
  const { conversationId } = await aConversation(db, tools)
  const here = page(conversationId)
  const taken = await visitor.send(
    await visitor.open(here),
    `${here}/assign`,
    { agent: agent.accountId },
    'Give',
  )
  expect(taken.html).toContain(`value="${agent.accountId}" selected`)
  const closed = await visitor.send(taken, `${here}/close`)
  expect(closed.words).toContain('Open again')
  const open = await visitor.send(closed, `${here}/reopen`)
  await aConversation(db, tools, { asker: { conversationId }, text: 'One more thing' })
  const refused = await visitor.send(open, `${here}/close`)
  expect(alertsOf(refused).join()).toContain('They have written meanwhile')
})

test('a ready answer is kept, put into the box without script, changed and deleted', async ({
  db,
  tools,
}) => {
  const { visitor } = await anAgentAtTheConsole(aHouse(db))
  const title = `Codes ${newId()}`
  const empty = await visitor.open('/support/replies')
  const nothing = await visitor.send(empty, '/support/replies', { title, text: ' ' })
  expect(nothing.status).toBe(400)
  expect(nothing.words).toContain('Write what it says')
  const kept = await visitor.send(nothing, '/support/replies', { text: 'Codes last 90 days.' })
  expect(kept.words).toContain(title)
  const again = await visitor.send(kept, '/support/replies', { title, text: 'Another' })
  expect(again.words).toContain('has this title')

  const { conversationId } = await aConversation(db, tools)
  const open = await visitor.open(page(conversationId))
  const [, id] = new RegExp(`<option value="([^"]+)"[^>]*>${title}`).exec(open.html)!
  const typed = { text: 'Hello Bo', ready: id! }
  const filled = await visitor.send(open, `${page(conversationId)}/answer`, typed, 'Insert')
  expect(filled.html).toContain('Hello Bo\n\nCodes last 90 days.')

  const own = `/support/replies/${id}`
  const changed = await visitor.send(await visitor.open(own), own, { text: 'Codes last long.' })
  expect(changed.words).toContain('Codes last long.')
  const gone = await visitor.send(await visitor.open(own), `${own}/delete`)
  expect(gone.words).not.toContain(title)
})

test('a file of a leader becomes a roster of their community, once there is access', async ({
  db,
  tools,
}) => {
  const house = aHouse(db)
  const { visitor, leader, slug } = await anAgentAtWork(house)
  const asker = { accountId: leader.accountId, communityId: leader.communityId }
  const roster = {
    name: 'owners.csv',
    bytes: Buffer.from('Name,Address,Email\nAna Reyes,1 Elm St,'),
  }
  const { conversationId } = await aConversation(db, tools, { asker, files: [roster] })
  const open = await visitor.open(page(conversationId))
  const [, form] = /action="([^"]+\/roster)"/.exec(open.html)!
  const columns = await visitor.send(open, form!)
  expect(columns.path).toMatch(new RegExp(`^/c/${slug}/roster/[^/]+/columns$`))
  expect(columns.words).toContain('owners.csv')
  const once = await visitor.post(form!, {})
  expect(once.headers.get('location')).toBe(columns.path)
  expect((await visitor.open(page(conversationId))).words).toContain('Open the roster')

  const { visitor: other } = await anAgentAtTheConsole(house)
  const led = await other.post(form!, {})
  const location = led.headers.get('location')!
  expect(location).toContain(`/support/communities/${slug}?leader=${leader.memberId}`)
  const asking = await other.open(location)
  expect(asking.html).toContain('owners.csv')
  const back = await other.send(asking, `/support/communities/${slug}`)
  expect(back.path).toBe(page(conversationId))
})
