import { useWords } from '#app/words/words.ts'
import type { WhyReturned } from '#domain/conversations/why-returned.ts'
import type { ConversationView } from './load-conversation.ts'
import { returnedWords } from './returned-words.ts'

const reasons = {
  'no such address': 'noAddress',
  'no such domain': 'noDomain',
  full: 'full',
  refused: 'refused',
  'given up': 'givenUp',
} as const satisfies Record<WhyReturned, keyof (typeof returnedWords)['en']>

type CameBackProps = {
  letter: ConversationView['messages'][number]['returned'][number]
  /** Whether they have read here what stood in it. */
  isSeen: boolean
}

/** Below a message: that the letter with it did not arrive, and why. */
export function CameBack({ letter: { to: address, why, words }, isSeen }: CameBackProps) {
  const say = useWords(returnedWords)
  const told = why === 'given up' ? 'notTaken' : 'cameBack'
  return (
    <p className="came-back">
      <span className="trouble">{say(told, { address, why: say(reasons[why]) })}</span>{' '}
      {isSeen && say('readHere')}
      <ServerSaid words={words} />
    </p>
  )
}

/** Above the box: that what is written will reach nobody by e-mail, before it is. */
export function DeadAddress({ known }: { known: NonNullable<ConversationView['deadAddress']> }) {
  const say = useWords(returnedWords)
  const { to: address, why, words, on: day, toldBy } = known
  const told = toldBy === 'us' ? 'dead' : 'doubtful'
  return (
    <div className="notice warning">
      {say(told, { address, day, why: say(reasons[why]) })}
      <ServerSaid words={words} />
    </div>
  )
}

function ServerSaid({ words }: { words: string | null }) {
  const say = useWords(returnedWords)
  return words && <span className="server-said soft">{say('said', { words })}</span>
}
