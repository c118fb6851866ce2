import { Link } from 'react-router'
import { useWords } from '#app/words/words.ts'
import { moveWords } from './move-words.ts'
import type { MoveShown } from './moved.tsx'
import { Standing } from './standing.tsx'

type Person = MoveShown['people'][number]

/** Who is back since a move was undone, who is not and why, and whom to invite again. */
export function Returned({ move, members }: { move: MoveShown; members: string }) {
  const say = useWords(moveWords)
  return (
    <ul className="occupants">
      {move.people.map((person) => (
        <li key={person.residencyId}>
          <span className="who">{person.name}</span>
          <ul className="consequences">
            <Standing person={person} tense="isBack" />
          </ul>
          {move.mayInvite && asksAgain(person) && (
            <Link className="button quiet" to={`${members}/invite?again=${person.memberId}`}>
              {say('inviteAgain', { name: person.name })}
            </Link>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Somebody who is expected again, and whose code was voided. */
const asksAgain = ({ isJoined, keptAway, losesInvitation }: Person) =>
  !isJoined && keptAway === null && losesInvitation
