import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Db } from '#database/connect.ts'
import { forSupport } from '#database/for-asker.ts'
import { containing } from '#domain/search.ts'
import type { Agent } from '#domain/support/agent.ts'
import { aLongDesk, conversationsRead, longDesk } from '#test/long-desk.ts'
import { listQueue } from './list-queue.ts'

/** The numbers of the conversations that are found, newest first. */
async function find(pool: Db, { accountId }: Pick<Agent, 'accountId'>, search: string) {
  const answer = await forSupport(pool, (db) =>
    sql<{ subject: string }>`
      select subject from conversations_found(${accountId}, ${containing(search)}, 999)
        with ordinality as found (id, place)
      join conversations using (id) order by place`.execute(db),
  )
  return answer.rows.map(({ subject }) => Number(subject.replace('About number ', '')))
}

/** The newest numbers of which something is so. */
const numbers = (isSo: (number: number) => boolean) =>
  Array.from({ length: longDesk }, (_, at) => longDesk - at)
    .filter(isSo)
    .slice(0, 999)

test('among thousands a search finds the conversations in which every word stands, newest first', async () => {
  const { db, agent } = await aLongDesk()
  const searches: Record<string, (number: number) => boolean> = {
    gate: () => true,
    GA: () => true,
    heron: (number) => number % 2 === 0,
    egret: (number) => number % 40 === 1,
    'gate egret': (number) => number % 40 === 1,
    'egret ojeda1': (number) => number % 40 === 1 && `${number}`.startsWith('1'),
    'egret ga': (number) => number % 40 === 1,
    'egret heron': () => false,
    ñandú: (number) => number === 7 || number === 2777,
    'ÑANDÚ gate xq': (number) => number === 7 || number === 2777,
    neighbor2998: (number) => number === 2998,
    'reyes2998 heron': (number) => number === 2998,
    'visitor2999@example.com': (number) => number === 2999,
    nobody: () => false,
    '100%': () => false,
  }
  for (const [search, isSo] of Object.entries(searches))
    expect([search, await find(db, agent, search)]).toEqual([search, numbers(isSo)])
  expect(await find(db, { accountId: crypto.randomUUID() }, 'gate')).toEqual([])
})

test('a rare word of two letters is looked for among the newest, and among all beside a longer one', async () => {
  const { db, agent } = await aLongDesk()
  expect(await find(db, agent, 'xq')).toEqual([2777])
  expect(await find(db, agent, 'ñandú xq')).toEqual([2777, 7])
})

test('a word that could be a piece of a statement is a word', async () => {
  const { db, agent } = await aLongDesk()
  for (const search of ["x' or true --", "'; drop table messages; --", '%L %1$L', 'a\\', '{}'])
    expect(await find(db, agent, search)).toEqual([])
})

test('a search looks at few of thousands', async () => {
  const { db, agent } = await aLongDesk()
  for (const search of ['quillfeather', 'ñandú', 'neighbor2998', 'reyes2998 gate', 'egret']) {
    const question = { tab: 'unassigned', search, after: null, before: null } as const
    const read = await conversationsRead(db, (db) => listQueue(db, agent, question))
    expect([search, read < 6000 ? 'few' : read]).toEqual([search, 'few']) // of 10,500
  }
})
