import { useEffect, useState } from 'react'
import { Form, Link, useRevalidator } from 'react-router'
import { useWords } from '#app/words/words.ts'
import type { RosterView } from './load-roster.ts'
import { reviewWords } from './review-words.ts'

type Told = Pick<RosterView, 'state'> & RosterView['progress']

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

/** Listens for how far the roster is, and asks for the page anew when its state is another. */
function useProgress({ base, state, progress }: RosterView): RosterView['progress'] {
  const [told, setTold] = useState<Told | null>(null)
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const source = new EventSource(`${base}/events`)
    source.onmessage = ({ data }) => {
      const now = JSON.parse(data) as Told
      setTold(now)
      if (now.state === state) return
      source.close()
      void revalidate()
    }
    return () => source.close()
  }, [base, state, revalidate])
  return told?.state === state ? told : progress
}
