import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { forSupport } from '#database/for-asker.ts'
import type { Agent } from '#domain/support/agent.ts'
import { freshDatabase } from './database.ts'
import { aPool } from './full-database.ts'
import { rowsRead } from './rows-read.ts'
import { aSupportAgent } from './support.ts'

/** How many conversations stand at a long desk; each says its number, the last begun is the newest. */
export const longDesk = 3000

/**
 * Many conversations with two messages each, in a database of their own whose numbers PostgreSQL knows. Everybody
 * says *gate*; one in two says *heron*, and one in forty *egret*; of number 7 and 2777 the words are `XQ` and *Ñandú*.
 */
export async function aLongDesk(): Promise<{ db: Db; agent: Agent }> {
  const { address } = await freshDatabase()
  const [db, owner] = [aPool(address, 'application'), aPool(address, 'owner')]
  const agent = await aSupportAgent(db)
  await sql`
    with numbers as (
      select n, gen_random_uuid() as id, gen_random_uuid() as account, now() - interval '1 year' + n * interval '1 minute' as at
      from generate_series(1, ${longDesk}::int) as n),
    people as (insert into accounts (id, email, email_verified, name, first_name, last_name)
      select account, 'neighbor' || n || '@example.com', true, 'Ana Reyes' || n, 'Ana', 'Reyes' || n
      from numbers where n % 2 = 0),
    threads as (insert into conversations (id, account_id, name, email, came_by, subject, locale, begun_at,
        message_count, last_at)
      select id, case when n % 2 = 0 then account end, case when n % 2 = 1 then 'Bo Ojeda' || n end,
        case when n % 2 = 1 then 'visitor' || n || '@example.com' end, 'mail', 'About number ' || n, 'en', at, 2, at
      from numbers)
    insert into messages (conversation_id, number, author, text, key, sent_at)
    select id, number, 'asker', case number when 1 then 'The GATE does not open' else concat_ws(' ', 'I wait',
        case when n % 2 = 0 then 'Heron' end, case when n % 40 = 1 then 'Egret' end,
        case when n in (7, 2777) then 'XQ Ñandú' end) end, number::text, at
    from numbers cross join generate_series(1, 2) as number`.execute(owner)
  await sql`vacuum analyze`.execute(owner)
  return { db, agent }
}

/** How many rows of conversations, messages and accounts PostgreSQL looks at while support asks something. */
export function conversationsRead(db: Db, ask: (db: Db) => Promise<unknown>): Promise<number> {
  return forSupport(db, (db) => rowsRead(db, ['conversations', 'messages', 'accounts'], ask))
}
