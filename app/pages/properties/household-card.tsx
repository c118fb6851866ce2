import { Link } from 'react-router'
import { PersonName } from '#app/ui/person-name.tsx'
import { useHouseholdName } from '#app/words/household-name.ts'
import { useWords } from '#app/words/words.ts'
import type { MoveReason } from '#domain/moves/move.ts'
import type { PropertyView } from './property.tsx'
import { propertyWords } from './property-words.ts'

type ShownHousehold = PropertyView['households'][number]

type HouseholdCardProps = {
  base: string
  slug: string
  household: ShownHousehold
  /** Where the pages of people may be opened. */
  members: string | null
  mayMove: boolean
  seesHouseholds: boolean
  reasons: readonly MoveReason[]
}

/** A household with its people, and the ways to note that they leave. */
export function HouseholdCard(props: HouseholdCardProps) {
  const say = useWords(propertyWords)
  const { base, slug, household, members, mayMove, seesHouseholds, reasons } = props
  const { id, isInactive, people } = household
  const name = useHouseholdName()(household.name)
  const title = `household-${id}`
  return (
    <section className="card home-card" aria-labelledby={title}>
      <h2 id={title}>{name}</h2>
      {isInactive && <span className="badge waiting">{say('isInactive')}</span>}
      {people.length === 0 && <p>{say('noPeople')}</p>}
      <ul className="occupants">
        {people.map((person) => (
          <OccupantRow key={person.residencyId} person={person} members={members} />
        ))}
      </ul>
      {mayMove && people.length > 0 && (
        <nav className="beside" aria-label={say('movingHere')}>
          {reasons.map((reason) => (
            <Link
              key={reason}
              className="button quiet"
              to={`${base}/move?${new URLSearchParams({ household: id, reason })}`}
              aria-label={`${say(`do ${reason}`)} ${name}`}
            >
              {say(`do ${reason}`)}
            </Link>
          ))}
        </nav>
      )}
      {seesHouseholds && (
        <Link
          className="button plain"
          to={`/c/${slug}/households/${id}`}
          aria-label={say('seeHouseholdOf', { name })}
        >
          {say('seeHousehold')}
        </Link>
      )}
    </section>
  )
}

type OccupantRowProps = { person: ShownHousehold['people'][number]; members: string | null }

function OccupantRow({ person, members }: OccupantRowProps) {
  const say = useWords(propertyWords)
  const { memberId, name, householdRole, occupancy, since, isJoined, isInvited } = person
  const standing = isJoined ? say('since', { day: since }) : say(isInvited ? 'invited' : 'expected')
  return (
    <li>
      <PersonName name={name} memberId={memberId} members={members} />{' '}
      {householdRole === 'head' && <span className="badge">{say('head')}</span>}{' '}
      {occupancy !== 'other' && <span className="badge">{say(occupancy)}</span>}{' '}
      <span className="soft">{standing}</span>
    </li>
  )
}
