import { type RawBuilder, sql } from 'kysely'
import { foldAccents } from '#domain/addresses/typed-words.ts'
import { whatIsShown } from '#domain/members/what-is-shown.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { containing, spellingsOf } from '#domain/search.ts'
import { holderOf } from './holder.ts'

/**
 * Conditions that find rows of `invitations` by a search: each word anywhere in what the viewer sees of whom
 * an invitation is for, where it was sent, or the home it leads to.
 */
export function findingInvitations(by: Actor, search: string): RawBuilder<boolean>[] {
  return containing(search).map((word) => {
    const spellings = spellingsOf(word)
    const places = [
      ...spellings.map((one) => sql`${contact} like ${one}`),
      sql`${plainName} like ${foldAccents(word)}`,
      sql`${holderOf('invitations')} in (${people(by, spellings)})`,
      ...(by.permissions.has('view member property address')
        ? [
            sql`${holderOf('invitations')} in (${residents(by, word)})`,
            sql`invitations.property_id in (${homes(by, word)})`,
          ]
        : []),
    ]
    return sql<boolean>`(${sql.join(places, sql` or `)})`
  })
}

/** Whom an invitation was sent to, as it was typed. */
const contact = sql`lower(concat_ws(' ', invitations.contact_name, invitations.contact))`

/** The name somebody typed for a contact, without its accents. */
const plainName = sql`regexp_replace(
  normalize(lower(invitations.contact_name), NFD), '[\u0300-\u036f]', '', 'g')`

function people(by: Actor, spellings: readonly string[]) {
  const like = spellings.map(
    (one) => sql`(members.search like ${one} and ${whatIsShown(by)} like ${one})`,
  )
  return sql`
    select members.id from members
    where members.community_id = ${by.communityId} and (${sql.join(like, sql` or `)})`
}

function residents({ communityId }: Actor, word: string) {
  return sql`
    select residencies.member_id
    from properties
    join households on households.community_id = properties.community_id
      and households.property_id = properties.id
    join residencies on residencies.community_id = households.community_id
      and residencies.household_id = households.id
    where properties.community_id = ${communityId} and properties.search like ${word}`
}

function homes({ communityId }: Actor, word: string) {
  return sql`
    select properties.id from properties
    where properties.community_id = ${communityId} and properties.search like ${word}`
}
