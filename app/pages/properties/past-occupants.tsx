import { Link } from 'react-router'
import { PersonName } from '#app/ui/person-name.tsx'
import { useWords } from '#app/words/words.ts'
import type { PropertyView } from './property.tsx'
import { propertyWords } from './property-words.ts'

type ShownPast = PropertyView['past'][number]

/** `members`: where the pages of people may be opened. */
type PastOccupantsProps = { base: string; property: PropertyView; members: string | null }

/** Who lived in a home once, the last to leave first. */
export function PastOccupants({ base, property, members }: PastOccupantsProps) {
  const say = useWords(propertyWords)
  const { past, mayMove } = property
  const row = { base, mayMove, members }
  return (
    <section className="card home-card">
      <h2>{say('past')}</h2>
      {past.length === 0 ? (
        <p>{say('noPast')}</p>
      ) : (
        <ul className="occupants">
          {past.map((person) => (
            <PastRow key={person.residencyId} person={person} {...row} />
          ))}
        </ul>
      )}
    </section>
  )
}

type PastRowProps = { base: string; person: ShownPast; mayMove: boolean; members: string | null }

function PastRow({ base, person, mayMove, members }: PastRowProps) {
  const say = useWords(propertyWords)
  const { memberId, name, householdRole, occupancy, since, until, move } = person
  return (
    <li>
      <PersonName name={name} memberId={memberId} members={members} />{' '}
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
