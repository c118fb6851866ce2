import { Link } from 'react-router'
import { useWords } from '#app/words/words.ts'
import type { PropertyView } from './property.tsx'
import { propertyWords } from './property-words.ts'

type ShownPast = PropertyView['past'][number]

/** Who lived in a home once, the last to leave first. */
export function PastOccupants({ base, property }: { base: string; property: PropertyView }) {
  const say = useWords(propertyWords)
  const { past, mayMove } = property
  return (
    <section className="card home-card">
      <h2>{say('past')}</h2>
      {past.length === 0 ? (
        <p>{say('noPast')}</p>
      ) : (
        <ul className="occupants">
          {past.map((person) => (
            <PastRow key={person.residencyId} base={base} person={person} mayMove={mayMove} />
          ))}
        </ul>
      )}
    </section>
  )
}

function PastRow({ base, person, mayMove }: { base: string; person: ShownPast; mayMove: boolean }) {
  const say = useWords(propertyWords)
  const { name, householdRole, occupancy, since, until, move } = person
  return (
    <li>
      <span className="who">{name}</span>{' '}
      {householdRole === 'head' && <span className="badge">{say('head')}</span>}{' '}
      {occupancy !== 'other' && <span className="badge">{say(occupancy)}</span>}{' '}
      <span className="soft">
        {say('fromUntil', { since, until })} · {move ? say(`why ${move.reason}`) : say('whyOther')}
        {move?.isUndone && ` · ${say('undone')}`}
        {move?.undoUntil && ` · ${say('undoUntil', { day: move.undoUntil })}`}
      </span>{' '}
      {move && mayMove && (
        <Link
          className="button quiet"
          to={`${base}/moves/${move.id}`}
          aria-label={say('seeMoveOf', { name })}
        >
          {say('seeMove')}
        </Link>
      )}
    </li>
  )
}
