import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'

/**
 * Whether an invitation waits for an address, anywhere. Ask only for an address its owner has proven:
 * the answer is theirs alone.
 */
export async function isInvited(db: Db, email: string): Promise<boolean> {
  const answer = await sql<{ invited: boolean }>`
    select has_open_invitation(${email}) as invited`.execute(db)
  return answer.rows[0]!.invited
}
