import type { Actor } from '#domain/roles/permission.ts'
import type { InvitationRow } from './read-invitations.ts'
import type { StorySources } from './tell-story.ts'

/** What happened, as the page says it. */
export type StoryEventKind =
  | 'made'
  | 'queued'
  | 'reminder queued'
  | 'sent'
  | 'delivered'
  | 'bounced'
  | 'failed'
  | 'suppressed'
  | 'complained'
  | 'opened'
  | 'opened again'
  | 'signed up'
  | 'verified'
  | 'claimed home'
  | 'corrected home'
  | 'confirmed home'
  | 'moved to home'
  | 'declined home'
  | 'joined'
  | 'resent'
  | 'fixed address'
  | 'replaced'
  | 'replaces'
  | 'asked to prove mailbox'
  | 'asked a leader'
  | 'asked for a new invitation'
  | 'voided'
  | 'joined otherwise'
  | 'merged'
  | 'expired'

/** One thing that happened to an invitation. What the viewer may not see is null. */
export type StoryEvent = {
  at: Date
  kind: StoryEventKind
  /** The member who did it, where one did. */
  by: string | null
  /** The e-mail address or number it went to. */
  address: string | null
  /** What a mail server or a provider answered. */
  words: string | null
  /** The invitation that took its place, or whose place it took. */
  invitationId: string | null
}

type Part = Partial<Omit<StoryEvent, 'at' | 'kind'>> &
  Pick<StoryEvent, 'kind'> & { at: Date | null }

/** Everything that happened, oldest first; of one moment, in the order in which it had to happen. */
export function eventsOf(sources: StorySources, by: Actor, now: Date): StoryEvent[] {
  const { row } = sources
  const parts: Part[] = [
    ...sources.deeds.flatMap(deedParts),
    ...(sources.deeds.some(({ deed }) => deed === 'invited member')
      ? []
      : [{ at: row.invitedAt, kind: 'made' as const }]),
    ...sources.deliveries.flatMap(deliveryParts),
    ...sources.openings.flatMap(openingParts),
    ...sources.signUps.flatMap(signUpParts),
    ...sources.claims.flatMap(claimParts),
    ...endParts(sources, now),
  ]
  const seen = seesAddresses(row, by)
  return parts
    .flatMap(({ at, ...part }) => (at ? [{ ...nothing, ...part, at }] : []))
    .map((event) => (seen ? event : { ...event, address: null, words: null }))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || rank(a) - rank(b))
}

const nothing = { by: null, address: null, words: null, invitationId: null }

/** What a leader did comes before the message it caused, and after the one it stopped. */
const first = new Set<StoryEventKind>(['made', 'replaces', 'fixed address', 'resent'])
const rank = ({ kind }: StoryEvent) => (first.has(kind) ? 0 : kind === 'suppressed' ? 1 : 2)

function seesAddresses({ contact, channel }: InvitationRow, { permissions }: Actor): boolean {
  return (
    contact !== null ||
    permissions.has(channel === 'text' ? 'view member phone' : 'view member email')
  )
}

const deedKinds = {
  'invited member': 'made',
  'resent invitation': 'resent',
  'fixed address': 'fixed address',
  'asked to prove mailbox': 'asked to prove mailbox',
  'asked a leader': 'asked a leader',
  'asked for a new invitation': 'asked for a new invitation',
  'corrected home': 'corrected home',
} as const

function deedParts({ deed, at, by, facts }: StorySources['deeds'][number]): Part[] {
  const text = (name: string) => (typeof facts[name] === 'string' ? (facts[name] as string) : null)
  if (deed === 'reminded') return [] // the message tells it
  if (deed === 'replaced code') {
    const replaces = text('instead')
    const kind = replaces ? 'replaces' : 'replaced'
    return [{ at, by, kind, invitationId: replaces ?? text('by') }]
  }
  if (deed === 'voided invitation') return [{ at, by, kind: voidedKind(text('because')) }]
  return [{ at, by, kind: deedKinds[deed], address: text('to') }]
}

function voidedKind(because: string | null): StoryEventKind {
  return because === 'joined otherwise' || because === 'merged' ? because : 'voided'
}

function deliveryParts(one: StorySources['deliveries'][number]): Part[] {
  const { recipient: address, problem: words } = one
  const kind = one.template === 'reminder' ? 'reminder queued' : 'queued'
  return [
    { at: one.queuedAt, kind, address },
    { at: one.sentAt, kind: 'sent', address },
    { at: one.deliveredAt, kind: 'delivered', address },
    { at: one.bouncedAt, kind: 'bounced', address, words },
    { at: one.failedAt, kind: 'failed', address, words },
    { at: one.suppressedAt, kind: 'suppressed', address, words },
    { at: one.complainedAt, kind: 'complained', address },
  ]
}

function openingParts({ firstAt, lastAt }: StorySources['openings'][number]): Part[] {
  const again = lastAt > firstAt ? lastAt : null
  return [
    { at: firstAt, kind: 'opened' },
    { at: again, kind: 'opened again' },
  ]
}

function signUpParts({ askedAt, verifiedAt }: StorySources['signUps'][number]): Part[] {
  return [
    { at: askedAt, kind: 'signed up' },
    { at: verifiedAt, kind: 'verified' },
  ]
}

const outcomes = {
  confirmed: 'confirmed home',
  moved: 'moved to home',
  declined: 'declined home',
} as const

function claimParts({ claimedAt, settledAt, outcome }: StorySources['claims'][number]): Part[] {
  const kind = outcomes[outcome as keyof typeof outcomes]
  return [{ at: claimedAt, kind: 'claimed home' }, ...(kind ? [{ at: settledAt, kind }] : [])]
}

/** How it ended, where no deed tells: with its batch, by being used, or by running out. */
function endParts({ row, deeds, claims }: StorySources, now: Date): Part[] {
  const { redeemedAt, voidedAt, voidedBecause, expiresAt } = row
  if (redeemedAt) return claims.length > 0 ? [] : [{ at: redeemedAt, kind: 'joined' }]
  if (voidedAt) {
    const isTold = deeds.some(
      ({ deed, facts }) =>
        deed === 'voided invitation' || (deed === 'replaced code' && 'by' in facts),
    )
    const kind = voidedBecause === 'replaced' ? 'replaced' : 'voided'
    return isTold ? [] : [{ at: voidedAt, kind }]
  }
  return expiresAt && expiresAt <= now ? [{ at: expiresAt, kind: 'expired' }] : []
}
