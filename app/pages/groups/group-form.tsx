import { Form, Link } from 'react-router'
import { Choice, TextArea, TextField } from '#app/ui/field.tsx'
import { ErrorSummary } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useWords } from '#app/words/words.ts'
import type { GroupFaults, TypedGroup } from './read-group-form.ts'
import { groupWords } from './words.ts'

type GroupFormProps = {
  typed: TypedGroup
  faults: GroupFaults
  /** What the button that sends it says. */
  go: 'create' | 'save'
  back: string
  /** Whether people may be waiting for a closed group to let them in. */
  isThere: boolean
}

/** Describes a group, new or old. */
export function GroupForm({ typed, faults, go, back, isThere }: GroupFormProps) {
  const say = useWords(groupWords)
  const errors = Object.entries(faults).map(([field, fault]) => ({ field, words: say(fault) }))
  return (
    <section className="card">
      <ErrorSummary help="groups" errors={errors} />
      <Form className="form" method="post">
        <input type="hidden" name="submission" value={typed.submission} />
        <TextField
          name="name"
          label={say('name')}
          defaultValue={typed.name}
          error={faults.name && say(faults.name)}
          autoComplete="off"
          required
        />
        <TextArea
          name="about"
          label={say('about')}
          hint={say('aboutHint')}
          rows={4}
          defaultValue={typed.about}
          error={faults.about && say(faults.about)}
        />
        <fieldset className="field" id="entry">
          <legend>{say('entry')}</legend>
          {(['open', 'closed'] as const).map((entry) => (
            <Choice
              key={entry}
              type="radio"
              name="entry"
              value={entry}
              label={say(entry === 'open' ? 'isOpen' : 'isClosed')}
              hint={isThere && entry === 'open' ? say('opening') : undefined}
              defaultChecked={typed.entry === entry}
            />
          ))}
          {faults.entry && <p className="error">{say(faults.entry)}</p>}
        </fieldset>
        <div className="beside">
          <SubmitButton>{say(go)}</SubmitButton>
          <Link className="button quiet" to={back}>
            {say('cancel')}
          </Link>
        </div>
      </Form>
    </section>
  )
}
