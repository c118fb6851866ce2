import {
  type NextAct,
  nextAct,
  type StoryFacts,
  type StoryState,
  storyOf,
  type Trouble,
  troubleOf,
} from '#domain/invitations/story.ts'

/**
 * Why nobody of a home has joined, those that ask for a leader first. *No code*: people are expected
 * and no code of theirs is good; *on paper*: the home has a pass, and nothing is known of it.
 */
export const holdUps = [
  'needs confirmation',
  'not reached',
  'expired',
  'no code',
  'not sent',
  'nobody known',
  'on paper',
  'no answer',
  'opened',
  'nearly there',
  'on the way',
] as const
export type HoldUp = (typeof holdUps)[number]

const holdUpOf: Record<StoryState, HoldUp> = {
  made: 'not sent',
  queued: 'on the way',
  sending: 'on the way',
  sent: 'no answer',
  delivered: 'no answer',
  bounced: 'not reached',
  failed: 'not reached',
  suppressed: 'not reached',
  'link opened': 'opened',
  'waiting for verification': 'nearly there',
  'needs confirmation': 'needs confirmation',
  declined: 'no code',
  'behind the curtain': 'nearly there',
  joined: 'nearly there',
  voided: 'no code',
  replaced: 'no code',
  expired: 'expired',
}

/** How near to joining a state is, the nearest first. */
const nearness: readonly HoldUp[] = [
  'needs confirmation',
  'nearly there',
  'opened',
  'no answer',
  'on the way',
  'not sent',
  'not reached',
  'expired',
  'on paper',
  'no code',
  'nobody known',
]

/** What helps best with a home, in one click; *letter*: a pass for the home on paper. */
export type BestAct = 'confirm' | 'fix address' | 'send' | 'resend' | 'letter' | 'invite'

/** An invitation that leads to a home, by a person or by a pass, as far as it tells how the home stands. */
export type Lead = {
  invitationId: string
  facts: StoryFacts
  /** Whether it is a pass made for the home, and not somebody's own. */
  isPass: boolean
  /** When a message of it left, or it was looked at, last. */
  heardAt: Date | null
}

/** Why a home has not joined, and what to do; `invitationId` is the one that is nearest to joining. */
export type Judgement = {
  holdUp: HoldUp
  trouble: Trouble | null
  act: BestAct | null
  invitationId: string | null
  heardAt: Date | null
}

/**
 * Judges a home by the one of its invitations that is nearest to joining: who lives there joins with
 * any of them. `isAwaited` tells whether somebody is expected there.
 */
export function judgeHome(
  { leads, isAwaited }: { leads: readonly Lead[]; isAwaited: boolean },
  now: Date,
): Judgement {
  const judged = leads.map((lead) => judgeLead(lead, now))
  judged.sort((a, b) => nearness.indexOf(a.holdUp) - nearness.indexOf(b.holdUp))
  const [nearest] = judged
  if (nearest && (nearest.holdUp !== 'no code' || isAwaited)) return nearest
  const nothing = { trouble: null, invitationId: null, heardAt: null }
  return isAwaited
    ? { holdUp: 'no code', act: 'invite', ...nothing }
    : { holdUp: 'nobody known', act: 'letter', ...nothing }
}

function judgeLead({ invitationId, facts, isPass, heardAt }: Lead, now: Date): Judgement {
  const state = storyOf(facts, now)
  const about = { invitationId, heardAt, trouble: troubleOf(facts, now) }
  if (isPass && (state === 'made' || state === 'expired'))
    return { ...about, holdUp: state === 'made' ? 'on paper' : 'nobody known', act: 'letter' }
  return { ...about, holdUp: holdUpOf[state], act: bestOf(facts, now) }
}

const actOf: Record<NextAct, BestAct> = {
  send: 'send',
  resend: 'resend',
  'fix address': 'fix address',
  confirm: 'confirm',
  'other way': 'letter',
  'invite anew': 'invite',
}

/** An invitation on paper that somebody holds is best printed once more; for all others the story knows. */
function bestOf(facts: StoryFacts, now: Date): BestAct | null {
  const next = nextAct(facts, now)
  if (next) return actOf[next]
  return facts.channel === 'pass' && storyOf(facts, now) === 'made' ? 'letter' : null
}
