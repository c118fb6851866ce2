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
        <List places={member.homes} to={member.mayOpenHomes ? base : null} />
      )}
      {past.length > 0 && (
        <>
          <h3>{say('pastHomes')}</h3>
          <List places={past} to={member.mayOpenHomes ? base : null} />
        </>
      )}
    </section>
  )
}

/** `to`: the community's address, where homes may be opened. */
function List({ places, to }: { places: readonly ShownPlace[]; to: string | null }) {
  const say = useWords(memberWords)
  return (
    <ul className="plain-list">
      {places.map(({ residencyId, propertyId, home, householdRole, occupancy, since, until }) => (
        <li key={residencyId}>
          {to ? <Link to={`${to}/properties/${propertyId}`}>{home}</Link> : home}{' '}
          {householdRole === 'head' && <span className="badge">{say('head')}</span>}{' '}
          {occupancy !== 'other' && <span className="badge">{say(occupancy)}</span>}{' '}
          <span className="soft">
            {until ? say('fromUntil', { since, until }) : say('since', { day: since })}
          </span>
        </li>
      ))}
    </ul>
  )
}
