import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { accept, type Result } from '#domain/result.ts'
import { digest, type ServerKey } from '#domain/server-key.ts'
import type { Hurry, Limit, Limits } from '#integrations/limits/limits.ts'

/** Enough for whoever reads every article in one evening, and for nobody who counts votes. */
const perReader: Limit[] = [
  { name: 'article answer minute', tries: 10, seconds: 60 },
  { name: 'article answer day', tries: 100, seconds: 24 * 3600 },
]

/** What a reader says of an article. */
export type ArticleAnswer = {
  article: string
  locale: string
  helped: boolean
  /** The account of who is signed in. */
  accountId: string | null
  /** The fingerprints of network address and browser; the last tells the browser. */
  who: readonly string[]
}

/**
 * Keeps whether an article answered the question of its reader: once for each account, or browser where
 * nobody is signed in. Another answer takes the place of the one before. One network or browser may answer
 * 10 times a minute and 100 times a day.
 */
export async function answerArticle(
  db: Db,
  { key, limits }: { key: ServerKey; limits: Limits },
  { article, locale, helped, accountId, who }: ArticleAnswer,
): Promise<Result<null, Hurry>> {
  const allowed = await limits.spend(who, perReader)
  if (!allowed.ok) return allowed
  const reader = accountId ? `account ${accountId}` : `browser ${who.at(-1)}`
  const answeredBy = digest(key, 'address', `article ${reader}`).toString('base64url').slice(0, 22)
  await db
    .insertInto('articleAnswers')
    .values({ article, answeredBy, locale, helped })
    .onConflict((same) =>
      same
        .columns(['article', 'answeredBy'])
        .doUpdateSet({ locale, helped, answeredAt: sql<Date>`now()` }),
    )
    .execute()
  return accept(null)
}
