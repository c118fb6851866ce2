import { useState } from 'react'
import { Choice, TextField } from '#app/ui/field.tsx'
import { useHouseholdName } from '#app/words/household-name.ts'
import { useWords } from '#app/words/words.ts'
import type { WizardView } from './wizard.ts'
import { wizardWords } from './words.ts'

/** Which household of the property, or a new one. */
export function HouseholdStep({ view }: { view: WizardView }) {
  const say = useWords(wizardWords)
  const nameOf = useHouseholdName()
  const { answers, faults, households, home } = view
  const [choice, setChoice] = useState(answers.householdChoice)
  const none = households.length === 0
  return (
    <>
      <h2>{say('householdQuestion', { home })}</h2>
      <fieldset className="field choices">
        <legend className="hidden-words">{say('household')}</legend>
        <Choice
          type="radio"
          name="householdChoice"
          value="existing"
          label={say('existingHousehold')}
          hint={none ? say('noHouseholds') : undefined}
          disabled={none}
          defaultChecked={choice === 'existing'}
          onChange={() => setChoice('existing')}
        />
        <div className="under" data-shown={choice === 'existing'}>
          <fieldset className="field options" id="householdId">
            <legend className="hidden-words">{say('existingHousehold')}</legend>
            {households.map(({ id, name, memberCount }) => (
              <Choice
                key={id}
                type="radio"
                name="householdId"
                value={id}
                label={`${nameOf(name)} (${say('members', { count: memberCount })})`}
                defaultChecked={id === answers.householdId}
              />
            ))}
          </fieldset>
          {faults.householdId && <p className="error">{say(faults.householdId)}</p>}
        </div>
        <Choice
          type="radio"
          name="householdChoice"
          value="new"
          label={say('newHousehold')}
          defaultChecked={choice === 'new'}
          onChange={() => setChoice('new')}
        />
        <div className="under" data-shown={choice === 'new'}>
          <TextField
            name="householdName"
            label={`${say('householdName')} ${say('optional')}`}
            hint={say('householdNameHint')}
            error={faults.householdName && say(faults.householdName)}
            defaultValue={answers.householdName}
            autoComplete="off"
            maxLength={80}
          />
        </div>
      </fieldset>
    </>
  )
}
