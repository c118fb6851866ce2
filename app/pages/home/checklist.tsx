import { Link } from 'react-router'
import { useWords } from '#app/words/words.ts'
import { homeWords } from './words.ts'

type ChecklistProps = {
  slug: string
  /** Null: the community has no trial. */
  trial: { daysLeft: number; ends: string } | null
  counts: { active: number; pending: number }
}

/** From an empty community to one with people in it, step by step. */
export function Checklist({ slug, trial, counts }: ChecklistProps) {
  const say = useWords(homeWords)
  const invited = counts.pending > 0 || counts.active > 1
  return (
    <section className="card">
      {trial && <h2>{say('trial', { days: trial.daysLeft })}</h2>}
      {trial && <p>{say('trialBody', { day: trial.ends })}</p>}
      <p>{say('people', counts)}</p>
      <h3>{say('next')}</h3>
      <ol className="checklist">
        <Step done>{say('created')}</Step>
        <Step done={invited}>
          {say('board')}
          <span className="soft">{say('boardBody')}</span>
        </Step>
      </ol>
      <Link className="button primary" to={`/c/${slug}/members/invite`}>
        {say('invite')}
      </Link>
    </section>
  )
}

function Step({ done, children }: { done: boolean; children: React.ReactNode }) {
  const say = useWords(homeWords)
  return (
    <li className={done ? 'done' : undefined}>
      <span className="mark" aria-hidden="true">
        {done ? '✓' : ''}
      </span>
      <span className="words">{children}</span>
      {done && <span className="hidden-words">{say('done')}</span>}
    </li>
  )
}
