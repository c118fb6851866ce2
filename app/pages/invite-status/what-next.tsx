import { useWords } from '#app/words/words.ts'
import type { NextAct, StoryState } from '#domain/invitations/story.ts'
import { NextStep } from './next-step.tsx'
import { pageWords } from './story-words.ts'

const hints = {
  send: 'sendHint',
  resend: 'resendHint',
  'fix address': 'fixHint',
  confirm: 'confirmHint',
  'other way': 'otherHint',
  'invite anew': 'anewHint',
} as const satisfies Record<NextAct, string>

type WhatNextProps = {
  slug: string
  invitation: {
    id: string
    next: NextAct | null
    state: StoryState
    channel: 'email' | 'text' | 'pass'
  }
}

/** The one thing a leader had best do now, and why. */
export function WhatNext({ slug, invitation: { id, next, state, channel } }: WhatNextProps) {
  const say = useWords(pageWords)
  const isOnPaper = state === 'made' && channel === 'pass'
  if (!next) return <p className="soft">{say(isOnPaper ? 'handOut' : 'nothing')}</p>
  return (
    <section className="card what-next">
      <h2>{say('nextTitle')}</h2>
      <p>{say(hints[next])}</p>
      <NextStep slug={slug} invitationId={id} next={next} isMain />
    </section>
  )
}
