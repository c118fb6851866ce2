import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { takeTurn } from '#database/take-turn.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import type { EmailAddress } from '#domain/contacts/email-address.ts'
import { type PastedName, printPastedName } from '#domain/contacts/pasted-name.ts'
import { queueInvitations } from '#domain/deliveries/queue-invitations.ts'
import { inParts } from '#domain/in-parts.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { mayGrant } from '#domain/roles/may-grant.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { ServerKey } from '#domain/server-key.ts'
import { createInvitations } from './create-invitations.ts'
import { type DefaultTerms, readDefaultTerms } from './default-terms.ts'
import { type Standing, standingsOf } from './judge-addresses.ts'
import {
  type ListReport,
  readListReport,
  type SkippedBecause,
  type SkippedEntry,
} from './list-report.ts'

/** Somebody to invite by their address alone. */
export type Addressee = { email: EmailAddress; name: PastedName | null }

/** A list that has been reviewed. */
export type AddressList = {
  addressees: readonly Addressee[]
  /** What of the list is not to be invited, and why: for the report. */
  leftOut: readonly SkippedEntry[]
  /** An id the form was made with: the same form sent twice is one list. */
  submission: string
}

export type ListRefusal =
  | { because: 'may not grant' }
  /** Nobody of the list can be invited; nothing was made. */
  | { because: 'nobody to invite' }

/** How many invitations one statement writes. */
const chunk = 10_000

/**
 * Invites everyone of a list by e-mail, with a code of their own each: an open code, or for somebody who
 * waits already without a code, one that is theirs. Everyone joins with the community's default role, which
 * the inviter must be able to grant. The messages leave as the community's budget allows.
 *
 * Lists of one community take turns, and each address is judged again when its turn has come: nobody is
 * invited twice, however many leaders send at one moment.
 */
export async function inviteAddresses(
  db: Db,
  by: Actor,
  list: AddressList,
  { key, at }: { key: ServerKey; at?: Date },
): Promise<Result<ListReport, ListRefusal>> {
  requirePermission(by, 'invite members')
  requirePermission(by, 'invite members via email')
  const work = async (db: Db, now: Date): Promise<Result<ListReport, ListRefusal>> => {
    const { communityId } = by
    const { submission: batchId } = list
    await takeTurn(db, `invite list ${communityId}`)
    const [again, terms, standings] = await Promise.all([
      readListReport(db, by, { batchId }),
      readDefaultTerms(db, communityId),
      standingsOf(
        db,
        by,
        list.addressees.map(({ email }) => email),
      ),
    ])
    if (again) return accept(again)
    if (!mayGrant(by.permissions, terms)) return refuse({ because: 'may not grant' })
    const { promises, skipped } = sortOut(list, { standings, terms })
    if (promises.length === 0) return refuse({ because: 'nobody to invite' })
    await makeBatch(db, by, { batchId, promises, skipped, terms, key, now })
    return accept((await readListReport(db, by, { batchId }))!)
  }
  return inCommunity(db, by.communityId, work, at)
}

/** One invitation to be made. */
type Promised = {
  email: EmailAddress
  name: PastedName | null
  memberId: string | null
  locale: string
}

/** Who of the list is invited now, and who is not, for whatever has happened since the review. */
function sortOut(
  { addressees, leftOut }: AddressList,
  { standings, terms }: { standings: ReadonlyMap<string, Standing>; terms: DefaultTerms },
): { promises: Promised[]; skipped: SkippedEntry[] } {
  const skipped = [...leftOut]
  const promises: Promised[] = []
  const seen = new Set<string>()
  for (const { email, name } of addressees) {
    const standing = standings.get(email)
    const because = seen.has(email) ? 'repeated' : reasonToSkip(standing)
    const members = standing?.is === 'waiting' ? standing.members : []
    const whom = members.length > 0 ? members : [{ memberId: null, locale: terms.locale }]
    if (because) skipped.push({ typed: email, because })
    else promises.push(...whom.map((one) => ({ email, name, ...one })))
    seen.add(email)
  }
  return { promises, skipped }
}

function reasonToSkip(standing: Standing | undefined): SkippedBecause | null {
  if (!standing || standing.is === 'waiting') return null
  return standing.is === 'suppressed' ? standing.because : standing.is
}

type Batch = {
  batchId: string
  promises: readonly Promised[]
  skipped: SkippedEntry[]
  terms: DefaultTerms
  key: ServerKey
  now: Date
}

async function makeBatch(db: Db, by: Actor, batch: Batch): Promise<void> {
  const { communityId, memberId, accountId, from } = by
  const { batchId, promises, skipped, now } = batch
  const size = promises.length
  await db
    .insertInto('batches')
    .values({
      communityId,
      id: batchId,
      channel: 'email',
      size,
      skipped: JSON.stringify(skipped),
      madeBy: memberId,
      madeAt: now,
    })
    .execute()
  const made = await promiseAll(db, by, batch)
  if (made.length < size) await correctBatch(db, by, { batch, made })
  await queueInvitations(db, { communityId, channel: 'email', messages: made, now })
  await recordEvent(db, {
    communityId,
    deed: 'made invitations',
    actorId: memberId,
    accountId,
    facts: { batchId, channel: 'email', count: made.length },
    from,
    now,
  })
}

/** Somebody was given a code by other means in the very moment of writing: the report says so. */
async function correctBatch(
  db: Db,
  by: Actor,
  { batch, made }: { batch: Batch; made: readonly { recipient: string }[] },
): Promise<void> {
  if (made.length === 0) throw new Error('Everyone was invited by other means at this moment.')
  const invited = new Set(made.map(({ recipient }) => recipient))
  const missed = batch.promises
    .filter(({ email }) => !invited.has(email))
    .map(({ email }): SkippedEntry => ({ typed: email, because: 'already invited' }))
  await db
    .updateTable('batches')
    .set({ size: made.length, skipped: JSON.stringify([...batch.skipped, ...missed]) })
    .where('communityId', '=', by.communityId)
    .where('id', '=', batch.batchId)
    .execute()
}

/** Writes the invitations; answers the messages that carry them. Who was invited otherwise meanwhile gets none. */
async function promiseAll(db: Db, by: Actor, { batchId, promises, terms, key, now }: Batch) {
  const { communityId, memberId: invitedBy } = by
  const { roleId, days } = terms
  const about = { communityId, batchId, roleId, days, invitedBy, channel: 'email' as const }
  const messages = []
  let before = 0
  for (const some of inParts(promises, chunk)) {
    const rows = some.map((one, at) => ({ serial: before + at + 1, ...contactOf(one) }))
    before += some.length
    const ids = await createInvitations(db, { ...about, rows }, { key, now })
    for (const [at, invitationId] of ids.entries()) {
      const { email: recipient, memberId, locale } = some[at]!
      if (invitationId) messages.push({ recipient, memberId, locale, invitationId })
    }
  }
  return messages
}

function contactOf({ memberId, email, name }: Promised) {
  if (memberId) return { memberId }
  return { contact: email, contactName: name ? printPastedName(name) : undefined }
}
