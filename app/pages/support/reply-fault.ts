import type { Say } from '#app/words/words.ts'
import type { TypedReply } from './read-reply.ts'
import type { replyWords } from './reply-words.ts'

type Refusal = NonNullable<TypedReply['refusal']>
type Word = keyof (typeof replyWords)['en']

const faults = {
  'nothing written': { field: 'text', word: 'nothing' },
  'too long': { field: 'text', word: 'long' },
  'answered meanwhile': { field: 'text', word: 'answeredBy' },
  'too many files': { field: 'files', word: 'manyFiles' },
  'files too large': { field: 'files', word: 'largeFiles' },
  'file not taken': { field: 'files', word: 'notTaken' },
  hurry: { field: 'text', word: 'hurry' },
  'unknown conversation': { field: 'text', word: 'please' },
  'no agent': { field: 'text', word: 'please' },
} as const satisfies Record<Refusal['because'], { field: 'text' | 'files'; word: Word }>

/** Why it was not sent, beside its field; null: nothing is wrong. */
export function faultIn(
  say: Say<Word>,
  refusal: Refusal | null,
): { field: 'text' | 'files'; words: string } | null {
  if (!refusal) return null
  const { field, word } = faults[refusal.because]
  if (refusal.because === 'hurry') {
    const minutes = Math.ceil(refusal.retryAfterSeconds / 60)
    return { field, words: say(word, { minutes }) }
  }
  const name = 'name' in refusal ? refusal.name : null
  if (word === 'answeredBy' && name === null) return { field, words: say('answered') }
  return { field, words: say(word, { name: name ?? '' }) }
}
