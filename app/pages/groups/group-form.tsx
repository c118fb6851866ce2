import { Form, Link, useNavigation } from 'react-router'
import { Choice, TextField } from '#app/ui/field.tsx'
import { ErrorSummary } from '#app/ui/notice.tsx'
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
  const busy = useNavigation().state !== 'idle'
  const errors = Object.entries(faults).map(([field, fault]) => ({ field, words: say(fault) }))
  return (
    <section className="card">
      <ErrorSummary title={say('mend')} errors={errors} />
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
        <AboutField typed={typed} faults={faults} />
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
          <button className="button primary" type="submit" disabled={busy}>
            {say(go)}
          </button>
          <Link className="button quiet" to={back}>
            {say('cancel')}
          </Link>
        </div>
      </Form>
    </section>
  )
}

function AboutField({ typed, faults }: Pick<GroupFormProps, 'typed' | 'faults'>) {
  const say = useWords(groupWords)
  return (
    <div className="field">
      <label htmlFor="about">{say('about')}</label>
      <p className="hint" id="about-hint">
        {say('aboutHint')}
      </p>
      <textarea
        className="input"
        id="about"
        name="about"
        rows={4}
        defaultValue={typed.about}
        aria-describedby={faults.about ? 'about-hint about-error' : 'about-hint'}
        aria-invalid={faults.about ? true : undefined}
      />
      {faults.about && (
        <p className="error" id="about-error">
          {say(faults.about)}
        </p>
      )}
    </div>
  )
}
