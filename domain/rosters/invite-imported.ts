import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { recordEvents } from '#domain/audit/record-event.ts'
import { queueInvitations } from '#domain/deliveries/queue-invitations.ts'
import { createInvitations, type PromisedRow } from '#domain/invitations/create-invitations.ts'
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
 * Makes the invitations that planned rows ask for, each with its code, in the caller's transaction, after
 * their people have been written. Throws when somebody was invited otherwise at the same moment.
 */
export async function inviteImported(db: Db, by: Actor, given: Inviting): Promise<void> {
  await inviteByEmail(db, by, given)
  await makePasses(db, by, given)
}

type Invited = { memberId: string; id: string; serial: number; roleId: string } & {
  recipient: string
  locale: string
}

async function inviteByEmail(db: Db, by: Actor, given: Inviting): Promise<void> {
  const invited = await readInvited(db, by.communityId, given.rows)
  if (invited.length === 0) return
  const { batches, sending, now } = given
  const contacts = invited.map(({ recipient }) => recipient)
  await replaceOpenCodes(db, by, { contacts, now })
  await promise(db, by, { ...given, channel: 'email', batchId: batches.email, rows: invited })
  const { communityId, memberId: actorId, accountId, from } = by
  if (sending)
    await queueInvitations(db, {
      ...{ communityId, channel: 'email', from: sending.from, now },
      messages: invited.map(({ id: invitationId, memberId, recipient, locale }) => ({
        ...{ invitationId, memberId, recipient, locale },
      })),
    })
  const about = { communityId, actorId, accountId, from, now, deed: 'invited member' as const }
  const facts = { sent: sending !== null, batchId: batches.email }
  await recordEvents(
    db,
    invited.map(({ id: invitationId, memberId }) => ({ ...about, invitationId, memberId, facts })),
  )
}

async function readInvited(
  db: Db,
  communityId: string,
  rows: readonly PlannedRow[],
): Promise<Invited[]> {
  const wanted = rows.flatMap(({ line, people }) =>
    people.flatMap(({ memberId, invitationId }) =>
      invitationId ? { memberId, id: invitationId, serial: line } : [],
    ),
  )
  if (wanted.length === 0) return []
  const answer = await sql<Invited>`
    select m.id as member_id, wanted.id, wanted.serial, m.role_id, m.email as recipient, m.locale
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as wanted ("memberId" uuid, id uuid, serial integer)
    join members m on m.community_id = ${communityId} and m.id = wanted."memberId"
    order by wanted.serial, wanted.id`.execute(db)
  return answer.rows
}

async function makePasses(db: Db, by: Actor, given: Inviting): Promise<void> {
  const rows = given.rows.flatMap(({ line, passId, property }) =>
    passId ? { id: passId, serial: line, propertyId: property!.id } : [],
  )
  if (rows.length > 0)
    await promise(db, by, { ...given, channel: 'pass', batchId: given.batches.pass, rows })
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
    key,
    now,
  }: Omit<Inviting, 'rows'> & {
    channel: 'email' | 'pass'
    batchId: string
    rows: readonly PromisedRow[]
  },
): Promise<void> {
  const { communityId, memberId: madeBy } = by
  await growBatch(db, { communityId, id: batchId, channel, madeBy, size: rows.length, now })
  const { roleId, days } = terms
  const promised = { communityId, batchId, channel, roleId, days, invitedBy: madeBy }
  const ids = await createInvitations(db, { ...promised, rows }, { key, now })
  if (ids.includes(null)) throw new Error('Somebody was invited otherwise at the same moment.')
}

/** The batch grows with every part of the import that has been carried out. */
async function growBatch(
  db: Db,
  batch: {
    communityId: string
    id: string
    channel: string
    madeBy: string
    size: number
    now: Date
  },
): Promise<void> {
  const { now: madeAt, ...row } = batch
  await db
    .insertInto('batches')
    .values({ ...row, forHomes: row.channel === 'pass', madeAt })
    .onConflict((same) =>
      same.columns(['communityId', 'id']).doUpdateSet({ size: sql`batches.size + excluded.size` }),
    )
    .execute()
}
