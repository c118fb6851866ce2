import { Link } from 'react-router'
import { useWords } from '#app/words/words.ts'
import type { MemberView } from './member.tsx'
import { memberWords } from './words.ts'

type ShownPlace = MemberView['homes'][number]

/** Where somebody lives, and for leaders where they have lived. */
export function Places({ member, base }: { member: MemberView; base: string }) {
  const say = useWords(memberWords)
  const past = member.record?.pastHomes ?? []
  return (
    <section className="card profile">
      <h2>{say('homes')}</h2>
      {member.homes.length === 0 ? (
        <p>{say('noHome')}</p>
      ) : (
        <List places={member.homes} member={member} base={base} />
      )}
      {past.length > 0 && (
        <>
          <h3>{say('pastHomes')}</h3>
          <List places={past} member={member} base={base} />
        </>
      )}
    </section>
  )
}

type ListProps = { places: readonly ShownPlace[]; member: MemberView; base: string }

function List({ places, member, base }: ListProps) {
  const say = useWords(memberWords)
  return (
    <ul className="plain-list">
      {places.map(({ residencyId, propertyId, householdId, home, ...place }) => (
        <li key={residencyId}>
          {member.mayOpenHomes ? <Link to={`${base}/properties/${propertyId}`}>{home}</Link> : home}
          <Standing place={place} />
          {member.mayOpenHouseholds && (
            <Link
              to={`${base}/households/${householdId}`}
              aria-label={say('householdOf', { name: member.name, home })}
            >
              {say('household')}
            </Link>
          )}
        </li>
      ))}
    </ul>
  )
}

type StandingProps = {
  place: Pick<ShownPlace, 'householdRole' | 'occupancy' | 'since' | 'until'>
}

function Standing({ place: { householdRole, occupancy, since, until } }: StandingProps) {
  const say = useWords(memberWords)
  return (
    <>
      {' '}
      {householdRole === 'head' && <span className="badge">{say('head')}</span>}{' '}
      {occupancy !== 'other' && <span className="badge">{say(occupancy)}</span>}{' '}
      <span className="soft">
        {until ? say('fromUntil', { since, until }) : say('since', { day: since })}
      </span>{' '}
    </>
  )
}
