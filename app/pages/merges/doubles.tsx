import { Link } from 'react-router'
import { useWords } from '#app/words/words.ts'
import type { Double } from '#domain/merges/find-doubles.ts'
import { mergesWords } from './words.ts'

/** Pairs that may be one person, each to be compared first. */
export function Doubles({ doubles, base }: { doubles: readonly Double[]; base: string }) {
  const say = useWords(mergesWords)
  return (
    <section className="merge-part">
      <h2>{say('doubles')}</h2>
      <p>{say(doubles.length > 0 ? 'doublesLead' : 'noDoubles')}</p>
      <ul className="merge-list">
        {doubles.map(({ one, other, names, because }) => (
          <li key={`${one} ${other}`} className="card">
            <div>
              <strong>{names.join(' · ')}</strong>
              <p className="soft">{say(because)}</p>
            </div>
            <Link
              className="button quiet"
              to={`${base}/merge?${new URLSearchParams({ one, other })}`}
              aria-label={say('compareOf', { one: names[0], other: names[1] })}
            >
              {say('compare')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
