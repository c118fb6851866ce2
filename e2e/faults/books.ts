import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Inside, Walk } from './house.ts'

/** Everything that must agree after any fault; each line is a contradiction found in the database. */
export async function contradictions({ owner }: Inside): Promise<string[]> {
  const answer = await sql<{ problem: string }>`
    select 'a redeemed invitation without a member who joined: ' || i.id as problem
      from invitations i join members m on m.community_id = i.community_id and m.id = i.member_id
      where i.redeemed_at is not null and m.joined_at is null and m.merged_into is null
    union all
    select 'a redeemed open code nobody joined or waits with: ' || i.id
      from invitations i left join members m on m.community_id = i.community_id and m.id = i.joined_as
      left join home_claims h on h.community_id = i.community_id and h.invitation_id = i.id
      where i.redeemed_at is not null and i.member_id is null
        and (m.id is null or (m.joined_at is null and h.id is null))
    union all
    select 'a claim of a code that was not redeemed by its member: ' || h.id
      from home_claims h join invitations i on i.community_id = h.community_id and i.id = h.invitation_id
      where i.redeemed_at is null or i.joined_as is distinct from h.member_id
    union all
    select 'a confirmed claim of somebody who is not in: ' || h.id
      from home_claims h join members m on m.community_id = h.community_id and m.id = h.member_id
      where h.outcome in ('confirmed', 'moved') and m.joined_at is null and m.left_at is null
    union all
    select 'a member who joined without a redeemed invitation: ' || m.id
      from members m join roles r on r.community_id = m.community_id and r.id = m.role_id
      where m.joined_at is not null and not r.is_leader and not exists (
        select from invitations i left join members p on p.community_id = i.community_id and p.id = i.member_id
        where i.community_id = m.community_id and i.redeemed_at is not null
          and m.id in (i.member_id, i.joined_as, p.merged_into))
    union all
    select 'joined or claimed events of an invitation: ' || count(e.id) || ' ' || i.id
      from invitations i left join audit_events e on e.community_id = i.community_id
        and e.invitation_id = i.id and (e.deed like 'joined%' or e.deed = 'claimed home')
      group by i.community_id, i.id, i.redeemed_at
      having count(e.id) <> case when i.redeemed_at is null then 0 else 1 end
    union all
    select 'welcomes of an invitation: ' || count(d.id) || ' ' || i.id
      from invitations i left join deliveries d on d.community_id = i.community_id
        and d.invitation_id = i.id and d.template = 'welcome'
      left join home_claims h on h.community_id = i.community_id and h.invitation_id = i.id
      where not exists (
        select from audit_events e where e.community_id = i.community_id and e.invitation_id = i.id
          and (e.facts ->> 'addedHome')::boolean)
      group by i.community_id, i.id, i.redeemed_at, h.id, h.outcome
      having count(d.id) <> case when i.redeemed_at is null then 0
        when h.id is not null and coalesce(h.outcome, 'declined') = 'declined' then 0 else 1 end
    union all
    select 'a joined member whose place is not confirmed: ' || m.id
      from members m join residencies r on r.community_id = m.community_id and r.member_id = m.id
      where m.joined_at is not null and r.confirmed_at is null and r.until is null
    union all
    select 'a code that outlived its use: ' || id from invitations
      where sealed_code is not null and (redeemed_at is not null or voided_at is not null)
    union all
    select 'an account without a way to sign in: ' || a.email from accounts a
      where not exists (select from sign_in_methods s where s.account_id = a.id)
        and exists (select from sign_ups u where u.account_id = a.id)
    union all
    select 'a verified sign-up without an account: ' || u.email from sign_ups u
      where u.verified_at is not null
        and not exists (select from accounts a where a.id = u.account_id)
    union all
    select 'two accounts of one address: ' || email from accounts group by email having count(*) > 1`.execute(
    owner,
  )
  return answer.rows.map(({ problem }) => problem)
}

/** Whether somebody is in: their invitation is redeemed and they are an active member. */
export async function isIn(
  { owner }: Inside,
  { invitationId }: { invitationId: string },
): Promise<boolean> {
  const answer = await sql<{ there: boolean }>`
    select exists (
      select from invitations i
      join members m on m.community_id = i.community_id and m.id = coalesce(i.joined_as, i.member_id)
      where i.id = ${invitationId} and i.redeemed_at is not null and m.joined_at is not null) as there`.execute(
    owner,
  )
  return answer.rows[0]!.there
}

/** Whether an address has signed up, proven or not. */
export async function hasSignedUp(
  { owner }: Inside,
  { email }: { email: string },
): Promise<boolean> {
  const answer = await sql<{ there: boolean }>`
    select exists (select from sign_ups where email = ${email}) as there`.execute(owner)
  return answer.rows[0]!.there
}

/** Nobody was refused, and what was answered is there. */
export async function expectKept(inside: Inside, walks: readonly Walk[]): Promise<void> {
  for (const { person, signedUp, joined } of walks) {
    expect(signedUp, person.email).not.toBe('refused')
    expect(joined, person.email).not.toBe('refused')
    if (signedUp === 'done') expect(await hasSignedUp(inside, person), person.email).toBe(true)
    if (joined === 'done') expect(await isIn(inside, person), person.email).toBe(true)
  }
}

/** How many letters of communities have not come to an end. */
export async function lettersThatWait({ owner }: Inside): Promise<number> {
  const answer = await sql<{ waiting: number }>`
    select count(*)::int as waiting from deliveries
    where channel = 'email' and sent_at is null and bounced_at is null`.execute(owner)
  return answer.rows[0]!.waiting
}
