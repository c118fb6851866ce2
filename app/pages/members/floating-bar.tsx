import { useWords } from '#app/words/words.ts'
import { membersWords } from './words.ts'

/** What can be done with the ticked members. With script it appears with the first tick. */
export function FloatingBar({ base, count }: { base: string; count: number }) {
  const say = useWords(membersWords)
  return (
    <div className={count === 0 ? 'floating-bar waiting' : 'floating-bar'}>
      <span role="status">{say('selected', { count })}</span>
      <button className="button primary" type="submit" formAction={`${base}/resend`}>
        {say('resend')}
      </button>
      <button className="button quiet" type="submit" formAction={`${base}/void`}>
        {say('void')}
      </button>
    </div>
  )
}
