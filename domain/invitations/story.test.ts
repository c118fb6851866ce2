import { expect, test } from 'vitest'
import { addDays } from '#domain/days.ts'
import {
  nextAct,
  type StoryFacts,
  statesOf,
  storyGroups,
  storyOf,
  storyStates,
  troubleOf,
} from './story.ts'

const now = new Date('2026-04-20T12:00:00Z')
const ago = (days: number) => addDays(now, -days)

const nothing: StoryFacts = {
  channel: 'email',
  redeemedAt: null,
  voidedAt: null,
  voidedBecause: null,
  expiresAt: addDays(now, 70),
  message: null,
  block: null,
  openedAt: null,
  isSigningUp: false,
  claim: null,
  isBehindCurtain: false,
}

const queued = {
  leasedUntil: null,
  sentAt: null,
  deliveredAt: null,
  bouncedAt: null,
  failedAt: null,
  suppressedAt: null,
}
const sent = { ...queued, sentAt: ago(3) }
const bounced = { ...sent, bouncedAt: ago(2) }
const complained = { because: 'complained', since: ago(1) } as const

/** What is known, what it is called, why messages do not arrive, and what to do. */
const stories: [string, Partial<StoryFacts>, string, string | null, string | null][] = [
  ['nothing was sent', {}, 'made', null, 'send'],
  ['it is on paper', { channel: 'pass' }, 'made', null, null],
  ['a message waits', { message: queued }, 'queued', null, null],
  [
    'a worker holds it',
    { message: { ...queued, leasedUntil: addDays(now, 1) } },
    'sending',
    null,
    null,
  ],
  ['a message left', { message: sent }, 'sent', null, null],
  ['it left a week ago', { message: { ...queued, sentAt: ago(7) } }, 'sent', null, 'resend'],
  ['it arrived', { message: { ...sent, deliveredAt: ago(2) } }, 'delivered', null, null],
  ['it came back', { message: bounced }, 'bounced', 'bounced', 'fix address'],
  ['nobody took it', { message: { ...queued, failedAt: ago(1) } }, 'failed', 'failed', 'resend'],
  [
    'it was held back',
    { message: { ...queued, suppressedAt: ago(1) } },
    'suppressed',
    'stopped',
    'resend',
  ],
  [
    'they complained',
    { message: sent, block: complained },
    'suppressed',
    'complained',
    'other way',
  ],
  [
    'they opted out',
    { channel: 'text', message: sent, block: { because: 'opted out', since: ago(1) } },
    'suppressed',
    'opted out',
    'other way',
  ],
  ['somebody looked', { message: sent, openedAt: ago(1) }, 'link opened', null, null],
  ['somebody looked long ago', { message: sent, openedAt: ago(9) }, 'link opened', null, 'resend'],
  [
    'somebody looked before it came back',
    { message: bounced, openedAt: ago(2.5) },
    'bounced',
    'bounced',
    'fix address',
  ],
  [
    'somebody looked after it came back',
    { message: bounced, openedAt: ago(1) },
    'link opened',
    null,
    null,
  ],
  [
    'somebody signed up',
    { message: bounced, isSigningUp: true },
    'waiting for verification',
    null,
    null,
  ],
  [
    'somebody told a home',
    { redeemedAt: ago(1), claim: { outcome: null } },
    'needs confirmation',
    null,
    'confirm',
  ],
  [
    'the home was confirmed',
    { redeemedAt: ago(1), claim: { outcome: 'confirmed' } },
    'joined',
    null,
    null,
  ],
  [
    'the home was declined',
    { redeemedAt: ago(1), claim: { outcome: 'declined' } },
    'declined',
    null,
    'invite anew',
  ],
  ['somebody joined', { redeemedAt: ago(1), message: bounced }, 'joined', null, null],
  [
    'they must wait outside',
    { redeemedAt: ago(1), isBehindCurtain: true },
    'behind the curtain',
    null,
    null,
  ],
  [
    'it was voided',
    { voidedAt: ago(1), voidedBecause: 'withdrawn', message: bounced },
    'voided',
    null,
    'invite anew',
  ],
  [
    'they came another way',
    { voidedAt: ago(1), voidedBecause: 'joined otherwise' },
    'voided',
    null,
    null,
  ],
  ['it was replaced', { voidedAt: ago(1), voidedBecause: 'replaced' }, 'replaced', null, null],
  [
    'it ran out',
    { expiresAt: ago(1), message: sent, isSigningUp: true },
    'expired',
    null,
    'resend',
  ],
  [
    'it ran out and had come back',
    { expiresAt: ago(1), message: bounced },
    'expired',
    'bounced',
    'fix address',
  ],
]

test.for(stories)('when %s', ([, known, state, trouble, next]) => {
  const facts = { ...nothing, ...known }
  expect([storyOf(facts, now), troubleOf(facts, now), nextAct(facts, now)]).toEqual([
    state,
    trouble,
    next,
  ])
})

test('every state is told of above, and stands on exactly one tab', () => {
  expect(new Set(stories.map(([, , state]) => state))).toEqual(new Set(storyStates))
  expect(storyGroups.flatMap(statesOf).sort()).toEqual([...storyStates].sort())
})
