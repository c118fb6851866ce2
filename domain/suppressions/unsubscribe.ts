import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { ServerKey } from '#domain/server-key.ts'
import { findLetter, type Letter } from './find-letter.ts'
import { suppress } from './suppress.ts'

/** What the reader of an invitation is told about getting more of them. */
export type WayOut = {
  /** Who wrote; null when that community is no more. */
  community: { name: string; color: string } | null
  isUnsubscribed: boolean
}

type Unknown = { because: 'unknown link' }
type Given = { key: ServerKey; at?: Date }
type Asking = { token: string; from: string | null }

const gone: WayOut = { community: null, isUnsubscribed: true }

/** What the way out of a message says; changes nothing. */
export async function readWayOut(
  db: Db,
  { key }: Given,
  token: string,
): Promise<Result<WayOut, Unknown>> {
  return throughLetter(db, { key, token }, async (letter) =>
    wayOut(letter, await isUnsubscribed(db, letter)),
  )
}

/**
 * Ends invitations and reminders of a community to the address that a message was sent to. Whoever holds
 * the message may do it, as often as they like. The invitation itself stays open.
 */
export function unsubscribe(
  db: Db,
  { key, at }: Given,
  { token, from }: Asking,
): Promise<Result<WayOut, Unknown>> {
  return throughLetter(db, { key, token }, (letter) => {
    const { communityId, recipient, memberId, invitationId } = letter
    const work = async (db: Db, now: Date) => {
      const isNews = await suppress(db, { communityId, recipient, because: 'unsubscribed', now })
      const deed = 'unsubscribed'
      if (isNews) await recordEvent(db, { communityId, deed, memberId, invitationId, from, now })
      return wayOut(letter, true)
    }
    return inCommunity(db, communityId, work, at)
  })
}

/** Takes back one's own unsubscribing. A complaint and a bounce stay. */
export function subscribeAgain(
  db: Db,
  { key, at }: Given,
  { token, from }: Asking,
): Promise<Result<WayOut, Unknown>> {
  return throughLetter(db, { key, token }, (letter) => {
    const { communityId, recipient, memberId, invitationId } = letter
    const work = async (db: Db, now: Date) => {
      const lifted = await db
        .updateTable('suppressions')
        .set({ liftedAt: now })
        .where('communityId', '=', communityId)
        .where('recipient', '=', recipient)
        .where('because', '=', 'unsubscribed')
        .where('liftedAt', 'is', null)
        .returning('id')
        .executeTakeFirst()
      const about = { memberId, invitationId, facts: { because: 'unsubscribed' } }
      const deed = 'lifted suppression'
      if (lifted) await recordEvent(db, { communityId, deed, ...about, from, now })
      return wayOut(letter, false)
    }
    return inCommunity(db, communityId, work, at)
  })
}

async function throughLetter(
  db: Db,
  { key, token }: { key: ServerKey; token: string },
  work: (letter: Letter) => Promise<WayOut>,
): Promise<Result<WayOut, Unknown>> {
  const letter = await findLetter(db, key, token)
  if (letter === null) return refuse({ because: 'unknown link' })
  return accept(letter === 'gone' ? gone : await work(letter))
}

function wayOut({ communityName: name, color }: Letter, isUnsubscribed: boolean): WayOut {
  return { community: { name, color }, isUnsubscribed }
}

async function isUnsubscribed(db: Db, { communityId, recipient }: Letter): Promise<boolean> {
  const row = await inCommunity(db, communityId, (db) =>
    db
      .selectFrom('suppressions')
      .select('id')
      .where('communityId', '=', communityId)
      .where('recipient', '=', recipient)
      .where('because', '=', 'unsubscribed')
      .where('liftedAt', 'is', null)
      .executeTakeFirst(),
  )
  return row !== undefined
}
