import { useWords } from '#app/words/words.ts'
import type { StoryState, Trouble } from '#domain/invitations/story.ts'
import { type PlainReason, plainReason } from './plain-reason.ts'
import { storyWords } from './words.ts'

type InvitationChannel = 'email' | 'text' | 'pass'

const kinds: Partial<Record<StoryState, string>> = {
  bounced: 'danger',
  failed: 'danger',
  suppressed: 'danger',
  'needs confirmation': 'waiting',
  'waiting for verification': 'waiting',
  expired: 'waiting',
  made: 'quiet',
  queued: 'quiet',
  sending: 'quiet',
  sent: 'quiet',
  delivered: 'quiet',
  voided: 'quiet',
  replaced: 'quiet',
  declined: 'quiet',
}

/** How far an invitation has come, in a word and a colour; the word says all that the colour does. */
export function StateBadge({ state, channel }: { state: StoryState; channel: InvitationChannel }) {
  const say = useWords(storyWords)
  return (
    <span className={`badge ${kinds[state] ?? ''}`.trim()}>
      {say(state === 'made' && channel === 'pass' ? 'onPaper' : state)}
    </span>
  )
}

type Troubled = {
  channel: InvitationChannel
  trouble: Trouble | null
  words: string | null
}

/** What went wrong in plain language; in full with the words of the server, for who can use them. */
export function WhatWentWrong({
  channel,
  trouble,
  words,
  inFull = false,
}: Troubled & { inFull?: boolean }) {
  const say = useWords(storyWords)
  if (!trouble) return null
  const isServers = trouble === 'bounced' || trouble === 'failed'
  return (
    <span className="went-wrong">
      {say(meaning({ channel, trouble, words }))}
      {inFull && isServers && words && <small>{say('serverSaid', { words })}</small>}
    </span>
  )
}

function meaning({ channel, trouble, words }: Troubled & { trouble: Trouble }) {
  if (trouble === 'failed') return 'gaveUp'
  if (trouble !== 'bounced') return trouble
  return channel === 'text' ? 'badNumber' : (plainReason(words) satisfies PlainReason)
}
