import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import { fullName } from '#domain/members/member.ts'

type Appointed = { accountId: string; firstName: string; lastName: string }

/**
 * Makes a support agent of an account, under the name that people are to see; again, who was one before. For
 * whoever runs the installation. Joins the caller's transaction if there is one.
 */
export function appointAgent(db: Db, { accountId, ...person }: Appointed): Promise<void> {
  return atomically(db, async (db, createdAt) => {
    const name = fullName(person)
    await db
      .insertInto('supportAgents')
      .values({ accountId, name, createdAt })
      .onConflict((known) => known.column('accountId').doUpdateSet({ name, endedAt: null }))
      .execute()
  })
}

/**
 * Ends what a support agent may: the console and every community they are inside, at their next request. Their
 * account stays. Answers whether they were one.
 */
export function endAgent(db: Db, { accountId }: { accountId: string }): Promise<boolean> {
  return atomically(db, async (db, endedAt) => {
    const ended = await db
      .updateTable('supportAgents')
      .set({ endedAt })
      .where('accountId', '=', accountId)
      .where('endedAt', 'is', null)
      .returning('accountId')
      .executeTakeFirst()
    return ended !== undefined
  })
}
