import { useWords } from '#app/words/words.ts'
import type { NextAct } from '#domain/invitations/story.ts'
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

type WhatNextProps = { slug: string; invitation: { id: string; next: NextAct | null } }

/** The one thing a leader had best do now, and why. */
export function WhatNext({ slug, invitation: { id, next } }: WhatNextProps) {
  const say = useWords(pageWords)
  if (!next) return <p className="soft">{say('nothing')}</p>
  return (
    <section className="card what-next">
      <h2>{say('nextTitle')}</h2>
      <p>{say(hints[next])}</p>
      <NextStep slug={slug} invitationId={id} next={next} isMain />
    </section>
  )
}
