import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { nameKey } from '#domain/contacts/person-name.ts'
import { newId } from '#domain/new-id.ts'
import type { OwnRecord } from './find-record.ts'
import { makeActive } from './make-active.ts'
import type { Answers } from './member.ts'

/** Somebody who comes with an open code, as their account describes them. */
export type Arriving = {
  accountId: string
  firstName: string
  lastName: string
  email: string
  phone: string | null
  locale: string
  answers: Answers
}

export type Arrival = {
  person: Arriving
  /** The record the account has already. */
  own: OwnRecord | null
  /** The pending member the person is, when there is no record. */
  expectedId: string | null
  roleId: string
  /** Whether they are in, or wait for a leader. */
  isIn: boolean
  now: Date
}

/**
 * Writes who came, in the caller's transaction: a new member, the expected one, or the one who had left
 * and comes back with their history. Somebody who is in already stays as they are. Answers the id.
 */
export async function writeArrival(
  db: Db,
  communityId: string,
  arrival: Arrival,
): Promise<{ memberId: string }> {
  const { own, expectedId } = arrival
  if (own?.standing === 'joined') return own
  if (own) {
    const { roleId, isIn, now } = arrival
    const record = { memberId: own.memberId, roleId, now }
    if (isIn) await makeActive(db, communityId, record)
    else if (own.standing === 'left') await waitAgain(db, communityId, record)
    return own
  }
  const expected = expectedId && (await recognise(db, communityId, arrival, expectedId))
  return expected || (await addMember(db, communityId, arrival))
}

/** Somebody who had left is known again, and waits. */
async function waitAgain(
  db: Db,
  communityId: string,
  { memberId, roleId }: { memberId: string; roleId: string },
): Promise<void> {
  await db
    .updateTable('members')
    .set({ leftAt: null, joinedAt: null, roleId })
    .where('communityId', '=', communityId)
    .where('id', '=', memberId)
    .execute()
}

/** Null when the expected member has come by another way meanwhile. */
async function recognise(
  db: Db,
  communityId: string,
  { roleId, isIn, person, now }: Arrival,
  expectedId: string,
): Promise<{ memberId: string } | null> {
  const { accountId, email, phone, locale, answers } = person
  const row = await db
    .updateTable('members')
    .set({ accountId, locale, roleId, joinedAt: isIn ? now : null })
    .set({ answers: JSON.stringify(answers) })
    .set({
      email: sql<string>`coalesce(email, ${email})`,
      phone: sql<string | null>`coalesce(phone, ${phone})`,
    })
    .where('communityId', '=', communityId)
    .where('id', '=', expectedId)
    .where('accountId', 'is', null)
    .where('joinedAt', 'is', null)
    .where('leftAt', 'is', null)
    .returning('id as memberId')
    .executeTakeFirst()
  return row ?? null
}

async function addMember(
  db: Db,
  communityId: string,
  { roleId, isIn, person, now }: Arrival,
): Promise<{ memberId: string }> {
  const memberId = newId()
  const { answers, ...columns } = person
  await db
    .insertInto('members')
    .values({
      ...columns,
      communityId,
      id: memberId,
      nameKey: nameKey(person),
      answers: JSON.stringify(answers),
      roleId,
      createdAt: now,
      joinedAt: isIn ? now : null,
    })
    .execute()
  return { memberId }
}
