import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { nameKey } from '#domain/contacts/person-name.ts'
import { addDays } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { addSystemRoles } from '#domain/roles/system-roles.ts'
import { type CommunityKind, communityKey, trialDays } from './community.ts'
import { freeSlug } from './free-slug.ts'

/** A community as its founder describes it; every part has been checked. */
export type Founding = {
  name: string
  kind: CommunityKind
  street: string | null
  city: string
  state: string
  zip: string
  timeZone: string
}

/** Who founds: an account, with what is known of the person. */
export type Founder = {
  accountId: string
  firstName: string
  lastName: string
  email: string
  phone: string | null
  locale: string
  from: string | null
}

/**
 * Creates a community with its three roles, and makes the founder its first Community Leader, in a
 * trial of {@link trialDays} days. Joins the caller's transaction.
 */
export function foundCommunity(
  db: Db,
  founder: Founder,
  founding: Founding,
  at?: Date,
): Promise<{ communityId: string; slug: string }> {
  const communityId = newId()
  return inCommunity(
    db,
    communityId,
    async (db, now) => {
      const slug = await freeSlug(db, founding.name)
      const defaultRoleId = newId()
      await db
        .insertInto('communities')
        .values({
          id: communityId,
          slug,
          ...founding,
          nameKey: communityKey(founding.name),
          locale: founder.locale,
          defaultRoleId,
          trialEndsAt: addDays(now, trialDays),
          createdAt: now,
        })
        .execute()
      const roles = await addSystemRoles(db, communityId, { resident: defaultRoleId })
      await addFounder(db, { communityId, roleId: roles.leader, founder, now })
      return { communityId, slug }
    },
    at,
  )
}

async function addFounder(
  db: Db,
  {
    communityId,
    roleId,
    founder,
    now,
  }: { communityId: string; roleId: string; founder: Founder; now: Date },
): Promise<void> {
  const { accountId, firstName, lastName, email, phone, locale, from } = founder
  const memberId = newId()
  await db
    .insertInto('members')
    .values({
      communityId,
      id: memberId,
      accountId,
      firstName,
      lastName,
      nameKey: nameKey(founder),
      email,
      phone,
      locale,
      roleId,
      createdAt: now,
      joinedAt: now,
    })
    .execute()
  await recordEvent(db, {
    communityId,
    deed: 'founded community',
    actorId: memberId,
    accountId,
    memberId,
    from,
    now,
  })
}
