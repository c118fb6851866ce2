import { expect, test } from 'vitest'
import { addDays } from '#domain/days.ts'
import type { StoryFacts } from '#domain/invitations/story.ts'
import { judgeHome, type Lead } from './hold-up.ts'

const now = new Date('2026-04-20T12:00:00Z')
const daysAgo = (days: number) => addDays(now, -days)

const untouched: StoryFacts = {
  channel: 'email',
  message: null,
  block: null,
  openedAt: null,
  isSigningUp: false,
  claim: null,
  isBehindCurtain: false,
  redeemedAt: null,
  voidedAt: null,
  voidedBecause: null,
  expiresAt: addDays(now, 30),
}

const noDates = { leasedUntil: null, sentAt: null, deliveredAt: null, bouncedAt: null }
const aMessage = (given: Partial<NonNullable<StoryFacts['message']>>) => ({
  ...noDates,
  failedAt: null,
  suppressedAt: null,
  ...given,
})

const aLead = (facts: Partial<StoryFacts>, given: Partial<Lead> = {}): Lead => ({
  invitationId: 'one',
  facts: { ...untouched, ...facts },
  isPass: false,
  heardAt: null,
  ...given,
})

const sent = (days: number) => ({ message: aMessage({ sentAt: daysAgo(days) }) })
const bounced = { message: aMessage({ sentAt: daysAgo(3), bouncedAt: daysAgo(3) }) }
const complained = { because: 'complained', since: daysAgo(1) } as const
const voided = { voidedAt: daysAgo(2), voidedBecause: 'by a leader' }

test.for([
  ['was never sent', 'not sent', 'send', aLead({})],
  ['is on its way', 'on the way', null, aLead({ message: aMessage({}) })],
  ['was sent yesterday', 'no answer', null, aLead(sent(1))],
  ['was sent a week ago', 'no answer', 'resend', aLead(sent(7))],
  ['was looked at', 'opened', null, aLead({ ...sent(9), openedAt: daysAgo(1) })],
  ['was looked at long ago', 'opened', 'resend', aLead({ ...sent(9), openedAt: daysAgo(8) })],
  ['was signed up with', 'nearly there', null, aLead({ ...sent(9), isSigningUp: true })],
  ['bounced', 'not reached', 'fix address', aLead(bounced)],
  ['annoyed', 'not reached', 'letter', aLead({ ...sent(3), block: complained })],
  ['has run out', 'expired', 'resend', aLead({ ...sent(99), expiresAt: daysAgo(1) })],
  ['was voided', 'no code', 'invite', aLead(voided)],
  ['was handed over on paper', 'not sent', 'letter', aLead({ channel: 'pass' })],
  ['waits for a leader', 'needs confirmation', 'confirm', aLead({ claim: { outcome: null } })],
] as const)('a home whose invitation %s is held up by “%s”: %s', ([, holdUp, act, lead]) => {
  expect(judgeHome({ leads: [lead], isAwaited: true }, now)).toMatchObject({ holdUp, act })
})

test.for([
  ['nobody is expected and there is no pass', 'nobody known', [], false],
  ['there is a pass', 'on paper', [aLead({ channel: 'pass' }, { isPass: true })], false],
  [
    'its pass has run out',
    'nobody known',
    [aLead({ channel: 'pass', expiresAt: daysAgo(1) }, { isPass: true })],
    false,
  ],
  [
    'its pass was voided',
    'nobody known',
    [aLead({ channel: 'pass', ...voided }, { isPass: true })],
    false,
  ],
] as const)(
  'a home of which %s is held up by “%s”: a letter helps',
  ([, holdUp, leads, isAwaited]) => {
    expect(judgeHome({ leads, isAwaited }, now)).toMatchObject({ holdUp, act: 'letter' })
  },
)

test('people who are expected and have no invitation are to be invited', () => {
  const judged = judgeHome({ leads: [], isAwaited: true }, now)
  expect(judged).toMatchObject({ holdUp: 'no code', act: 'invite', invitationId: null })
})

test('of several people of a home, the one who is nearest to joining counts', () => {
  const leads = [
    aLead(bounced, { invitationId: 'Ana' }),
    aLead(sent(8), { invitationId: 'Bo', heardAt: daysAgo(8) }),
    aLead({ channel: 'pass' }, { invitationId: 'pass', isPass: true }),
  ]
  const nearest = { holdUp: 'no answer', act: 'resend', invitationId: 'Bo', heardAt: daysAgo(8) }
  for (const order of [leads, leads.toReversed()])
    expect(judgeHome({ leads: order, isAwaited: true }, now)).toMatchObject(nearest)
})

test('a bounced message counts before a pass on paper: mending the address is the better way', () => {
  const pass = aLead({ channel: 'pass' }, { isPass: true })
  const judged = judgeHome({ leads: [pass, aLead(bounced)], isAwaited: true }, now)
  expect(judged).toMatchObject({ holdUp: 'not reached', act: 'fix address', trouble: 'bounced' })
})
