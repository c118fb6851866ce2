import type { Db } from '#database/connect.ts'

/** How many readers of an article in one language it helped, and how many not. */
export type AnswerCount = { article: string; locale: string; helped: number; notHelped: number }

/** What readers have said of articles, those that helped the fewest first. For support agents. */
export async function listAnswers(db: Db): Promise<AnswerCount[]> {
  const counts = await db
    .selectFrom('articleAnswers')
    .select((say) => [
      'article',
      'locale',
      say.fn.countAll<string>().filterWhere('helped', '=', true).as('helped'),
      say.fn.countAll<string>().filterWhere('helped', '=', false).as('notHelped'),
    ])
    .groupBy(['article', 'locale'])
    .orderBy('notHelped', 'desc')
    .orderBy('article')
    .orderBy('locale')
    .execute()
  return counts.map(({ helped, notHelped, ...of }) => ({
    ...of,
    helped: Number(helped),
    notHelped: Number(notHelped),
  }))
}
