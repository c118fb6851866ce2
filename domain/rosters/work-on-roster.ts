import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { readActor } from '#domain/roles/read-actor.ts'
import type { ServerKey } from '#domain/server-key.ts'
import { actUnder } from '#domain/support/act-under.ts'
import { checkRoster } from './check-roster.ts'
import { changeRoster, findRoster, lockRoster, type RosterRecord } from './find-roster.ts'
import { importRoster } from './import-roster.ts'

/** A roster of some community that a worker is asked to work on. */
export type AskedRoster = { communityId: string; rosterId: string }

/** One that a worker has begun with, and how large it is. */
export type BegunRoster = AskedRoster & { rowCount: number }

/** How many are looked for at once. */
const mostAsked = 100

/** The rosters of all communities that wait for a worker, or that one is working on; longest waiting first. */
export async function listAskedRosters(db: Db): Promise<AskedRoster[]> {
  const answer = await sql<AskedRoster>`select * from rosters_asked_for(${mostAsked})`.execute(db)
  return answer.rows
}

/** After so many failures without coming further nobody tries again, until somebody asks anew. */
const mostAttempts = 3

/**
 * Counts that a worker begins with a roster, before it does: what takes its worker along again and again is
 * given up. Null when it is, or when nothing is asked any more.
 */
export function beginWork(db: Db, asked: AskedRoster): Promise<BegunRoster | null> {
  const { communityId, rosterId } = asked
  return inCommunity(db, communityId, async (db, now) => {
    const roster = await lockRoster(db, { communityId }, rosterId)
    if (!roster?.askedFor || roster.failedAt) return null
    const failedAt = roster.attempts >= mostAttempts ? now : null
    await changeRoster(db, asked, { attempts: roster.attempts + 1, failedAt })
    return failedAt ? null : { ...asked, rowCount: roster.rowCount }
  })
}

/**
 * Does what was asked for a roster: checks its rows, or imports it, on behalf of whoever asked and with
 * what they may do now. Goes on where a worker that died has stopped. Two at once do no harm.
 */
export async function workOnRoster(
  db: Db,
  { communityId, rosterId }: AskedRoster,
  { key, signal }: { key: ServerKey; signal?: AbortSignal },
): Promise<void> {
  const roster = await inCommunity(db, communityId, (db) =>
    findRoster(db, { communityId }, rosterId),
  )
  if (!roster?.askedAt || roster.failedAt) return
  const { askedFor, askedAt } = roster
  const by = await whoAsked(db, roster)
  const mayImport = by?.permissions.has('import roster')
  if (!by || !mayImport) return giveUp(db, roster)
  if (askedFor === 'check') {
    await checkRoster(db, by, { rosterId, askedAt })
    return
  }
  const outcome = await importRoster(
    db,
    by,
    { rosterId, askedAt },
    { key, ...(signal && { signal }) },
  )
  if (!outcome.ok) await giveUp(db, roster)
}

/** Whoever asked, as they may act now: a member, or a support agent who acted for one. Null: nobody who may. */
async function whoAsked(db: Db, roster: RosterRecord): Promise<Actor | null> {
  const { communityId, askedBy: memberId, askedFrom: from, askedUnder } = roster
  const member = memberId ? await readActor(db, { communityId, memberId, from }) : null
  return member && askedUnder ? actUnder(db, member, askedUnder) : member
}

function giveUp(db: Db, { communityId, id, askedAt }: RosterRecord): Promise<void> {
  return inCommunity(db, communityId, (db, failedAt) =>
    changeRoster(db, { communityId, rosterId: id, ...(askedAt && { askedAt }) }, { failedAt }),
  )
}
