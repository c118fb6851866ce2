import { useWords } from '#app/words/words.ts'
import type { MovedPerson } from '#domain/moves/read-move.ts'
import { moveWords } from './move-words.ts'

type StandingProps = {
  person: MovedPerson
  /** Whether they are back, or would be. */
  tense: 'isBack' | 'comesBack'
}

/** What comes back for somebody whose move is undone, or why nothing does. */
export function Standing({ person, tense }: StandingProps) {
  const say = useWords(moveWords)
  const { isJoined, leaves, keptAway, groups, lostGroups } = person
  if (keptAway) return <li>{say(`kept ${keptAway}`)}</li>
  const back = groups.filter((group) => !lostGroups.includes(group))
  const joined = leaves ? (`${tense}Member` as const) : tense
  return (
    <>
      <li>{say(isJoined ? joined : `${tense}Expected`)}</li>
      {back.length > 0 && <li>{say('backInGroups', { names: back.join(', ') })}</li>}
      {lostGroups.length > 0 && (
        <li>{say('lostGroups', { names: lostGroups.join(', '), count: lostGroups.length })}</li>
      )}
    </>
  )
}
