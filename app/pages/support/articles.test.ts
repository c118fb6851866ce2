import { expect } from 'vitest'
import { freshDatabase, test } from '#test/database.ts'
import { elements, wordsOf } from '#test/html.ts'
import { anAgentAtTheConsole } from '#test/support.ts'
import { aHouse, aVisitor } from '#test/visitor.ts'

test('agents see which articles helped the fewest', async () => {
  const { db } = await freshDatabase()
  const house = aHouse(db)
  const { visitor: agent } = await anAgentAtTheConsole(house)
  expect((await agent.open('/support/articles')).words).toContain('Nobody has answered yet.')
  const answer = async (article: string, press: 'Yes' | 'No') => {
    const reader = aVisitor(house)
    await reader.send(await reader.open(`/help/${article}`), `/help/${article}`, {}, press)
  }
  await answer('trial', 'Yes')
  await answer('groups', 'No')
  await answer('groups', 'No')
  await answer('groups', 'Yes')
  const page = await agent.open('/support/articles')
  const rows = elements(page.root, 'tr').slice(1).map(wordsOf)
  expect(rows).toEqual(['Groups of neighbours English 1 2', 'The trial of a community English 1 0'])
})
