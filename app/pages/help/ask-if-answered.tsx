import type { Slug } from '#app/articles/shelves.ts'
import { Notice } from '#app/ui/notice.tsx'
import { useWords } from '#app/words/words.ts'
import { helpWords } from './words.ts'

/** Why an answer was not kept. */
export type Outcome = { because: 'unreadable' } | { because: 'hurry'; minutes: number }

type AskIfAnsweredProps = { slug: Slug; said: 'yes' | 'no' | null; outcome: Outcome | null }

/** Asks whether an article answered the question of its reader. One may change one's mind. */
export function AskIfAnswered({ slug, said, outcome }: AskIfAnsweredProps) {
  const say = useWords(helpWords)
  return (
    <section className="card answer" id="answer" aria-labelledby="answered">
      <h2 id="answered">{say('answered')}</h2>
      {outcome && <Notice kind="error">{say(outcome.because, { ...outcome })}</Notice>}
      {said && !outcome && (
        <Notice>
          <p>
            {say(said === 'yes' ? 'thanks' : 'sorry')}
            {said === 'no' && (
              <>
                {' '}
                <a href="/help/contact">{say('contact')}</a>
              </>
            )}
          </p>
        </Notice>
      )}
      <form method="post" action={`/help/${slug}#answer`} className="beside">
        {(['yes', 'no'] as const).map((one) => (
          <button
            key={one}
            className="button quiet"
            type="submit"
            name="helped"
            value={one}
            aria-pressed={said === one ? true : undefined}
          >
            {say(one)}
          </button>
        ))}
      </form>
    </section>
  )
}
