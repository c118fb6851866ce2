import { type Kysely, sql } from 'kysely'
import type { Session } from './identity.ts'
import { hashToken } from './session-cookie.ts'

/** A session ends this long after it was last used, in days. */
export const idleDays = 30

/** A session ends this long after sign-in, however much it is used, in days. */
const longestDays = 180

/**
 * Finds the session of a token whose signature has been checked, with its account, in one query: every
 * signed-in request begins with it. A session in use is kept alive, written at most once a day.
 */
export async function findSession(db: Kysely<never>, token: string): Promise<Session | null> {
  const hash = hashToken(token)
  const answer = await sql<Session & { isAging: boolean }>`
    select s.id as session_id, s.account_id, s.second_step, a.email, a.name, a.locale,
           p.id as photo_id,
           s.expires_at < now() + make_interval(days => ${idleDays - 1}) as is_aging
    from sessions s join accounts a on a.id = s.account_id
    left join account_photos p on p.account_id = s.account_id
    where s.token = ${hash} and s.expires_at > now()
      and s.created_at > now() - make_interval(days => ${longestDays})`.execute(db)
  const found = answer.rows[0]
  if (!found) return null
  const { isAging, ...session } = found
  if (isAging) await keepAlive(db, hash)
  return session
}

async function keepAlive(db: Kysely<never>, hash: string): Promise<void> {
  await sql`
    update sessions set expires_at = now() + make_interval(days => ${idleDays}), updated_at = now()
    where token = ${hash}`.execute(db)
}

/** Ends every session of an account but one. */
export async function endOtherSessions(
  db: Kysely<never>,
  { accountId, keepSession }: { accountId: string; keepSession: string },
): Promise<void> {
  await sql`delete from sessions where account_id = ${accountId} and id <> ${keepSession}`.execute(
    db,
  )
}
