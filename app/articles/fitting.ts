import type { Locale } from '#app/words/locale.ts'
import { readArticle } from './articles.ts'
import { isForLeaders, type Slug } from './shelves.ts'

/** What helps at a stage, whatever the page. */
const stages = {
  'no code': ['getting-started', 'access-codes', 'ask-to-be-let-in'],
  'code held': ['getting-started', 'join-problems', 'signing-in'],
  'code refused': ['join-problems', 'access-codes', 'ask-to-be-let-in'],
  'code used': ['join-problems', 'signing-in'],
  'code expired': ['join-problems', 'ask-to-be-let-in'],
  'asked to be let in': ['ask-to-be-let-in', 'getting-started'],
  'address to confirm': ['join-problems', 'signing-in'],
  'home to confirm': ['waiting-to-enter', 'access-codes'],
  'behind the curtain': ['waiting-to-enter', 'another-community'],
  paused: ['waiting-to-enter', 'my-household'],
  joined: [],
} as const satisfies Record<string, readonly Slug[]>

/** How far somebody has come with an invitation, as far as is known. */
export type Stage = keyof typeof stages

/** Where somebody is, and who they are, when they may want help. */
export type Whereabouts = {
  /** The path of the page, without what it asks. */
  path: string
  isLeader: boolean
  isSignedIn: boolean
  stage: Stage | null
}

export type Fitting = { slug: Slug; title: string; summary: string }

const most = 4

/** What helps first on each page: the first line that fits counts. */
const pages: readonly (readonly [RegExp, readonly Slug[]])[] = [
  [/^\/join\/resident\/waiting/, ['waiting-to-enter', 'requests']],
  [/^\/join/, ['access-codes', 'getting-started', 'join-problems', 'ask-to-be-let-in']],
  [/^\/verify-email/, ['join-problems', 'signing-in']],
  [/^\/request-access/, ['ask-to-be-let-in', 'access-codes', 'getting-started']],
  [/^\/start/, ['create-community', 'trial', 'getting-started']],
  [/^\/opening-soon/, ['waiting-to-enter', 'another-community']],
  [/^\/sign-in\/(second-step|passkey)/, ['two-factor', 'signing-in']],
  [/^\/(sign-in|forgot-password|reset-password)/, ['signing-in', 'two-factor', 'getting-started']],
  [/^\/(change|keep)-email/, ['my-account', 'signing-in']],
  [/^\/unsubscribe/, ['my-account', 'getting-started']],
  [/^\/communities/, ['another-community', 'access-codes', 'waiting-to-enter']],
  [/^\/account\/(two-factor|passkeys|second-step)/, ['two-factor', 'signing-in']],
  [/^\/account\/(communities|photo|data)/, ['privacy', 'my-account']],
  [/^\/account/, ['my-account', 'privacy', 'two-factor']],
  [/^\/c\/[^/]+\/members\/(merge|merges)\b/, ['manage-members', 'member-list']],
  [/^\/c\/[^/]+\/members\/invite/, ['invite-one-member', 'invitation-status', 'roles']],
  [/^\/c\/[^/]+\/members\/[^/]+\/role/, ['roles', 'manage-members']],
  [/^\/c\/[^/]+\/members/, ['member-list', 'manage-members', 'privacy', 'invite-one-member']],
  [/^\/c\/[^/]+\/invitations\/(confirm|requests)/, ['requests', 'invitation-status']],
  [/^\/c\/[^/]+\/invitations\/email/, ['invite-by-email', 'invitation-status']],
  [/^\/c\/[^/]+\/invitations\/text/, ['invite-by-text', 'invitation-status']],
  [/^\/c\/[^/]+\/invitations\/passes/, ['access-passes', 'requests']],
  [/^\/c\/[^/]+\/invitations\/status/, ['invitation-status', 'who-has-not-joined']],
  [
    /^\/c\/[^/]+\/invitations/,
    ['invite-by-email', 'invite-by-text', 'access-passes', 'invitation-status'],
  ],
  [/^\/c\/[^/]+\/groups/, ['groups', 'privacy']],
  [/^\/c\/[^/]+\/audit/, ['audit-log', 'roles']],
  [/^\/c\/[^/]+\/trial/, ['trial', 'create-community']],
  [/^\/c\/[^/]+\/preferences\/black-curtain/, ['black-curtain', 'preferences']],
  [/^\/c\/[^/]+\/preferences\/two-factor/, ['two-factor', 'preferences']],
  [/^\/c\/[^/]+\/preferences/, ['preferences', 'black-curtain', 'roles', 'access-passes']],
  [/^\/c\/[^/]+\/households/, ['households', 'moves', 'my-household']],
  [/^\/c\/[^/]+\/properties\/[^/]+\/move/, ['moves', 'properties']],
  [/^\/c\/[^/]+\/properties/, ['properties', 'moves', 'households']],
  [/^\/c\/[^/]+\/roles/, ['roles', 'preferences']],
  [/^\/c\/[^/]+\/progress/, ['who-has-not-joined', 'invitation-status', 'access-passes']],
  [/^\/c\/[^/]+\/roster\/[^/]+/, ['roster-problems', 'import-roster']],
  [/^\/c\/[^/]+\/roster/, ['import-roster', 'roster-problems']],
  [/^\/c\/[^/]+\/my-household/, ['invite-household', 'my-household', 'moves']],
]

/** What helps anywhere, when a page says nothing of its own. */
const anywhere = {
  outside: ['getting-started', 'access-codes', 'signing-in', 'create-community'],
  inside: ['my-household', 'invite-household', 'privacy', 'my-account'],
  leading: ['create-community', 'import-roster', 'invite-by-email', 'who-has-not-joined'],
} as const satisfies Record<string, readonly Slug[]>

/**
 * The articles that help most where somebody is, two to four, the best first: by how far they have come with
 * an invitation, then by the page, then by who they are. Who does not lead is not shown what leaders do; a
 * page for those who begin a community is the exception.
 */
export function fittingArticles(where: Whereabouts, locale: Locale): Fitting[] {
  const ofPage = pages.find(([path]) => path.test(where.path))?.[1] ?? []
  const ofStage = where.stage ? stages[where.stage] : []
  const usual = where.isLeader ? 'leading' : where.isSignedIn ? 'inside' : 'outside'
  const fit = [...new Set<Slug>([...ofStage, ...ofPage])].filter(
    (slug) => where.isLeader || !isForLeaders(slug) || where.path.startsWith('/start'),
  )
  const wanted = fit.length < 2 ? [...new Set<Slug>([...fit, ...anywhere[usual]])] : fit
  return wanted.slice(0, most).map((slug) => {
    const { title, summary } = readArticle(slug, locale)
    return { slug, title, summary }
  })
}
