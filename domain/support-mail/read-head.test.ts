import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { forSupport } from '#database/for-asker.ts'
import { anEmail, key } from '#test/factories.ts'
import { test } from '#test/identity.ts'
import { aLetter, authservId } from '#test/letters.ts'
import { type Taken, takeLetter } from './take-letter.ts'

const settings = { key, supportAddress: null, supportAuthservId: authservId }

/** What the conversation says to which a letter came. */
function textsOf(db: Db, took: Taken): Promise<string[]> {
  const id = took.became === 'message' ? took.conversationId : ''
  return forSupport(db, async (db) => {
    const rows = await db
      .selectFrom('messages')
      .select('text')
      .where('conversationId', '=', id)
      .execute()
    return rows.map(({ text }) => text)
  })
}

test('what a letter holds is looked at only once it has been counted', async ({ db, tools }) => {
  const body = 'Hello, here is our roster.'
  const raw = aLetter({ from: anEmail('much'), body })
  const holds = raw.indexOf(body)
  const limits: typeof tools.limits = {
    check: tools.limits.check,
    spend: (who, bounds) => {
      raw.fill('.', holds)
      return tools.limits.spend(who, bounds)
    },
  }
  const took = await takeLetter(db, { ...tools, ...settings, limits }, raw)
  expect(await textsOf(db, took)).toEqual(['.'.repeat(body.length)])
})
