import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { addDays } from '#domain/days.ts'
import { queueAccountDelivery } from '#domain/deliveries/queue-delivery.ts'
import { writtenDaysBefore } from './trial.ts'

/**
 * Writes to the leaders of every community whose trial ends soon, and once more when it has ended; each
 * once, however many workers run it. An extended trial is told of again. The letters are of the people as
 * such: what a community sends waits when its trial is over. Answers how many were written.
 */
export async function tellOfTrials(db: Db, { at }: { at?: Date } = {}): Promise<number> {
  const now = at ?? new Date()
  const communities = await sql<{ id: string }>`
    select communities_to_tell_of_trials(${now}, ${addDays(now, writtenDaysBefore)}) as id`.execute(
    db,
  )
  let written = 0
  for (const { id } of communities.rows) written += await tellIn(db, { communityId: id, at })
  return written
}

type Where = { communityId: string; at: Date | undefined }

function tellIn(db: Db, { communityId, at }: Where): Promise<number> {
  const work = async (db: Db, now: Date): Promise<number> => {
    const template =
      ((await take(db, { communityId, template: 'trial ended', now })) && 'trial ended') ||
      ((await take(db, { communityId, template: 'trial ending', now })) && 'trial ending')
    if (!template) return 0
    const leaders = await listLeaders(db, communityId)
    for (const { email: recipient, locale, firstName } of leaders) {
      const facts = { communityId, firstName }
      await queueAccountDelivery(db, { template, recipient, locale, facts, now })
    }
    return leaders.length
  }
  return inCommunity(db, communityId, work, at)
}

type Telling = { communityId: string; template: 'trial ending' | 'trial ended'; now: Date }

/** Whether it is to be told now, by nobody else. Of a trial that has ended nobody is warned any more. */
async function take(db: Db, { communityId, template, now }: Telling): Promise<boolean> {
  const isOver = template === 'trial ended'
  const taken = await db
    .updateTable('communities')
    .set(isOver ? { trialEndToldAt: now } : { trialWarnedAt: now })
    .where('id', '=', communityId)
    .where('trialEndsAt', isOver ? '<=' : '>', now)
    .where('trialEndsAt', '<=', isOver ? now : addDays(now, writtenDaysBefore))
    .where(isOver ? 'trialEndToldAt' : 'trialWarnedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return taken !== undefined
}

/** The active leaders, at the addresses they sign in with. */
function listLeaders(db: Db, communityId: string) {
  return db
    .selectFrom('members')
    .innerJoin('roles', (on) =>
      on
        .onRef('roles.communityId', '=', 'members.communityId')
        .onRef('roles.id', '=', 'members.roleId')
        .on('roles.isLeader', '=', true),
    )
    .innerJoin('accounts', 'accounts.id', 'members.accountId')
    .select(['accounts.email', 'accounts.locale', 'accounts.firstName'])
    .where('members.communityId', '=', communityId)
    .where('members.joinedAt', 'is not', null)
    .where('members.leftAt', 'is', null)
    .where('members.suspendedAt', 'is', null)
    .orderBy('members.id')
    .execute()
}
