import type { Insertable } from 'kysely'
import type { Db } from '#database/connect.ts'
import { atomically, inCommunity } from '#database/in-community.ts'
import type { Communities, Members } from '#database/tables.ts'
import { foundCommunity } from '#domain/communities/found-community.ts'
import { nameKey } from '#domain/contacts/person-name.ts'
import { newCode, printCode } from '#domain/invitations/access-code.ts'
import { lookUpOf, sealCode } from '#domain/invitations/create-invitation.ts'
import { expiryOf } from '#domain/invitations/invitation.ts'
import { type Invited, inviteMember, type Newcomer } from '#domain/invitations/invite-member.ts'
import type { Joining } from '#domain/invitations/redeem-invitation.ts'
import { noAnswers } from '#domain/members/member.ts'
import { newId } from '#domain/new-id.ts'
import { type Actor, permissions } from '#domain/roles/permission.ts'
import { deriveServerKey, type ServerKey } from '#domain/server-key.ts'

/** Has six digits to the end, so that house numbers sort as text in the order they were made in. */
let counter = 100_000

/** The server key of all tests. */
export const key = deriveServerKey(Buffer.alloc(32, 7))

/** An address nobody else in the run has. */
export function anEmail(name = 'resident'): string {
  counter += 1
  return `${name}-${process.env.VITEST_POOL_ID ?? 0}-${process.pid}-${counter}@example.com`
}

/** A number that may be texted and nobody else in the run has: places, by the process and a count. */
export function aNumber(): string {
  counter += 1
  const place = ['512', '737', '210', '713'][Number(process.env.VITEST_POOL_ID ?? 0) % 4]
  return `+1${place}${200 + Math.floor((counter / 10_000) % 700)}${String(counter % 10_000).padStart(4, '0')}`
}

type Name = { firstName: string; lastName: string }

/** An account with a proven address and a password nobody knows. */
export async function anAccount(
  db: Db,
  given: { email?: string; firstName?: string; lastName?: string } = {},
) {
  const { firstName = 'Ana', lastName = 'Reyes', email = anEmail() } = given
  return db
    .insertInto('accounts')
    .values({
      id: newId(),
      email,
      emailVerified: true,
      name: `${firstName} ${lastName}`,
      firstName,
      lastName,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Tests look years ahead: communities are on trial until a day that none of them reaches. */
const endOfTrials = new Date('2100-01-01T00:00:00Z')

/** A community of its own for every test, and its founder; nothing else ever needs cleaning up. */
export async function aCommunity(
  db: Db,
  given: Partial<Insertable<Communities>> = {},
): Promise<{ communityId: string; slug: string; leader: Actor }> {
  const account = await anAccount(db, { firstName: 'Lee', lastName: 'Board' })
  const founder = { accountId: account.id, ...account, from: null }
  const { communityId, slug } = await atomically(db, (db) =>
    foundCommunity(db, founder, {
      name: 'Maple Court',
      kind: 'homeowners',
      street: null,
      city: 'AUSTIN',
      state: 'TX',
      zip: '78701',
      timeZone: 'America/Chicago',
    }),
  )
  const leader = await inCommunity(db, communityId, async (db) => {
    await db
      .updateTable('communities')
      .set({ trialEndsAt: endOfTrials, ...given })
      .where('id', '=', communityId)
      .execute()
    return db
      .selectFrom('members')
      .select('id')
      .where('communityId', '=', communityId)
      .executeTakeFirstOrThrow()
  })
  const everything = new Set(permissions)
  const accountId = account.id
  const by = { communityId, memberId: leader.id, accountId, permissions: everything, from: null }
  return { communityId, slug, leader: by }
}

/** The leader of a community of their own. */
export async function aLeader(db: Db): Promise<Actor> {
  return (await aCommunity(db)).leader
}

/** Someone to invite, into a new home; every call is a new person and a new submission. */
export function aNewcomer(given: Partial<Newcomer> = {}): Newcomer {
  counter += 1
  return {
    firstName: 'Bo',
    lastName: 'Chen',
    email: anEmail('bo'),
    phone: null,
    householdRole: 'head',
    place: {
      home: {
        kind: 'street',
        street: `${counter} MAIN ST`,
        unit: null,
        city: 'AUSTIN',
        state: 'TX',
        zip: '78701',
      },
      householdName: null,
    },
    sendNow: true,
    sharesAddress: false,
    submission: newId(),
    ...given,
  }
}

/** An open invitation into a community, with its code. */
export async function anInvitation(
  db: Db,
  given: { by?: Actor; newcomer?: Partial<Newcomer>; at?: Date } = {},
): Promise<Invited & { by: Actor; code: string; email: string }> {
  const by = given.by ?? (await aLeader(db))
  const newcomer = aNewcomer(given.newcomer)
  const outcome = await inviteMember(db, by, newcomer, { key, at: given.at })
  if (!outcome.ok) throw new Error(outcome.refusal.because)
  return { ...outcome.value, by, code: outcome.value.code!, email: newcomer.email }
}

type OpenCode = {
  by?: Actor
  propertyId?: string
  contact?: string
  contactName?: string
  channel?: 'email' | 'text' | 'pass'
  batchId?: string
  serial?: number
  roleId?: string
  /** Of another installation than that of the tests. */
  key?: ServerKey
  at?: Date
}

/** An open code of a community, with the code as printed; for one home, or sent somewhere. */
export async function anOpenCode(
  db: Db,
  { by: given, roleId, at, key: own = key, ...columns }: OpenCode = {},
): Promise<{ by: Actor; communityId: string; invitationId: string; code: string }> {
  const by = given ?? (await aLeader(db))
  const { communityId, memberId: invitedBy } = by
  const work = async (db: Db, now: Date) => {
    const terms = await db
      .selectFrom('communities')
      .select(['defaultRoleId', 'invitationDays'])
      .where('id', '=', communityId)
      .executeTakeFirstOrThrow()
    const [id, code] = [newId(), newCode()]
    const channel = columns.channel ?? (columns.contact ? 'email' : 'pass')
    await db
      .insertInto('invitations')
      .values({
        ...columns,
        ...{ communityId, id, invitedBy, channel },
        roleId: roleId ?? terms.defaultRoleId,
        consentedAt: channel === 'text' ? now : null,
        codeLookUp: lookUpOf(own, code),
        sealedCode: sealCode(own, code, id),
        invitedAt: now,
        expiresAt: expiryOf(now, terms.invitationDays),
      })
      .execute()
    return { by, communityId, invitationId: id, code: printCode(code) }
  }
  return inCommunity(db, communityId, work, at)
}

/** Someone about to join, with the account of this address. */
export async function aJoining(
  db: Db,
  { firstName, lastName, ...given }: Partial<Joining> & Partial<Name> = {},
): Promise<Joining> {
  const account = await anAccount(db, { email: given.email, firstName, lastName })
  const { id: accountId, email, phone, locale } = account
  return { accountId, email, phone, locale, answers: noAnswers, from: null, ...given }
}

/** An active member of a community, without the way there. */
export async function aMember(
  db: Db,
  given: Partial<Insertable<Members>> & {
    communityId: string
    role?: 'leader' | 'board' | 'resident'
  },
) {
  const { communityId, role = 'resident', ...columns } = given
  const account = await anAccount(db, { email: columns.email ?? undefined })
  const person = { firstName: 'Ana', lastName: 'Reyes', email: account.email, ...columns }
  return inCommunity(db, communityId, async (db, now) => {
    const { id: roleId } = await db
      .selectFrom('roles')
      .select('id')
      .where('communityId', '=', communityId)
      .where('system', '=', role)
      .executeTakeFirstOrThrow()
    return db
      .insertInto('members')
      .values({
        id: newId(),
        roleId,
        nameKey: nameKey(person),
        accountId: account.id,
        joinedAt: now,
        createdAt: now,
        ...person,
        communityId,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
  })
}
