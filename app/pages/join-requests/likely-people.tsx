import { Link } from 'react-router'
import { useWords } from '#app/words/words.ts'
import type { LikelyPerson } from '#domain/join-requests/list-requests.ts'
import { requestWords } from './words.ts'

type LikelyPeopleProps = {
  people: readonly LikelyPerson[]
  /** Where one of them is chosen. */
  linkTo: string
}

/** Who of the roster somebody may be, and why; whoever is expected can be chosen. */
export function LikelyPeople({ people, linkTo }: LikelyPeopleProps) {
  const say = useWords(requestWords)
  if (people.length === 0) return <p className="soft">{say('nobodyLikely')}</p>
  return (
    <ul className="people-found">
      {people.map(({ memberId, name, state, because, email, isExpected }) => {
        const reasons = [
          because.name && say('sameName'),
          because.home && say('sameHome'),
          because.contact && say('sameContact'),
        ].filter(Boolean)
        return (
          <li key={memberId}>
            <span>
              <strong>{name}</strong>, {say(state)}{' '}
              <span className="soft">
                {[reasons.join(', '), email].filter(Boolean).join(' · ')}
              </span>
            </span>
            {isExpected && (
              <Link className="button quiet" to={`${linkTo}?member=${memberId}`}>
                {say('itIs', { person: name })}
              </Link>
            )}
          </li>
        )
      })}
    </ul>
  )
}
