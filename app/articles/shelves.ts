/** Every article, on the shelf and under the topic where it stands; in this order they are shown. */
export const shelves = {
  residents: {
    joining: [
      'getting-started',
      'access-codes',
      'join-problems',
      'ask-to-be-let-in',
      'waiting-to-enter',
      'another-community',
    ],
    account: ['signing-in', 'two-factor', 'my-account', 'privacy'],
    home: ['my-household', 'invite-household', 'groups'],
  },
  leaders: {
    beginning: ['create-community', 'trial', 'preferences', 'black-curtain'],
    inviting: [
      'invite-one-member',
      'invite-by-email',
      'invite-by-text',
      'access-passes',
      'invitation-status',
      'requests',
      'who-has-not-joined',
    ],
    rosters: ['import-roster', 'roster-problems'],
    members: ['member-list', 'manage-members', 'roles'],
    homes: ['households', 'properties', 'moves'],
    records: ['audit-log'],
  },
} as const satisfies Record<string, Record<string, readonly string[]>>

export type Shelf = keyof typeof shelves
type Topics = { [S in Shelf]: keyof (typeof shelves)[S] }
export type Topic = Topics[Shelf]
type On<S extends Shelf> = (typeof shelves)[S][keyof (typeof shelves)[S]]
/** The name of an article, as its address says it. */
export type Slug = (On<'residents'> extends readonly (infer One)[] ? One : never) | LeaderSlug
type LeaderSlug = On<'leaders'> extends readonly (infer One)[] ? One : never

const on = (shelf: Record<string, readonly string[]>) => Object.values(shelf).flat() as Slug[]

export const slugs: readonly Slug[] = [...on(shelves.residents), ...on(shelves.leaders)]

const forLeaders = new Set<Slug>(on(shelves.leaders))

/** Whether an article tells of what only leaders do. */
export function isForLeaders(slug: Slug): boolean {
  return forLeaders.has(slug)
}

export function isSlug(value: unknown): value is Slug {
  return slugs.some((slug) => slug === value)
}
