import { expect } from 'vitest'
import { paceAgent } from '#domain/conversations/pace-agent.ts'
import { readMessages } from '#domain/conversations/read-messages.ts'
import { aConversation } from '#test/conversations.ts'
import { test } from '#test/identity.ts'
import { alertsOf } from '#test/page.ts'
import { anAgentAtTheConsole } from '#test/support.ts'
import { aHouse } from '#test/visitor.ts'

test('an agent who writes faster than people do is told when to go on, and keeps what was typed', async ({
  db,
  tools,
}) => {
  const house = aHouse(db)
  const { visitor, agent } = await anAgentAtTheConsole(house)
  const { conversationId, asker } = await aConversation(db, tools)
  const here = `/support/conversations/${conversationId}`
  const open = await visitor.open(here)
  for (let times = 0; times < 59; times += 1) await paceAgent(house.services.limits, agent)
  const form = `${here}/answer`
  const sent = await visitor.send(open, form, { text: 'The sixtieth' }, 'Send')
  expect(sent.path).toBe(here)
  for (const button of ['Send', 'Keep as a note']) {
    const refused = await visitor.send(sent, form, { text: 'One more' }, button)
    expect(refused.status).toBe(429)
    expect(alertsOf(refused).join()).toContain('Please send it in 1 minute')
    expect(refused.html).toContain('One more')
  }
  expect(await readMessages(db, asker, conversationId)).toHaveLength(2)
})
