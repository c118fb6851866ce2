import { Form, Link } from 'react-router'
import { Choice, TextField } from '#app/ui/field.tsx'
import { ErrorSummary } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useHouseholdName } from '#app/words/household-name.ts'
import { type Say, useWords } from '#app/words/words.ts'
import { type MoveWord, moveWords } from './move-words.ts'
import { propertyWords } from './property-words.ts'
import type { MoveView, ShownMover } from './show-move.ts'

type MoveFormProps = { view: MoveView; action: string; back: string }

/** Asks who leaves and when; nothing happens before what will end has been seen. */
export function MoveForm({ view, action, back }: MoveFormProps) {
  const say = useWords(moveWords)
  const nameOf = useHouseholdName()
  const { typed, faults, home, household, people } = view
  const errors = faults.map(({ field, word }) => ({ field, words: say(word) }))
  const names = people.map(({ name }) => name).join(', ')
  return (
    <section className="card home-card">
      <h1>{say(`title ${typed.reason}`, { home })}</h1>
      <p>
        {say(`lead ${typed.reason}`)} {say('nothingYet')}
      </p>
      <ErrorSummary help="moves" errors={errors} />
      <Form className="form" method="get" action={action} key={typed.household + typed.reason}>
        <input type="hidden" name="household" value={typed.household} />
        <input type="hidden" name="reason" value={typed.reason} />
        <input type="hidden" name="head" value={typed.head} />
        <input type="hidden" name="look" value="1" />
        {typed.reason === 'sold' ? (
          <p>{say('everybody', { household: nameOf(household), names })}</p>
        ) : (
          <WhoLeaves view={view} />
        )}
        <WhenLeft view={view} />
        <div className="side-by-side">
          <TextField
            type="date"
            name="day"
            label={say('day')}
            error={wordOf(view, 'day', say)}
            defaultValue={typed.day}
          />
        </div>
        <div className="beside">
          <SubmitButton>{say('show')}</SubmitButton>
          <Link className="button quiet" to={back}>
            {say('back')}
          </Link>
        </div>
      </Form>
    </section>
  )
}

type Field = MoveView['faults'][number]['field']

function wordOf({ faults }: MoveView, field: Field, say: Say<MoveWord>): string | undefined {
  const fault = faults.find((one) => one.field === field)
  return fault && say(fault.word)
}

function WhoLeaves({ view }: { view: MoveView }) {
  const say = useWords(moveWords)
  const error = wordOf(view, 'who', say)
  return (
    <fieldset className="field" id="who" aria-describedby={error && 'who-error'}>
      <legend>{say('who')}</legend>
      {view.people.map((person) => (
        <Choice
          key={person.residencyId}
          type="checkbox"
          name="who"
          value={person.residencyId}
          label={<MoverName person={person} />}
          defaultChecked={view.typed.who.includes(person.residencyId)}
        />
      ))}
      {error && (
        <p className="error" id="who-error">
          {error}
        </p>
      )}
    </fieldset>
  )
}

function WhenLeft({ view }: { view: MoveView }) {
  const say = useWords(moveWords)
  const error = wordOf(view, 'when', say)
  return (
    <fieldset className="field" id="when" aria-describedby={error && 'when-error'}>
      <legend>{say('when')}</legend>
      {(['left', 'leaves'] as const).map((when) => (
        <Choice
          key={when}
          type="radio"
          name="when"
          value={when}
          label={say(when)}
          defaultChecked={view.typed.when === when}
        />
      ))}
      {error && (
        <p className="error" id="when-error">
          {error}
        </p>
      )}
    </fieldset>
  )
}

/** Somebody with what tells them from others of the household. */
export function MoverName({ person }: { person: ShownMover }) {
  const say = useWords(propertyWords)
  const { name, householdRole, occupancy, isJoined } = person
  return (
    <>
      <span className="who">{name}</span>{' '}
      {isJoined && householdRole === 'head' && <span className="badge">{say('head')}</span>}{' '}
      {occupancy !== 'other' && <span className="badge">{say(occupancy)}</span>}{' '}
      {!isJoined && <span className="soft">{say('invited')}</span>}
    </>
  )
}
