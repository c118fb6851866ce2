/**
 * What merging makes of a column that names a member: *kept*, as history of the record that goes and
 * found through it; *moved*, to the record that stays; or *decided*, by a rule of its own.
 */
type Fate = 'kept' | 'moved' | 'decided'

/** Every column of every table that names a member. A test holds this list against the catalogue. */
export const fates: Record<string, Fate> = {
  'audit_events.actor_id': 'kept',
  'audit_events.member_id': 'kept',
  'batches.made_by': 'kept',
  'communities.curtain_drawn_by': 'kept',
  'deliveries.member_id': 'kept',
  'group_members.member_id': 'decided',
  'group_requests.member_id': 'decided',
  'group_requests.settled_by': 'kept',
  'home_claims.member_id': 'moved',
  'home_claims.settled_by': 'kept',
  'home_merges.merged_by': 'kept',
  'home_merges.undone_by': 'kept',
  'invitations.invited_by': 'moved',
  'invitations.joined_as': 'moved',
  'invitations.member_id': 'decided',
  'join_requests.member_id': 'kept',
  'join_requests.settled_by': 'kept',
  'member_field_values.member_id': 'kept',
  'members.merged_into': 'moved',
  'merges.goes_id': 'kept',
  'merges.merged_by': 'kept',
  'merges.stays_id': 'kept',
  'merges.undone_by': 'kept',
  'move_places.member_id': 'kept',
  'moves.planned_by': 'kept',
  'notices.member_id': 'moved',
  'notices.settled_by': 'kept',
  'residencies.member_id': 'decided',
  'rosters.asked_by': 'moved',
  'rosters.made_by': 'kept',
  'rosters.started_by': 'kept',
  'support_accesses.ended_by': 'kept',
  'support_accesses.on_behalf_of': 'kept',
  'suppressions.lifted_by': 'kept',
}

/** A column that moves with the person, and while what it stands in is not over. */
export type Moving = {
  table: string
  column: string
  /** In the words of the database; what is over stays where it happened. */
  while: string
}

export const moving: readonly Moving[] = [
  { table: 'home_claims', column: 'member_id', while: 'settled_at is null' },
  {
    table: 'invitations',
    column: 'invited_by',
    while: 'redeemed_at is null and voided_at is null',
  },
  { table: 'invitations', column: 'joined_as', while: 'true' },
  { table: 'members', column: 'merged_into', while: 'true' },
  { table: 'notices', column: 'member_id', while: 'settled_at is null' },
  { table: 'rosters', column: 'asked_by', while: 'asked_for is not null' },
]
