import { sql } from 'kysely'
import { expect } from 'vitest'
import { test } from '#test/database.ts'

// An import looks every home up by its spelling. While PostgreSQL has not counted a table it takes all of
// its indexes for equally good, and the newest of them: another one would read all homes for each row.
test('the index that finds a home by its spelling is newer than every other of homes', async ({
  db,
}) => {
  const answer = await sql<{ index: string }>`
    select indexrelid::regclass::text as index from pg_index
    where indrelid = 'properties'::regclass order by indexrelid desc limit 1`.execute(db)
  expect(answer.rows).toEqual([{ index: 'properties_once' }])
})
