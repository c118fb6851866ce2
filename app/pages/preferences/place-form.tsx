import { Form } from 'react-router'
import type { Faults, Filled } from '#app/forms.ts'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { ErrorSummary } from '#app/ui/notice.tsx'
import { useWords } from '#app/words/words.ts'
import { describeWords } from './describe-words.ts'
import { SaveButton } from './save-button.tsx'

export const placeFields = ['street', 'city', 'state', 'zip', 'timeZone'] as const
type PlaceField = (typeof placeFields)[number]
export type PlaceFaults = Faults<PlaceField, keyof (typeof describeWords)['en']>

type PlaceFormProps = {
  filled: Filled<PlaceField>
  faults: PlaceFaults
  choices: {
    states: readonly { code: string; name: string }[]
    timeZones: readonly string[]
  }
}

/** Where the community is, and by which clocks it lives. */
export function PlaceForm({ filled, faults, choices }: PlaceFormProps) {
  const say = useWords(describeWords)
  const field = (name: PlaceField) => {
    const fault = faults[name]
    return { name, label: say(name), error: fault && say(fault), defaultValue: filled[name] }
  }
  const errors = placeFields.flatMap((name) => {
    const fault = faults[name]
    return fault ? [{ field: name, words: say(fault) }] : []
  })
  return (
    <Form className="form" method="post">
      <ErrorSummary help="preferences" errors={errors} />
      <TextField {...field('street')} hint={say('streetHint')} maxLength={100} />
      <div className="side-by-side three">
        <TextField {...field('city')} maxLength={100} required />
        <SelectField {...field('state')} required>
          <option value="">{say('chooseState')}</option>
          {choices.states.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField {...field('zip')} inputMode="numeric" maxLength={10} required />
      </div>
      <SelectField {...field('timeZone')} hint={say('timeZoneHint')}>
        <option value="">{say('timeZoneGuess')}</option>
        {choices.timeZones.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </SelectField>
      <SaveButton />
    </Form>
  )
}
