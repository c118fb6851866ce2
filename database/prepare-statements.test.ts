import { sql } from 'kysely'
import { expect, onTestFinished } from 'vitest'
import { type OwnDatabase, test } from '#test/database.ts'
import { connect, type Db } from './connect.ts'
import { plannedAnew } from './prepare-statements.ts'

test('a statement that comes again is prepared, one that is to be planned anew never', async ({
  own,
}) => {
  const db = oneConnection(own)
  for (let round = 0; round < 3; round += 1) {
    await sql`select ${round}::integer as kept`.execute(db)
    await sql`${plannedAnew} select ${round}::integer as anew`.execute(db)
  }
  expect(await prepared(db)).toEqual(['select $1::integer as kept'])
})

test('statements that come only once do not keep one that comes again from being prepared', async ({
  own,
}) => {
  const db = oneConnection(own)
  for (let number = 0; number < 500; number += 1)
    await sql`select ${number}::integer as ${sql.id(`once${number}`)}`.execute(db)
  for (let round = 0; round < 2; round += 1) await sql`select ${round}::integer as kept`.execute(db)
  expect(await prepared(db)).toEqual(['select $1::integer as kept'])
})

/** A pool that no other test has filled, of one connection. */
function oneConnection({ address }: OwnDatabase): Db {
  const db = connect(address, { as: 'application', most: 1 })
  onTestFinished(() => db.destroy())
  return db
}

async function prepared(db: Db): Promise<string[]> {
  const answer = await sql<{ statement: string }>`
    select statement from pg_prepared_statements where statement ~ ${'as "?(kept|anew|once[0-9]*)"?$'}`.execute(
    db,
  )
  return answer.rows.map(({ statement }) => statement)
}
