import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import {
  changeState,
  type EmailChange,
  type EmailChangeState,
  mayBeStopped,
} from './email-change.ts'

/** The change an account has asked for and not yet proven; null when there is none. */
export function readOpenChange(
  db: Db,
  { accountId, at }: { accountId: string; at?: Date },
): Promise<EmailChange | null> {
  const work = async (db: Db, now: Date) => {
    const change = await db
      .selectFrom('emailChanges')
      .selectAll()
      .where('accountId', '=', accountId)
      .where('doneAt', 'is', null)
      .where('stoppedAt', 'is', null)
      .executeTakeFirst()
    return change && changeState(change, now) === 'open' ? change : null
  }
  return atomically(db, work, at)
}

export type ReadChange = EmailChange & {
  state: EmailChangeState
  /** Whether the old address can stop it, or take it back. */
  mayBeStopped: boolean
}

/** Reads a change that a link leads to; null when it is forgotten. Changes nothing. */
export function readEmailChange(
  db: Db,
  { changeId, at }: { changeId: string; at?: Date },
): Promise<ReadChange | null> {
  const work = async (db: Db, now: Date) => {
    const change = await db
      .selectFrom('emailChanges')
      .selectAll()
      .where('id', '=', changeId)
      .executeTakeFirst()
    if (!change) return null
    return { ...change, state: changeState(change, now), mayBeStopped: mayBeStopped(change, now) }
  }
  return atomically(db, work, at)
}
