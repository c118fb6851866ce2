import { hash } from '@node-rs/argon2'
import { sql } from 'kysely'
import { newCode } from '#domain/invitations/access-code.ts'
import { lookUpOf, sealCode } from '#domain/invitations/create-invitation.ts'
import { newId } from '#domain/new-id.ts'
import { aCommunity } from '#test/factories.ts'
import type { Inside } from '../e2e/faults/house.ts'

const chunk = 5_000

/**
 * Fills the database with communities of so many members each, half of them, or everybody, waiting with an open
 * invitation; set by set, as an import would. Answers the last community.
 */
export async function fillCommunities(
  { db, owner }: Inside,
  {
    communities,
    members,
    everybodyWaits = false,
  }: { communities: number; members: number; everybodyWaits?: boolean },
): Promise<{ communityId: string; slug: string }> {
  let last = { communityId: '', slug: '' }
  for (let number = 0; number < communities; number += 1) {
    const { communityId, slug } = await aCommunity(db)
    for (let from = 0; from < members; from += chunk)
      await fill(owner, communityId, {
        from,
        to: Math.min(from + chunk, members),
        everybodyWaits,
      })
    last = { communityId, slug }
  }
  await sql`analyze`.execute(owner)
  return last
}

function fill(
  owner: Inside['owner'],
  communityId: string,
  { from, to, everybodyWaits }: { from: number; to: number; everybodyWaits: boolean },
) {
  return sql`
    with role as (select id from roles where community_id = ${communityId} and system = 'resident'),
    numbers as (select n, ${everybodyWaits}::boolean or n % 2 = 1 as waits, gen_random_uuid() as member, gen_random_uuid() as household,
                       gen_random_uuid() as property
                from generate_series(${from}::int, ${to - 1}::int) as n),
    homes as (insert into properties (community_id, id, kind, street, city, state, zip, home_key)
      select ${communityId}, property, 'street', n || ' MAIN ST', 'AUSTIN', 'TX', '78701', n || ' MAIN ST|78701'
      from numbers),
    houses as (insert into households (community_id, id, property_id)
      select ${communityId}, household, property from numbers),
    people as (insert into members
      (community_id, id, account_id, first_name, last_name, name_key, email, role_id, joined_at)
      select ${communityId}, member, case when not waits then gen_random_uuid() end,
             'Ana' || n % 97, 'Reyes' || n, 'reyes' || n || ' ana' || n % 97,
             'resident' || n || '@example.com', role.id, case when not waits then now() end
      from numbers, role),
    places as (insert into residencies (community_id, id, household_id, member_id, household_role, since)
      select ${communityId}, gen_random_uuid(), household, member, 'head', now() from numbers)
    insert into invitations
      (community_id, id, member_id, code_look_up, channel, role_id, invited_at, expires_at)
    select ${communityId}, gen_random_uuid(), member, sha256(member::text::bytea), 'email', role.id, now(),
           now() + interval '90 days'
    from numbers, role where waits`.execute(owner)
}

/** Somebody who may redeem: their account, and the invitation that waits for them. */
export type Waiting = {
  accountId: string
  email: string
  communityId: string
  invitationId: string
}

/** So many people with accounts, each expected in a community, with a real code. */
export async function expectMany(
  { db, owner, key }: Inside,
  count: number,
  at?: { communityId: string },
): Promise<Waiting[]> {
  const { communityId } = at ?? (await aCommunity(db))
  const people = Array.from({ length: count }, () => {
    const [invitationId, code] = [newId(), newCode()]
    const [accountId, memberId, householdId] = [newId(), newId(), newId()]
    const email = `${accountId}@example.com`
    const lookUp = lookUpOf(key, code).toString('hex')
    const sealed = sealCode(key, code, invitationId).toString('hex')
    return { accountId, memberId, householdId, invitationId, email, lookUp, sealed }
  })
  const rows = JSON.stringify(people.map((person) => ({ ...person, propertyId: newId() })))
  await sql`
    with given as (select * from jsonb_to_recordset(${rows}::jsonb) as p("accountId" uuid, "memberId" uuid,
      "householdId" uuid, "propertyId" uuid, "invitationId" uuid, email text, "lookUp" text, sealed text)),
    role as (select id from roles where community_id = ${communityId} and system = 'resident'),
    who as (insert into accounts (id, email, email_verified, name, first_name, last_name)
      select "accountId", email, true, 'Ana Reyes', 'Ana', 'Reyes' from given),
    homes as (insert into properties (community_id, id, kind, lot, city, state, zip, home_key)
      select ${communityId}, "propertyId", 'lot', 'LOT ' || "propertyId", 'AUSTIN', 'TX', '78701', "propertyId" from given),
    houses as (insert into households (community_id, id, property_id)
      select ${communityId}, "householdId", "propertyId" from given),
    people as (insert into members (community_id, id, first_name, last_name, name_key, email, role_id)
      select ${communityId}, "memberId", 'Ana', 'Reyes', 'reyes ana', email, role.id from given, role),
    places as (insert into residencies (community_id, id, household_id, member_id, household_role, since)
      select ${communityId}, gen_random_uuid(), "householdId", "memberId", 'head', now() from given)
    insert into invitations (community_id, id, member_id, code_look_up, sealed_code, channel, role_id,
                             invited_by, invited_at, expires_at)
    select ${communityId}, "invitationId", "memberId", decode("lookUp", 'hex'), decode(sealed, 'hex'), 'email',
           role.id, (select m.id from members m where m.community_id = ${communityId} and m.joined_at is not null limit 1),
           now(), now() + interval '90 days'
    from given, role`.execute(owner)
  return people.map(({ accountId, email, invitationId }) => ({
    accountId,
    email,
    communityId,
    invitationId,
  }))
}

/** Gives every account the password of all tests, so that they can sign in. */
export async function givePasswords({ owner }: Inside, password: string): Promise<void> {
  const passwordHash = await hash(password)
  await sql`
    insert into sign_in_methods (id, account_id, provider, provider_account_id, password_hash)
    select gen_random_uuid(), id, 'credential', id::text, ${passwordHash} from accounts
    on conflict do nothing`.execute(owner)
}
