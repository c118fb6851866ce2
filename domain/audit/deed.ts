/**
 * Every deed the audit log knows, by what it is about. A new one needs a place here, and its words in the
 * pages of the log: without either nothing compiles.
 */
export const deedsByKind = {
  people: [
    'joined',
    'joined with default role',
    'asked to join',
    'approved join request',
    'linked join request',
    'declined join request',
    'changed own details',
    'chose preferences',
    'chose how to be told',
    'merged members',
    'undid merge',
    'closed account',
    'changed member role',
    'changed title',
    'changed member details',
    'suspended member',
    'reinstated member',
    'exported members',
    'filled in member fields',
  ],
  invitations: [
    'invited member',
    'made invitations',
    'made access passes',
    'resent invitation',
    'reminded',
    'fixed address',
    'replaced code',
    'voided invitation',
    'voided batch',
    'asked to prove mailbox',
    'asked a leader',
    'asked for a new invitation',
    'unsubscribed',
    'lifted suppression',
  ],
  homes: [
    'created property',
    'created household',
    'claimed home',
    'confirmed home',
    'moved to home',
    'declined home',
    'appointed head',
    'handed household over',
    'removed from household',
    'left household',
    'planned move',
    'changed move',
    'cancelled move',
    'undid move',
    'moved out',
    'moved back',
    'renamed household',
    'set household inactive',
    'set household active',
    'moved to household',
    'stepped head down',
    'changed property',
    'deleted property',
    'restored property',
    'merged properties',
    'undid property merge',
  ],
  rules: [
    'founded community',
    'chose reminders',
    'chose two-factor for leaders',
    'changed preference',
    'drew curtain',
    'planned lifting',
    'cancelled lifting',
    'lifted curtain',
    'created role',
    'changed role',
    'deleted role',
    'settled notice',
    'extended trial',
    'ended trial for good',
    'exported audit log',
    'added member field',
    'changed member field',
    'removed member field',
    'restored member field',
  ],
  rosters: [
    'brought roster',
    'discarded roster',
    'imported roster',
    'stopped import',
    'undid import',
  ],
  groups: [
    'created group',
    'changed group',
    'deleted group',
    'restored group',
    'joined group',
    'asked to join group',
    'withdrew request to join group',
    'let into group',
    'declined for group',
    'left group',
    'removed from group',
    'made group admin',
    'ended group admin',
  ],
  support: [],
} as const satisfies Record<string, readonly string[]>

/** What deeds are about: *rules* are roles, preferences and the community as such. */
export type DeedKind = keyof typeof deedsByKind

/** What somebody did. */
export type Deed = (typeof deedsByKind)[DeedKind][number]

/** The kinds there are deeds of, in the order of the log's choices. */
export const deedKinds = (Object.keys(deedsByKind) as DeedKind[]).filter(
  (kind) => deedsByKind[kind].length > 0,
)

/** Every deed of every kind. */
export const deeds: readonly Deed[] = Object.values(deedsByKind).flat()
