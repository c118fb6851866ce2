import { useWords } from '#app/words/words.ts'
import type { ShownHome } from './shown.ts'
import { progressWords } from './words.ts'

/** What holds a home up, in a word and a sentence. */
export function Why({ home }: { home: ShownHome }) {
  const say = useWords(progressWords)
  const { holdUp, trouble, heard } = home
  return (
    <>
      <span className="badge waiting">{say(holdUp)}</span>{' '}
      <span className="soft">
        {say(`why ${holdUp}`, { day: heard ?? 'none' })} {trouble && say(trouble)}
      </span>
    </>
  )
}
