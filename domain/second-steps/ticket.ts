import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import { addMinutes } from '#domain/days.ts'
import { ticketMinutes } from './second-step.ts'
import { secondStepOf } from './second-step-of.ts'

/**
 * Gives somebody who has shown the first half of who they are a ticket to the second; null when the
 * account has two-factor off, and no second half is asked for. Only its hash is kept.
 */
export async function giveTicket(
  db: Db,
  accountId: string,
  { at }: { at?: Date } = {},
): Promise<string | null> {
  const about = await secondStepOf(db, accountId)
  if (!about) return null
  const ticket = randomBytes(32).toString('base64url')
  const work = (db: Db, now: Date) =>
    db
      .insertInto('signInTickets')
      .values({ ticket: hashOf(ticket), accountId, about, givenAt: now })
      .execute()
  await atomically(db, work, at)
  return ticket
}

/** Whose ticket it is; null when it is none, has run out, was used, or what it was given for has changed. */
export async function readTicket(
  db: Db,
  ticket: string | null,
  { at, hold = false }: { at?: Date; hold?: boolean } = {},
): Promise<{ accountId: string } | null> {
  if (ticket === null) return null
  const work = async (db: Db, now: Date) => {
    const found = await db
      .selectFrom('signInTickets')
      .select(['accountId', 'about'])
      .where('ticket', '=', hashOf(ticket))
      .where('givenAt', '>', addMinutes(now, -ticketMinutes))
      .$if(hold, (tickets) => tickets.forUpdate())
      .executeTakeFirst()
    if (!found) return null
    const about = await secondStepOf(db, found.accountId)
    return about && Buffer.compare(about, found.about) === 0 ? { accountId: found.accountId } : null
  }
  return atomically(db, work, at)
}

/** A ticket leads somewhere once; in the caller's transaction. */
export async function spendTicket(db: Db, ticket: string | null): Promise<void> {
  if (ticket === null) return
  await db.deleteFrom('signInTickets').where('ticket', '=', hashOf(ticket)).execute()
}

const hashOf = (ticket: string) => createHash('sha256').update(ticket).digest()
