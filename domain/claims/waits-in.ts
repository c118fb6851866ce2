import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { isSlug } from '#domain/communities/community.ts'

/** Whether an account waits, in the community at an address, until a leader has confirmed its home; `slug` may be anything. */
export async function waitsIn(
  db: Db,
  { accountId, slug }: { accountId: string; slug: string },
): Promise<boolean> {
  if (!isSlug(slug)) return false
  const answer = await sql<{ waits: boolean }>`
    select exists (
      select from records_of_account(${accountId}) r join waiting_in(${accountId}) w using (community_id)
      where r.slug = ${slug}) as waits`.execute(db)
  return answer.rows[0]!.waits
}
