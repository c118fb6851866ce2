import { useState } from 'react'
import { Facts } from '#app/ui/facts.tsx'
import { Choice, SelectField, TextField } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { OnEnter } from '#app/ui/on-enter.tsx'
import { useWords } from '#app/words/words.ts'
import { FindProperty } from './find-property.tsx'
import type { WizardView } from './wizard.ts'
import { wizardWords } from './words.ts'

type PropertyStepProps = { view: WizardView; members: string }

/** Where the new member lives: a property that is there, or a new one. */
export function PropertyStep({ view, members }: PropertyStepProps) {
  const say = useWords(wizardWords)
  const [choice, setChoice] = useState(view.answers.propertyChoice)
  return (
    <>
      <OnEnter go="enter" />
      <h2>{say('propertyQuestion')}</h2>
      <Confirmation view={view} />
      <fieldset className="field choices">
        <legend className="hidden-words">{say('property')}</legend>
        <Choice
          type="radio"
          name="propertyChoice"
          value="existing"
          label={say('existingProperty')}
          hint={view.properties.any ? undefined : say('noProperties')}
          disabled={!view.properties.any}
          defaultChecked={choice === 'existing'}
          onChange={() => setChoice('existing')}
        />
        <div className="under" data-shown={choice === 'existing'}>
          {view.properties.any && <FindProperty view={view} members={members} />}
        </div>
        <Choice
          type="radio"
          name="propertyChoice"
          value="new"
          label={say('newProperty')}
          defaultChecked={choice === 'new'}
          onChange={() => setChoice('new')}
        />
        <div className="under" data-shown={choice === 'new'}>
          <NewProperty view={view} />
        </div>
      </fieldset>
    </>
  )
}

/** What was typed beside its standard form, to be confirmed by going on. */
function Confirmation({ view: { validated } }: { view: WizardView }) {
  const say = useWords(wizardWords)
  if (!validated) return null
  return (
    <Notice>
      <Facts
        facts={[
          [say('typed'), validated.typed],
          [say('standard'), validated.standard],
        ]}
      />
      <p>
        {validated.deliverable && say('deliverable')} {say('standardBody')}
      </p>
    </Notice>
  )
}

/** A street address to be validated, or a lot. */
function NewProperty({ view }: { view: WizardView }) {
  const say = useWords(wizardWords)
  const { answers, faults } = view
  const [type, setType] = useState(answers.addressType || 'street')
  const types = [
    ['street', say('streetType')],
    ['lot', say('lotType')],
  ] as const
  return (
    <div className="form">
      <fieldset className="field beside-each-other">
        <legend>{say('addressType')}</legend>
        {types.map(([value, label]) => (
          <Choice
            key={value}
            type="radio"
            name="addressType"
            value={value}
            label={label}
            defaultChecked={type === value}
            onChange={() => setType(value)}
          />
        ))}
      </fieldset>
      <div className="under plain" data-shown={type === 'street'}>
        <TextField
          name="street"
          label={say('street')}
          defaultValue={answers.street}
          error={faults.street && say(faults.street)}
          autoComplete="off"
          maxLength={160}
        />
      </div>
      <div className="under plain" data-shown={type === 'lot'}>
        <TextField
          name="lotNumber"
          label={say('lotNumber')}
          defaultValue={answers.lotNumber}
          error={faults.lotNumber && say(faults.lotNumber)}
          autoComplete="off"
          maxLength={60}
        />
      </div>
      <LastLine view={view} />
      <div className="under plain" data-shown={type === 'street'}>
        <Validate view={view} />
      </div>
    </div>
  )
}

function LastLine({ view }: { view: WizardView }) {
  const say = useWords(wizardWords)
  const { answers, faults } = view
  const field = (name: 'unit' | 'city' | 'zip') => {
    const fault = faults[name]
    return { name, label: say(name), defaultValue: answers[name], error: fault && say(fault) }
  }
  return (
    <>
      <TextField
        {...field('unit')}
        label={`${say('unit')} ${say('optional')}`}
        autoComplete="off"
        maxLength={60}
      />
      <div className="side-by-side three">
        <TextField {...field('city')} autoComplete="off" maxLength={60} />
        <SelectField
          name="state"
          label={say('state')}
          defaultValue={answers.state}
          error={faults.state && say(faults.state)}
        >
          <option value="">{say('chooseState')}</option>
          {view.states.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField {...field('zip')} inputMode="numeric" autoComplete="off" maxLength={10} />
      </div>
    </>
  )
}

/** The button that asks for the standard form; and, where there is none, the way without it. */
function Validate({ view }: { view: WizardView }) {
  const say = useWords(wizardWords)
  const { faults, answers } = view
  const unreadable = faults.street === 'unreadableStreet' || answers.asTyped === 'on'
  return (
    <div className="form">
      <div>
        <button className="button quiet" type="submit" name="go" value="validate">
          {say('validate')}
        </button>
      </div>
      {unreadable && (
        <Choice
          type="checkbox"
          name="asTyped"
          label={say('asTyped')}
          defaultChecked={answers.asTyped === 'on'}
        />
      )}
    </div>
  )
}
