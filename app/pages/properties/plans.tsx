import { Link } from 'react-router'
import { useWords } from '#app/words/words.ts'
import type { PropertyView } from './property.tsx'
import { propertyWords } from './property-words.ts'

/** The moves of a home that are of a day to come. */
export function Plans({ base, property }: { base: string; property: PropertyView }) {
  const say = useWords(propertyWords)
  const { plans, mayMove } = property
  if (plans.length === 0) return null
  return (
    <section className="card home-card">
      <h2>{say('plans')}</h2>
      <ul className="occupants">
        {plans.map(({ id, reason, lastDay: day, people }) => {
          const plan = say(`plan ${reason}`, { day, count: people.length })
          return (
            <li key={id}>
              <span className="who">{plan}</span>{' '}
              <span className="soft">{people.join(', ') || say('nobodyLeaves')}</span>{' '}
              {mayMove && (
                <Link
                  className="button quiet"
                  to={`${base}/moves/${id}`}
                  aria-label={say('lookOf', { plan })}
                >
                  {say('look')}
                </Link>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
