import { useEffect } from 'react'
import { Form, Link, useRevalidator } from 'react-router'
import { useWords } from '#app/words/words.ts'
import type { RosterView } from './load-roster.ts'
import { reviewWords } from './review-words.ts'
import { useTold } from './watched.tsx'

/** How far a roster has come, as it goes on; without script the page looks again by itself. */
export function Progress({ roster }: { roster: RosterView }) {
  const say = useWords(reviewWords)
  const { base, state, totals } = roster
  const { done, of } = useProgress(roster)
  const words = of > 0 ? say('progress', { done, of }) : say('waiting')
  const isAgain = state === 'checking' && totals !== null
  return (
    <section className={isAgain ? 'roster-progress' : 'card roster-progress'}>
      {isAgain ? <p>{say('checkingAgain')}</p> : <h1>{say(titleOf(state))}</h1>}
      <progress value={done} max={of || 1} aria-label={say(titleOf(state))} />
      <p role="status">{words}</p>
      {!isAgain && <p className="soft">{say('mayLeave')}</p>}
      <noscript>
        <meta httpEquiv="refresh" content="3" />
        <Link to={base} reloadDocument>
          {say('look')}
        </Link>
      </noscript>
      {state === 'importing' && (
        <Form method="post" action={`${base}/cancel`}>
          <button className="button quiet" type="submit">
            {say('cancel')}
          </button>
          <p className="hint soft">{say('cancelHint')}</p>
        </Form>
      )}
    </section>
  )
}

const titleOf = (state: RosterView['state']) => (state === 'importing' ? 'importing' : 'checking')

/** How far the roster is, as it was told; asks for the page anew when its state is another. */
function useProgress({ state, progress }: RosterView): RosterView['progress'] {
  const told = useTold()
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (told && told.state !== state) void revalidate()
  }, [told, state, revalidate])
  return told?.state === state ? told : progress
}
