import { addDays } from '#domain/days.ts'
import { type DeliveryDates, deliveryState } from '#domain/deliveries/delivery.ts'
import { type InvitationDates, stateOf } from './invitation.ts'

/**
 * How far an invitation has come. *Made*: nothing was sent, or it is on paper; *suppressed*: its
 * address gets no messages; *declined*: a leader said no to the home its holder told.
 */
export const storyStates = [
  'made',
  'queued',
  'sending',
  'sent',
  'delivered',
  'bounced',
  'failed',
  'suppressed',
  'link opened',
  'waiting for verification',
  'needs confirmation',
  'declined',
  'behind the curtain',
  'joined',
  'voided',
  'replaced',
  'expired',
] as const
export type StoryState = (typeof storyStates)[number]

/** The tabs of the list, those that ask for something first. */
export const storyGroups = [
  'trouble',
  'needs confirmation',
  'not sent',
  'on the way',
  'reached',
  'opened',
  'joined',
  'expired',
  'voided',
] as const
export type StoryGroup = (typeof storyGroups)[number]

const groups: Record<StoryState, StoryGroup> = {
  made: 'not sent',
  queued: 'on the way',
  sending: 'on the way',
  sent: 'reached',
  delivered: 'reached',
  bounced: 'trouble',
  failed: 'trouble',
  suppressed: 'trouble',
  'link opened': 'opened',
  'waiting for verification': 'opened',
  'needs confirmation': 'needs confirmation',
  declined: 'voided',
  'behind the curtain': 'joined',
  joined: 'joined',
  voided: 'voided',
  replaced: 'voided',
  expired: 'expired',
}

/** The states that stand on a tab. */
export function statesOf(group: StoryGroup): StoryState[] {
  return storyStates.filter((state) => groups[state] === group)
}

/** Why messages do not arrive. *Stopped*: a message was held back, and nothing says why any more. */
export const troubles = [
  'bounced',
  'failed',
  'complained',
  'unsubscribed',
  'opted out',
  'stopped',
] as const
export type Trouble = (typeof troubles)[number]

/** What is known of an invitation; everything else about its story follows from it. */
export type StoryFacts = InvitationDates & {
  channel: 'email' | 'text' | 'pass'
  /** The newest message that carried it; a reminder only once it has left. */
  message: DeliveryDates | null
  /** Why its address gets no more messages, since when; null: it does. */
  block: { because: 'bounced' | 'complained' | 'unsubscribed' | 'opted out'; since: Date } | null
  /** When somebody looked at it last. */
  openedAt: Date | null
  /** Whether somebody signed up with it and has not proven their address. */
  isSigningUp: boolean
  /** The home that its holder told, and what a leader said to it. */
  claim: { outcome: 'confirmed' | 'moved' | 'declined' | null } | null
  /** Whether who joined must wait until the community opens. */
  isBehindCurtain: boolean
}

/**
 * The furthest truth about an invitation. What ended it counts before what became of its messages, and
 * a person who acted before a machine that answered; but a message that failed after somebody looked
 * is news.
 */
export function storyOf(facts: StoryFacts, now: Date): StoryState {
  return endOf(facts, now) ?? wayOf(facts, now)
}

function endOf(facts: StoryFacts, now: Date): StoryState | null {
  if (facts.claim?.outcome === null) return 'needs confirmation'
  if (facts.claim?.outcome === 'declined') return 'declined'
  const state = stateOf(facts, now)
  if (state === 'redeemed') return facts.isBehindCurtain ? 'behind the curtain' : 'joined'
  return state === 'open' ? null : state
}

function wayOf(facts: StoryFacts, now: Date): StoryState {
  const { message, openedAt } = facts
  if (facts.isSigningUp) return 'waiting for verification'
  const wrong = wentWrongAt(facts)
  if (openedAt && (!wrong || wrong <= openedAt)) return 'link opened'
  const state = message && deliveryState(message, now)
  if (state === 'bounced' || state === 'failed') return state
  if (wrong) return 'suppressed'
  return state ?? 'made'
}

/** When messages stopped arriving, as far as is known. */
function wentWrongAt({ message, block }: StoryFacts): Date | null {
  const dates = [message?.bouncedAt, message?.failedAt, message?.suppressedAt, block?.since]
  return dates.reduce<Date | null>((last, at) => (at && (!last || at > last) ? at : last), null)
}

/** Why messages of an invitation that may still be used do not arrive; null when they do. */
export function troubleOf(facts: StoryFacts, now: Date): Trouble | null {
  const state = storyOf(facts, now)
  if (state !== 'expired' && groups[state] !== 'trouble') return null
  if (facts.message?.bouncedAt) return 'bounced'
  if (facts.message?.failedAt) return 'failed'
  if (facts.block) return facts.block.because
  return facts.message?.suppressedAt ? 'stopped' : null
}

/**
 * What a leader had best do. *Other way*: hand the code over by text, on paper or in person; *invite
 * anew*: this invitation is over.
 */
export type NextAct = 'send' | 'resend' | 'fix address' | 'confirm' | 'other way' | 'invite anew'

/** After so many days without an answer a message is worth sending again. */
export const patienceDays = 7

const nextAfterTrouble: Record<Trouble, NextAct> = {
  bounced: 'fix address',
  failed: 'resend',
  complained: 'other way',
  unsubscribed: 'other way',
  'opted out': 'other way',
  stopped: 'resend',
}

/** The next best act; null: nothing is to be done. */
export function nextAct(facts: StoryFacts, now: Date): NextAct | null {
  const state = storyOf(facts, now)
  const trouble = troubleOf(facts, now)
  if (trouble) return nextAfterTrouble[trouble]
  if (state === 'needs confirmation') return 'confirm'
  if (facts.voidedBecause === 'joined otherwise' || facts.voidedBecause === 'merged') return null
  if (state === 'voided' || state === 'declined') return 'invite anew'
  if (facts.channel === 'pass') return null
  if (state === 'made') return 'send'
  return state === 'expired' || waitedLong(state, facts, now) ? 'resend' : null
}

function waitedLong(state: StoryState, { message, openedAt }: StoryFacts, now: Date): boolean {
  if (!['sent', 'delivered', 'link opened'].includes(state)) return false
  const last = openedAt ?? message?.sentAt
  return last != null && addDays(last, patienceDays) <= now
}
