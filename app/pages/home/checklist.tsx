import { Link } from 'react-router'
import { useWords } from '#app/words/words.ts'
import type { Permission } from '#domain/roles/permission.ts'
import { homeWords } from './words.ts'

/** The steps from an empty community to one in which everybody is, in the order of doing them. */
const steps = [
  { step: 'roster', to: 'roster', needs: 'import roster' },
  { step: 'brand', to: 'preferences', needs: 'update community preferences' },
  { step: 'board', to: 'members/invite', needs: 'invite members' },
  { step: 'everybody', to: 'invitations', needs: 'invite members' },
  { step: 'open', to: 'preferences', needs: 'update community preferences' },
  { step: 'last', to: 'progress', needs: 'admin view members' },
] as const satisfies readonly { step: string; to: string; needs: Permission }[]

export type Step = (typeof steps)[number]['step']

type ChecklistProps = {
  slug: string
  /** Which steps are to be done at all, and whether they are. */
  done: Partial<Record<Step, boolean>>
  permissions: readonly string[]
  counts: { active: number; pending: number }
}

/** From the first day to everybody being in, step by step; the next one stands out. */
export function Checklist({ slug, done, permissions, counts }: ChecklistProps) {
  const say = useWords(homeWords)
  const open = steps.filter(
    ({ step, needs }) => done[step] === false && permissions.includes(needs),
  )
  if (open.length === 0) return null
  const next = open[0]!
  return (
    <section className="card">
      <h2>{say('next')}</h2>
      <p>{say('people', counts)}</p>
      <ol className="checklist">
        <Line done>{say('created')}</Line>
        {steps
          .filter(({ step }) => done[step] !== undefined)
          .map(({ step, to }) => {
            const isOpen = open.some((one) => one.step === step)
            return (
              <Line key={step} done={done[step] === true}>
                {isOpen ? <Link to={`/c/${slug}/${to}`}>{say(step)}</Link> : say(step)}
                {isOpen && <span className="soft">{say(`${step}Body`)}</span>}
              </Line>
            )
          })}
      </ol>
      <Link className="button primary" to={`/c/${slug}/${next.to}`}>
        {say(`${next.step}Do`)}
      </Link>
    </section>
  )
}

function Line({ done, children }: { done: boolean; children: React.ReactNode }) {
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
