import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { takeTurn } from '#database/take-turn.ts'
import { recordEvents } from '#domain/audit/record-event.ts'
import type { GivenNumber } from '#domain/contacts/given-number.ts'
import { queueInvitations } from '#domain/deliveries/queue-invitations.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { mayGrant } from '#domain/roles/may-grant.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { ServerKey } from '#domain/server-key.ts'
import { createInvitations } from './create-invitations.ts'
import { type DefaultTerms, readDefaultTerms } from './default-terms.ts'
import { judgeNumbers, type SkippedNumber, type Textable } from './judge-numbers.ts'
import { readTextBatch, type TextBatch } from './read-text-batch.ts'

/** The most numbers one form may hold. */
export const mostNumbers = 200

/** Numbers to text, and the inviter's word that these people agreed. */
export type NumberList = {
  given: readonly GivenNumber[]
  consented: boolean
  /** An id the form was made with: the same form sent twice is one batch. */
  submission: string
}

export type InviteNumbersRefusal =
  | { because: 'no numbers' }
  | { because: 'too many numbers'; count: number }
  | { because: 'no consent' }
  | { because: 'may not grant' }
  /** Everyone on the list was skipped; nothing was made. */
  | { because: 'nobody to text'; skipped: SkippedNumber[] }

/**
 * Invites people by text: an open code for each number, or the code of the pending member who has it. The
 * texts leave by day, as the community's budget and each number's rest allow. Numbers that cannot be
 * texted are skipped, with the reason; a refusal leaves nothing behind.
 *
 * People join with the community's default role, which the inviter must be able to grant. That they agreed
 * to be texted (47 CFR 64.1200) is recorded with each invitation and in the audit log.
 */
export async function inviteNumbers(
  db: Db,
  by: Actor,
  list: NumberList,
  { key, at }: { key: ServerKey; at?: Date },
): Promise<Result<TextBatch, InviteNumbersRefusal>> {
  requirePermission(by, 'invite members')
  requirePermission(by, 'invite members via text')
  const { given, consented, submission } = list
  if (given.length === 0) return refuse({ because: 'no numbers' })
  if (given.length > mostNumbers)
    return refuse({ because: 'too many numbers', count: given.length })
  if (!consented) return refuse({ because: 'no consent' })
  const { communityId } = by
  return inCommunity(
    db,
    communityId,
    async (db, now): Promise<Result<TextBatch, InviteNumbersRefusal>> => {
      await takeTurn(db, `text invitations ${communityId}`)
      const before = await readTextBatch(db, by, { batchId: submission, now })
      if (before) return accept(before)
      const [terms, { textable, skipped }] = await Promise.all([
        readDefaultTerms(db, communityId),
        judgeNumbers(db, by, given),
      ])
      if (!mayGrant(by.permissions, terms)) return refuse({ because: 'may not grant' })
      if (textable.length === 0) return refuse({ because: 'nobody to text', skipped })
      await makeBatch(db, by, { batchId: submission, textable, skipped, terms, key, now })
      return accept((await readTextBatch(db, by, { batchId: submission, now }))!)
    },
    at,
  )
}

type Batch = {
  batchId: string
  textable: readonly Textable[]
  skipped: SkippedNumber[]
  terms: DefaultTerms
  key: ServerKey
  now: Date
}

async function makeBatch(db: Db, by: Actor, batch: Batch): Promise<void> {
  const { communityId, memberId: madeBy } = by
  const { batchId: id, textable, terms, key, now } = batch
  await db
    .insertInto('batches')
    .values({ communityId, id, channel: 'text', size: textable.length, madeBy, madeAt: now })
    .execute()
  const rows = textable.map(({ given, number, member }, at) => ({
    serial: at + 1,
    ...(member ? { memberId: member.id } : { contact: number, contactName: given.name }),
  }))
  const { roleId, days } = terms
  const promised = { communityId, batchId: id, roleId, days, invitedBy: madeBy, rows }
  const ids = await createInvitations(db, { ...promised, channel: 'text' }, { key, now })
  const people = textable.map((one, at) => {
    const invitationId = ids[at]
    if (!invitationId) throw new Error('Somebody was invited otherwise at the same moment.')
    return { ...one, invitationId }
  })
  await Promise.all([
    queueInvitations(db, {
      communityId,
      channel: 'text',
      messages: people.map(({ number: recipient, member, invitationId }) => ({
        recipient,
        invitationId,
        memberId: member?.id ?? null,
        locale: member?.locale ?? terms.locale,
      })),
      now,
    }),
    recordMaking(db, by, { people, batch }),
  ])
}

type Person = Textable & { invitationId: string }

/** One event for the batch, with what was skipped, and one for every member whom a code was made for. */
async function recordMaking(
  db: Db,
  by: Actor,
  { people, batch }: { people: readonly Person[]; batch: Batch },
): Promise<void> {
  const { communityId, memberId: actorId, accountId, from } = by
  const { batchId, skipped, now } = batch
  const about = { communityId, actorId, accountId, from, now }
  const facts = { batchId, channel: 'text', count: people.length, consented: true, skipped }
  const bound = people.flatMap(({ member, invitationId }) =>
    member ? [{ memberId: member.id, invitationId }] : [],
  )
  await recordEvents(db, [
    { ...about, deed: 'made invitations', memberId: null, invitationId: null, facts },
    ...bound.map((one) => ({
      ...about,
      ...one,
      deed: 'invited member' as const,
      facts: { sent: true, channel: 'text', consented: true },
    })),
  ])
}
