import { type Insertable, sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { Deliveries, JsonObject } from '#database/tables.ts'
import { newId } from '#domain/new-id.ts'
import type { AccountTemplate, CommunityTemplate } from './delivery.ts'

/** One message of a community to one person. */
export type NewDelivery = {
  communityId: string
  template: CommunityTemplate
  channel?: 'email' | 'text'
  recipient: string
  locale: string
  /** When it may leave, if not at once. */
  dueAt?: Date
  invitationId?: string | null
  memberId?: string | null
  facts?: JsonObject
  now: Date
}

/**
 * Puts messages into the outbox, in the transaction of what they tell. They leave after it commits;
 * if it rolls back, they were never there.
 */
export async function queueDeliveries(db: Db, deliveries: readonly NewDelivery[]): Promise<void> {
  if (deliveries.length === 0) return
  const rows = deliveries.map(
    ({ facts = {}, now, channel = 'email', dueAt = now, ...delivery }) => ({
      ...delivery,
      id: newId(),
      channel,
      facts: JSON.stringify(facts),
      queuedAt: now,
      dueAt,
    }),
  )
  if (rows.length > fewAtOnce) await insertMany(db, rows)
  else await db.insertInto('deliveries').values(rows).execute()
}

/** A statement takes at most 65,535 parameters: more rows than these go as a few long arrays. */
const fewAtOnce = 100

type Row = Insertable<Deliveries> & { id: string; queuedAt: Date; dueAt: Date; facts: string }

async function insertMany(db: Db, rows: readonly Row[]): Promise<void> {
  await sql`
    insert into deliveries
      (community_id, id, invitation_id, member_id, channel, template, recipient, locale, facts, queued_at, due_at)
    select community_id, id, invitation_id, member_id, channel, template, recipient, locale, facts::jsonb,
           queued_at, due_at
    from unnest(
      ${rows.map(({ communityId }) => communityId)}::uuid[],
      ${rows.map(({ id }) => id)}::uuid[],
      ${rows.map(({ invitationId }) => invitationId ?? null)}::uuid[],
      ${rows.map(({ memberId }) => memberId ?? null)}::uuid[],
      ${rows.map(({ channel }) => channel)}::text[],
      ${rows.map(({ template }) => template)}::text[],
      ${rows.map(({ recipient }) => recipient)}::text[],
      ${rows.map(({ locale }) => locale)}::text[],
      ${rows.map(({ facts }) => facts)}::text[],
      ${rows.map(({ queuedAt }) => queuedAt.toISOString())}::timestamptz[],
      ${rows.map(({ dueAt }) => dueAt.toISOString())}::timestamptz[]
    ) as given (community_id, id, invitation_id, member_id, channel, template, recipient, locale, facts,
                queued_at, due_at)`.execute(db)
}

/** One message to a person as such, of no community. */
export type NewAccountDelivery = {
  template: AccountTemplate
  recipient: string
  locale: string
  facts?: JsonObject
  now: Date
  /** Given when the message must not leave; written all the same, so that both cases take as long. */
  never?: string
}

/** Puts a message to an account, or to someone about to have one, into the outbox. */
export async function queueAccountDelivery(
  db: Db,
  { facts = {}, now, never, ...delivery }: NewAccountDelivery,
): Promise<void> {
  await db
    .insertInto('accountDeliveries')
    .values({
      ...delivery,
      id: newId(),
      facts: JSON.stringify(facts),
      queuedAt: now,
      dueAt: now,
      ...(never === undefined ? {} : { suppressedAt: now, problem: never }),
    })
    .execute()
}
