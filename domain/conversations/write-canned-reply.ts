import type { Db } from '#database/connect.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Agent } from '#domain/support/agent.ts'
import { actAsAgent, type NoAgent } from './as-agent.ts'
import { type CannedReply, readTypedReply, type TypedRefusal } from './canned-reply.ts'

export type CannedRefusal = TypedRefusal | NoAgent | { because: 'title is taken' | 'unknown reply' }

/** Makes a canned reply; `id` is that of the form, which sent twice makes one. No two of a language are called alike. */
export function createCannedReply(
  db: Db,
  agent: Agent,
  reply: CannedReply,
): Promise<Result<null, CannedRefusal>> {
  return write(db, agent, { reply, isNew: true })
}

/** Changes a canned reply; what was sent stays as it was. */
export function changeCannedReply(
  db: Db,
  agent: Agent,
  reply: CannedReply,
): Promise<Result<null, CannedRefusal>> {
  return write(db, agent, { reply, isNew: false })
}

async function write(
  db: Db,
  agent: Agent,
  { reply: { id, ...typed }, isNew }: { reply: CannedReply; isNew: boolean },
): Promise<Result<null, CannedRefusal>> {
  const read = readTypedReply(typed)
  if (!read.ok) return read
  const work = async (db: Db, changedAt: Date): Promise<Result<null, CannedRefusal>> => {
    if (await isTaken(db, { id, ...read.value })) return refuse({ because: 'title is taken' })
    const values = { ...read.value, changedAt }
    if (isNew) {
      const created = await db
        .insertInto('cannedReplies')
        .values({ id, ...values })
        .onConflict((known) => known.doNothing())
        .returning('id')
        .executeTakeFirst()
      if (created || (await isKnown(db, id))) return accept(null)
      return refuse({ because: 'title is taken' }) // by another form, at the same moment
    }
    const changed = await db
      .updateTable('cannedReplies')
      .set(values)
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst()
    return changed ? accept(null) : refuse({ because: 'unknown reply' })
  }
  return actAsAgent(db, agent, work)
}

async function isTaken(
  db: Db,
  { id, locale, titleKey }: { id: string; locale: string; titleKey: string },
): Promise<boolean> {
  const other = await db
    .selectFrom('cannedReplies')
    .select('id')
    .where('locale', '=', locale)
    .where('titleKey', '=', titleKey)
    .where('id', '<>', id)
    .executeTakeFirst()
  return other !== undefined
}

async function isKnown(db: Db, id: string): Promise<boolean> {
  const own = await db
    .selectFrom('cannedReplies')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  return own !== undefined
}

/** Takes a canned reply away; one that is gone is gone. */
export async function deleteCannedReply(
  db: Db,
  agent: Agent,
  { id }: { id: string },
): Promise<Result<null, NoAgent>> {
  const work = async (db: Db): Promise<Result<null, NoAgent>> => {
    await db.deleteFrom('cannedReplies').where('id', '=', id).execute()
    return accept(null)
  }
  return actAsAgent(db, agent, work)
}
