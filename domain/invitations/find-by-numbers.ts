import type { Db } from '#database/connect.ts'
import { hasLiveCode } from './has-live-code.ts'

/** A pending member without a live code, as an invitation needs them. */
export type KnownMember = { id: string; firstName: string; lastName: string; locale: string }

/** What a community knows of some numbers. */
export type NumbersKnown = {
  /** Somebody with this number has joined. */
  joined: Set<string>
  /** A live code was made for it: an open one, or one of a pending member. */
  invited: Set<string>
  /** Texts to it came back, and no leader has lifted that. */
  suppressed: Set<string>
  /** Who is expected with this number, and has no live code. */
  waiting: Map<string, KnownMember>
}

/** Looks up what a community knows of some numbers, in E.164 form. */
export async function findByNumbers(
  db: Db,
  communityId: string,
  numbers: readonly string[],
): Promise<NumbersKnown> {
  if (numbers.length === 0)
    return { joined: new Set(), invited: new Set(), suppressed: new Set(), waiting: new Map() }
  const given = { communityId, numbers }
  const [members, codes, suppressed] = await Promise.all([
    listMembers(db, given),
    listOpenCodes(db, given),
    listSuppressed(db, given),
  ])
  const phonesOf = (rows: readonly { phone: string | null }[]) => rows.map(({ phone }) => phone!)
  const joined = members.filter(({ joinedAt }) => joinedAt !== null)
  const pending = members.filter(({ joinedAt }) => joinedAt === null)
  return {
    joined: new Set([
      ...phonesOf(joined),
      ...codes.filter(({ redeemedAt }) => redeemedAt !== null).map(({ contact }) => contact!),
    ]),
    invited: new Set([
      ...phonesOf(pending.filter(({ hasLiveCode }) => hasLiveCode)),
      ...codes.filter(({ redeemedAt }) => redeemedAt === null).map(({ contact }) => contact!),
    ]),
    suppressed: new Set(suppressed.map(({ recipient }) => recipient)),
    waiting: new Map(pending.map((member) => [member.phone!, member])),
  }
}

type Given = { communityId: string; numbers: readonly string[] }

/** Members who are here or expected, the newest last. */
function listMembers(db: Db, { communityId, numbers }: Given) {
  return db
    .selectFrom('members')
    .select(['id', 'firstName', 'lastName', 'locale', 'phone', 'joinedAt'])
    .select((eb) => hasLiveCode(eb).as('hasLiveCode'))
    .where('members.communityId', '=', communityId)
    .where('members.phone', 'in', numbers)
    .where('members.leftAt', 'is', null)
    .orderBy('members.createdAt')
    .execute()
}

/** Open codes that were texted to these numbers and are live, or were used by somebody still here. */
function listOpenCodes(db: Db, { communityId, numbers }: Given) {
  return db
    .selectFrom('invitations')
    .leftJoin('members', (on) =>
      on
        .onRef('members.communityId', '=', 'invitations.communityId')
        .onRef('members.id', '=', 'invitations.joinedAs'),
    )
    .select(['invitations.contact', 'invitations.redeemedAt'])
    .where('invitations.communityId', '=', communityId)
    .where('invitations.contact', 'in', numbers)
    .where('invitations.voidedAt', 'is', null)
    .where('members.leftAt', 'is', null)
    .execute()
}

function listSuppressed(db: Db, { communityId, numbers }: Given) {
  return db
    .selectFrom('suppressions')
    .select('recipient')
    .where('communityId', '=', communityId)
    .where('recipient', 'in', numbers)
    .where('liftedAt', 'is', null)
    .execute()
}
