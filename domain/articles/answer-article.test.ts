import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { newId } from '#domain/new-id.ts'
import { freshDatabase } from '#test/database.ts'
import { key } from '#test/factories.ts'
import { test, theLimits } from '#test/identity.ts'
import { type ArticleAnswer, answerArticle } from './answer-article.ts'
import { listAnswers } from './list-answers.ts'

/** Somebody at a browser of their own, in a network of their own. */
function aReader(db: Db) {
  const [network, browser] = [newId(), newId()]
  const tools = { key, limits: theLimits(db) }
  return (given: Partial<ArticleAnswer> & { article: string }) =>
    answerArticle(db, tools, {
      locale: 'en',
      helped: true,
      accountId: null,
      who: [network, browser],
      ...given,
    })
}

test('a reader counts once for an article, and may change their mind', async () => {
  const { db } = await freshDatabase()
  const [ana, bo] = [aReader(db), aReader(db)]
  await ana({ article: 'privacy' })
  await ana({ article: 'privacy', helped: false })
  await bo({ article: 'privacy' })
  await bo({ article: 'moves', locale: 'es', helped: false })
  expect(await listAnswers(db)).toEqual([
    { article: 'moves', locale: 'es', helped: 0, notHelped: 1 },
    { article: 'privacy', locale: 'en', helped: 1, notHelped: 1 },
  ])
  await db.destroy()
})

test('an account counts once from every browser, also when it answers twice at once', async () => {
  const { db } = await freshDatabase()
  const accountId = newId()
  const answers = [true, false, true].map((helped) =>
    aReader(db)({ article: 'roles', accountId, helped }),
  )
  for (const answer of await Promise.all(answers)) expect(answer.ok).toBe(true)
  const [count] = await listAnswers(db)
  expect(count!.helped + count!.notHelped).toBe(1)
  await db.destroy()
})

test('who answered is not kept, only told apart', async ({ db }) => {
  const accountId = newId()
  await aReader(db)({ article: 'trial', accountId })
  const rows = await db.selectFrom('articleAnswers').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(accountId)
})

test('answering very often is refused for a while', async ({ db }) => {
  const answer = aReader(db)
  for (let times = 0; times < 10; times += 1)
    expect((await answer({ article: 'groups' })).ok).toBe(true)
  expect(await answer({ article: 'groups' })).toEqual({
    ok: false,
    refusal: { because: 'hurry', retryAfterSeconds: expect.any(Number) },
  })
})
