import { Form, Link } from 'react-router'
import { Choice, TextArea, TextField } from '#app/ui/field.tsx'
import { ErrorSummary } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useWords } from '#app/words/words.ts'
import type { FieldFaults, TypedField } from './read-field-form.ts'
import { fieldWords } from './words.ts'

type FieldFormProps = {
  typed: TypedField
  faults: FieldFaults
  back: string
  /** Whether the field is there already: its kind stays. */
  isThere: boolean
}

/** Describes a field, new or old. */
export function FieldForm({ typed, faults, back, isThere }: FieldFormProps) {
  const say = useWords(fieldWords)
  const errors = Object.entries(faults).map(([field, fault]) => ({ field, words: say(fault) }))
  return (
    <section className="card">
      <ErrorSummary help="preferences" errors={errors} />
      <Form className="form" method="post">
        <input type="hidden" name="submission" value={typed.submission} />
        <TextField
          name="name"
          label={say('name')}
          hint={say('nameHint')}
          defaultValue={typed.name}
          error={faults.name && say(faults.name)}
          autoComplete="off"
          required
        />
        {!isThere && (
          <Choices
            name="kind"
            values={['text', 'choice', 'yes or no', 'date']}
            typed={typed}
            faults={faults}
          />
        )}
        {(!isThere || typed.kind === 'choice') && (
          <TextArea
            name="options"
            label={say('options')}
            hint={say('optionsHint')}
            rows={4}
            defaultValue={typed.options}
            error={faults.options && say(faults.options)}
          />
        )}
        <Choices name="seenBy" values={['leaders', 'neighbours']} typed={typed} faults={faults} />
        <Choices
          name="filledBy"
          values={['member', 'leaders']}
          labels={{ member: 'byMember', leaders: 'byLeaders' }}
          typed={typed}
          faults={faults}
        />
        <div className="beside">
          <SubmitButton>{say(isThere ? 'save' : 'addDo')}</SubmitButton>
          <Link className="button quiet" to={back}>
            {say('cancel')}
          </Link>
        </div>
      </Form>
    </section>
  )
}

type Word = keyof (typeof fieldWords)['en']

type ChoicesProps = Pick<FieldFormProps, 'typed' | 'faults'> & {
  name: 'kind' | 'seenBy' | 'filledBy'
  values: readonly string[]
  /** What the values are called where they are not words themselves. */
  labels?: Record<string, Word>
}

function Choices({ name, values, labels, typed, faults }: ChoicesProps) {
  const say = useWords(fieldWords)
  const fault = faults[name]
  return (
    <fieldset className="field" id={name}>
      <legend>{say(name)}</legend>
      {values.map((value) => (
        <Choice
          key={value}
          type="radio"
          name={name}
          value={value}
          label={say(labels?.[value] ?? (value as Word))}
          defaultChecked={typed[name] === value}
        />
      ))}
      {fault && <p className="error">{say(fault)}</p>}
    </fieldset>
  )
}
