import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Told } from '#domain/notices/how-told.ts'
import type { Permission } from '#domain/roles/permission.ts'
import { suppressedRecipients } from '#domain/suppressions/suppressed.ts'
import type { SuppressionReason } from '#domain/suppressions/suppression.ts'
import { addressOfMember } from './find-rows.ts'
import { type Answers, noAnswers } from './member.ts'
import type { OwnMembership } from './own-membership.ts'
import { type Seen, whatIsSeen } from './what-is-shown.ts'

/** What somebody has chosen in a community, and what follows from it. */
export type OwnView = {
  answers: Answers
  /** How a leader hears of notices; null for people who are told of none. */
  told: Told | null
  /** The person as the community lists them. */
  listed: Seen & { firstName: string; lastName: string; role: string; title: string | null }
  /** What somebody with the community's default role sees; null when they see no members at all. */
  neighboursSee: Seen | null
  /** The roles that see more than neighbours do, whatever is chosen. */
  seeMore: { role: string; email: boolean; phone: boolean; address: boolean }[]
  /** Why invitations of this community do not reach the account's address any more. */
  suppressed: SuppressionReason | null
  /** Whether the number answered STOP. */
  optedOut: boolean
}

/** Reads what somebody chose, with exactly what others see of them. */
export function readOwnView(
  db: Db,
  own: OwnMembership,
  { email }: { email: string },
): Promise<OwnView> {
  const { communityId } = own
  return inCommunity(db, communityId, async (db) => {
    const row = await readRow(db, own)
    const roles = await readRoles(db, communityId)
    const answers = { ...noAnswers, ...(row.answers as Partial<Answers>) }
    const neighbour = roles.find(({ isDefault }) => isDefault)?.permissions ?? new Set<Permission>()
    const suppressed = await suppressedRecipients(db, communityId, [email])
    const isTold = (row.permissions as Permission[]).includes('admin view members')
    const { firstName, lastName, role, title, phone, address } = row
    return {
      answers,
      told: isTold ? (row.told as Told) : null,
      listed: { firstName, lastName, role, title, email: row.email, phone, address },
      neighboursSee: neighbour.has('view active members')
        ? whatIsSeen({ permissions: neighbour }, { ...row, answers })
        : null,
      seeMore: roles.filter(({ isDefault }) => !isDefault).flatMap(seesMore),
      suppressed: suppressed.get(email) ?? null,
      optedOut: await hasOptedOut(db, phone),
    }
  })
}

function readRow(db: Db, { communityId, memberId, accountId }: OwnMembership) {
  return db
    .selectFrom('members')
    .innerJoin('roles', (on) =>
      on
        .onRef('roles.communityId', '=', 'members.communityId')
        .onRef('roles.id', '=', 'members.roleId'),
    )
    .select(['members.firstName', 'members.lastName', 'members.email', 'members.phone'])
    .select(['members.title', 'members.answers', 'members.told'])
    .select(['roles.name as role', 'roles.permissions'])
    .select(addressOfMember.as('address'))
    .where('members.communityId', '=', communityId)
    .where('members.id', '=', memberId)
    .where('members.accountId', '=', accountId)
    .executeTakeFirstOrThrow()
}

type Role = { name: string; permissions: Set<Permission>; isDefault: boolean }

async function readRoles(db: Db, communityId: string): Promise<Role[]> {
  const rows = await db
    .selectFrom('roles')
    .innerJoin('communities', 'communities.id', 'roles.communityId')
    .select(['roles.name', 'roles.permissions'])
    .select((eb) => eb('communities.defaultRoleId', '=', eb.ref('roles.id')).as('isDefault'))
    .where('roles.communityId', '=', communityId)
    .orderBy('roles.createdAt')
    .orderBy('roles.name')
    .execute()
  return rows.map(({ name, permissions, isDefault }) => ({
    name,
    permissions: new Set(permissions as Permission[]),
    isDefault: Boolean(isDefault),
  }))
}

function seesMore({ name, permissions }: Role): OwnView['seeMore'] {
  const email = permissions.has('view member email')
  const phone = permissions.has('view member phone')
  const address = permissions.has('view member property address')
  return email || phone || address ? [{ role: name, email, phone, address }] : []
}

async function hasOptedOut(db: Db, phone: string | null): Promise<boolean> {
  if (phone === null) return false
  const found = await db
    .selectFrom('textOptOuts')
    .select('phone')
    .where('phone', '=', phone)
    .executeTakeFirst()
  return found !== undefined
}
