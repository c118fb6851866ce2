import { Form } from 'react-router'
import { Facts } from '#app/ui/facts.tsx'
import { Choice } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useHouseholdName } from '#app/words/household-name.ts'
import { useWords } from '#app/words/words.ts'
import { deedWords } from './deed-words.ts'
import type { MoveView } from './move.tsx'

type MoveFormProps = { view: MoveView; to: NonNullable<MoveView['to']> }

/** From where to where somebody moves, what follows, and what they will be there. */
export function MoveForm({ view, to }: MoveFormProps) {
  const say = useWords(deedWords)
  const nameOf = useHouseholdName()
  const { from, isJoined, isLastHead } = view
  return (
    <Form className="card form household-card" method="post">
      <Facts
        facts={[
          [say('movesFrom'), `${nameOf(from.name)}, ${from.door}`],
          [say('movesTo'), `${nameOf(to.name)}, ${to.door}`],
        ]}
      />
      {isLastHead && <Notice kind="warning">{say('lastHeadGoes')}</Notice>}
      {to.isInactive && <Notice kind="warning">{say('toInactive')}</Notice>}
      <input type="hidden" name="to" value={to.id} />
      <fieldset className="field">
        <legend>{say('as')}</legend>
        {(['member', 'head'] as const).map((role) => (
          <Choice
            key={role}
            type="radio"
            name="householdRole"
            value={role}
            label={say(role === 'head' ? 'asHead' : 'asMember')}
            defaultChecked={role === 'member'}
          />
        ))}
      </fieldset>
      <p>{say(isJoined ? 'moveTold' : 'moveExpected')}</p>
      <div>
        <SubmitButton>{say('moveDo')}</SubmitButton>
      </div>
    </Form>
  )
}
