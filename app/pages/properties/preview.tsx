import { Form, Link } from 'react-router'
import { Choice } from '#app/ui/field.tsx'
import { ErrorSummary, Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useWords } from '#app/words/words.ts'
import { Consequences } from './consequences.tsx'
import { MoverName } from './move-form.tsx'
import { moveWords } from './move-words.ts'
import type { MoveView } from './show-move.ts'

type PreviewProps = {
  view: MoveView
  foreseen: NonNullable<MoveView['foreseen']>
  /** Where it is done, and where the questions are. */
  action: string
  questions: string
  isChange: boolean
}

/** What precisely will end and for whom, and the one button that does it. */
export function Preview({ view, foreseen, action, questions, isChange }: PreviewProps) {
  const say = useWords(moveWords)
  const { isOver, lastDay, going, staying, needsHead, oldCodes } = foreseen
  const names = staying.map(({ name }) => name).join(', ')
  const { home, typed } = view
  const later = isChange ? 'do change' : 'do later'
  return (
    <section className="card home-card">
      <h1>{say('check')}</h1>
      <p className="soft">{say(`title ${typed.reason}`, { home })}</p>
      <ErrorSummary
        help="moves"
        errors={view.faults.map(({ field, word }) => ({ field, words: say(word) }))}
      />
      <Notice
        kind="warning"
        title={isOver ? say('checkNow') : say('checkLater', { day: lastDay })}
      />
      <ul className="occupants">
        {going.map((person) => (
          <li key={person.residencyId}>
            <MoverName person={person} />
            <Consequences person={{ ...person, leaves: person.staysBecause === null }} />
          </li>
        ))}
      </ul>
      {staying.length > 0 && <p>{say('stay', { names, count: staying.length })}</p>}
      {oldCodes > 0 && <p>{say('oldCodes', { count: oldCodes })}</p>}
      <p>{say('keeps')}</p>
      <p>{say(isOver ? 'toldNow' : 'toldLater')}</p>
      <Form className="form" method="post" action={action}>
        <Answers view={view} />
        {needsHead && <NextHead view={view} staying={staying} />}
        <div className="beside">
          <SubmitButton kind="danger">{say(isOver ? 'do now' : later)}</SubmitButton>
          <Link className="button quiet" to={questions}>
            {say('change')}
          </Link>
        </div>
      </Form>
    </section>
  )
}

/** What was answered, carried along unseen. */
function Answers({ view: { typed, submission } }: { view: MoveView }) {
  const { household, reason, when, day, who } = typed
  return (
    <>
      {Object.entries({ household, reason, when, day, submission }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {who.map((id) => (
        <input key={id} type="hidden" name="who" value={id} />
      ))}
    </>
  )
}

type NextHeadProps = { view: MoveView; staying: NonNullable<MoveView['foreseen']>['staying'] }

function NextHead({ view, staying }: NextHeadProps) {
  const say = useWords(moveWords)
  const able = staying.filter(({ mayBeHead }) => mayBeHead)
  const usual = able.find(({ residencyId }) => residencyId === view.typed.head) ?? able[0]
  return (
    <fieldset className="field" id="head">
      <legend>{say('head')}</legend>
      {able.map(({ residencyId, name }) => (
        <Choice
          key={residencyId}
          type="radio"
          name="head"
          value={residencyId}
          label={name}
          defaultChecked={residencyId === usual?.residencyId}
        />
      ))}
      <Choice type="radio" name="head" value="" label={say('noHead')} />
    </fieldset>
  )
}
