import type { Db } from '#database/connect.ts'
import { insertRows } from '#database/insert-rows.ts'
import type { JsonObject } from '#database/tables.ts'
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

/** One for all, so that it is sent once. */
const noFacts: JsonObject = {}

/**
 * Puts messages into the outbox, in the transaction of what they tell. They leave after it commits;
 * if it rolls back, they were never there.
 */
export async function queueDeliveries(db: Db, deliveries: readonly NewDelivery[]): Promise<void> {
  await insertRows(db, 'deliveries', {
    columns: {
      ...{ communityId: 'uuid', id: 'uuid', invitationId: 'uuid', memberId: 'uuid' },
      ...{ channel: 'text', template: 'text', recipient: 'text', locale: 'text', facts: 'jsonb' },
      ...{ queuedAt: 'timestamptz', dueAt: 'timestamptz' },
    },
    rows: deliveries.map(
      ({ facts = noFacts, now, channel = 'email', dueAt = now, ...delivery }) => ({
        ...delivery,
        ...{ id: newId(), channel, facts, queuedAt: now, dueAt },
      }),
    ),
  })
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
