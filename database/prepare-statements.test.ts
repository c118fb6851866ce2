import { sql } from 'kysely'
import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { onOneConnection } from './on-one-connection.ts'
import { plannedAnew } from './prepare-statements.ts'

test('a statement that comes again is prepared, one that is to be planned anew never', async ({
  db,
}) => {
  const texts = await onOneConnection(db, async (db) => {
    for (let round = 0; round < 3; round += 1) {
      await sql`select ${round}::integer as kept`.execute(db)
      await sql`${plannedAnew} select ${round}::integer as anew`.execute(db)
    }
    const answer = await sql<{ statement: string }>`
      select statement from pg_prepared_statements where statement ~ ${'as (kept|anew)$'}`.execute(
      db,
    )
    return answer.rows.map(({ statement }) => statement)
  })
  expect(texts).toEqual(['select $1::integer as kept'])
})
