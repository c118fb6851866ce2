import { useWords } from '#app/words/words.ts'
import type { StaysBecause } from '#domain/moves/what-ends.ts'
import { moveWords } from './move-words.ts'

type ConsequencesProps = {
  person: {
    isJoined: boolean
    leaves: boolean
    staysBecause: StaysBecause | null
    groups: readonly string[]
    losesInvitation: boolean
  }
}

/** What ends for somebody beside their place in the home. */
export function Consequences({ person }: ConsequencesProps) {
  const say = useWords(moveWords)
  const { isJoined, leaves, staysBecause, groups, losesInvitation } = person
  const stays = staysBecause ? say(`stays ${staysBecause}`) : null
  const joined = leaves ? say('leavesCommunity') : stays
  return (
    <ul className="consequences">
      {isJoined && joined && <li>{joined}</li>}
      {!isJoined && <li>{say(leaves ? 'noMoreExpected' : 'staysExpected')}</li>}
      {leaves && groups.length > 0 && (
        <li>{say('leavesGroups', { names: groups.join(', '), count: groups.length })}</li>
      )}
      {losesInvitation && <li>{say('losesInvitation')}</li>}
    </ul>
  )
}
