import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { recordEvents } from '#domain/audit/record-event.ts'
import { queueInvitations } from '#domain/deliveries/queue-invitations.ts'
import {
  createInvitations,
  drawCode,
  type PromisedRow,
} from '#domain/invitations/create-invitations.ts'
import type { DefaultTerms } from '#domain/invitations/default-terms.ts'
import { replaceOpenCodes } from '#domain/invitations/replace-open-codes.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { ServerKey } from '#domain/server-key.ts'
import type { PlannedRow } from './planned.ts'

/** When invitations of an import leave; null: when somebody sends them. */
export type Sending = { from: Date } | null

type Inviting = {
  /** Of the messages, and of the access passes. */
  batches: { email: string; pass: string }
  rows: readonly PlannedRow[]
  terms: DefaultTerms
  sending: Sending
  key: ServerKey
  now: Date
}

/**
 * Makes the invitations that planned rows ask for, each with its code, in the caller's transaction, behind
 * the statements that write their people. Throws when somebody was invited otherwise at the same moment.
 */
export async function inviteImported(db: Db, by: Actor, given: Inviting): Promise<void> {
  await inviteByEmail(db, by, given)
  await makePasses(db, by, given)
}

type Wanted = { memberId: string; id: string; serial: number }

type Invited = Wanted & { roleId: string; recipient: string; locale: string }

/** Codes are drawn, and events worded, while the database is busy with what was sent before. */
async function inviteByEmail(db: Db, by: Actor, given: Inviting): Promise<void> {
  const wanted = wantedOf(given.rows)
  if (wanted.length === 0) return
  const reading = readInvited(db, by.communityId, wanted)
  reading.catch(() => {}) // told by the one that waits for it
  const codes = new Map(wanted.map(({ id }) => [id, drawCode(given.key, id)]))
  const invited = await reading
  const { batches, sending, now } = given
  const contacts = invited.map(({ recipient }) => recipient)
  await replaceOpenCodes(db, by, { contacts, now })
  const batchId = batches.email
  const rows = invited.map((row) => ({ ...row, drawn: codes.get(row.id)! }))
  const { communityId, memberId: actorId, accountId, from } = by
  const about = { communityId, actorId, accountId, from, now, deed: 'invited member' as const }
  const facts = { sent: sending !== null, batchId }
  await Promise.all([
    growBatch(db, by, { id: batchId, channel: 'email', size: rows.length, now }),
    promise(db, by, { ...given, channel: 'email', batchId, rows }),
    recordEvents(
      db,
      invited.map(({ id: invitationId, memberId }) => ({
        ...{ ...about, invitationId, memberId, facts },
      })),
    ),
  ])
  if (sending)
    await queueInvitations(db, {
      ...{ communityId, channel: 'email', from: sending.from, now },
      messages: invited.map(({ id: invitationId, memberId, recipient, locale }) => ({
        ...{ invitationId, memberId, recipient, locale },
      })),
    })
}

function wantedOf(rows: readonly PlannedRow[]): Wanted[] {
  return rows.flatMap(({ line, people }) =>
    people.flatMap(({ memberId, invitationId }) =>
      invitationId ? { memberId, id: invitationId, serial: line } : [],
    ),
  )
}

async function readInvited(
  db: Db,
  communityId: string,
  wanted: readonly Wanted[],
): Promise<Invited[]> {
  const answer = await sql<Invited>`
    select m.id as member_id, wanted.id, wanted.serial, m.role_id, m.email as recipient, m.locale
    from unnest(
      ${wanted.map(({ memberId }) => memberId)}::uuid[],
      ${wanted.map(({ id }) => id)}::uuid[],
      ${wanted.map(({ serial }) => serial)}::integer[]) as wanted (member_id, id, serial)
    join members m on m.community_id = ${communityId} and m.id = wanted.member_id
    order by wanted.serial, wanted.id`.execute(db)
  return answer.rows
}

async function makePasses(db: Db, by: Actor, given: Inviting): Promise<void> {
  const rows = given.rows.flatMap(({ line, passId, property }) =>
    passId ? { id: passId, serial: line, propertyId: property!.id } : [],
  )
  if (rows.length === 0) return
  const batchId = given.batches.pass
  await growBatch(db, by, { id: batchId, channel: 'pass', size: rows.length, now: given.now })
  await promise(db, by, { ...given, channel: 'pass', batchId, rows })
}

/** Writes invitations with their codes; all of them, or it throws. */
async function promise(
  db: Db,
  by: Actor,
  {
    channel,
    batchId,
    rows,
    terms,
    sending,
    key,
    now,
  }: Omit<Inviting, 'rows'> & {
    channel: 'email' | 'pass'
    batchId: string
    rows: readonly PromisedRow[]
  },
): Promise<void> {
  const { communityId, memberId: invitedBy } = by
  const { roleId, days } = terms
  const validFrom = channel === 'email' && sending ? sending.from : now
  const promised = { communityId, batchId, channel, roleId, days, validFrom, invitedBy }
  const ids = await createInvitations(db, { ...promised, rows }, { key, now })
  if (ids.includes(null)) throw new Error('Somebody was invited otherwise at the same moment.')
}

/** The batch grows with every part of the import that has been carried out. */
async function growBatch(
  db: Db,
  { communityId, memberId: madeBy }: Actor,
  batch: { id: string; channel: 'email' | 'pass'; size: number; now: Date },
): Promise<void> {
  const { now: madeAt, ...row } = batch
  await db
    .insertInto('batches')
    .values({ ...row, communityId, madeBy, forHomes: row.channel === 'pass', madeAt })
    .onConflict((same) =>
      same.columns(['communityId', 'id']).doUpdateSet({ size: sql`batches.size + excluded.size` }),
    )
    .execute()
}
