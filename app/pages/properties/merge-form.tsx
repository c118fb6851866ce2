import { Form, Link } from 'react-router'
import { Choice } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useHouseholdName } from '#app/words/household-name.ts'
import { useWords } from '#app/words/words.ts'
import type { MergingHome } from '#domain/home-merges/preview-home-merge.ts'
import { homeWords } from './home-words.ts'
import type { MergeView } from './merge.tsx'

type MergeFormProps = {
  view: MergeView
  back: string
  /** What was chosen, when it was refused. */
  refused: { because: string; stays: 'one' | 'other' | null } | null
}

/** The two homes side by side, in what they differ, and which of them stays. */
export function MergeForm({ view, back, refused }: MergeFormProps) {
  const say = useWords(homeWords)
  const { two, one, other, seen, submission } = view
  const stays = refused?.stays ?? 'one'
  return (
    <>
      <div className="homes-beside">
        <HomeCard home={one} />
        <HomeCard home={other} />
      </div>
      <Form className="card form" method="post" action={`?${new URLSearchParams(two)}`}>
        {Object.entries({ ...two, seen, submission }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Differences view={view} isRefused={refused?.because === 'not sure'} />
        <p>{say('mergeBody')}</p>
        <fieldset className="field">
          <legend>{say('which')}</legend>
          {(['one', 'other'] as const).map((side) => (
            <Choice
              key={side}
              type="radio"
              name="stays"
              value={side}
              label={`${view[side].door}, ${view[side].town}`}
              defaultChecked={side === stays}
            />
          ))}
        </fieldset>
        <p>{say('mergeUndo')}</p>
        <div className="beside">
          <Link className="button quiet" to={back}>
            {say('cancel')}
          </Link>
          <SubmitButton>{say('mergeDo')}</SubmitButton>
        </div>
      </Form>
    </>
  )
}

type DifferencesProps = { view: MergeView; isRefused: boolean }

/** In what the two differ; where that may mean two homes, a tick says that it does not. */
function Differences({ view: { differences, mayBeTwo }, isRefused }: DifferencesProps) {
  const say = useWords(homeWords)
  const list = (
    <ul>
      {differences.map(({ part, one, other }) => (
        <li key={part}>
          {say(`differ ${part}`, { one: one ?? say('noPart'), other: other ?? say('noPart') })}
        </li>
      ))}
    </ul>
  )
  if (!mayBeTwo)
    return (
      <>
        <p>{say('differ')}</p>
        {list}
      </>
    )
  return (
    <Notice kind="warning" title={say('mayBeTwo')}>
      {list}
      <Choice
        type="checkbox"
        name="sure"
        label={say('sure')}
        hint={isRefused && <span className="not-sure">{say('not sure')}</span>}
        aria-invalid={isRefused || undefined}
        required
      />
    </Notice>
  )
}

function HomeCard({ home }: { home: MergingHome }) {
  const say = useWords(homeWords)
  const nameOf = useHouseholdName()
  const { door, town, households, passes, waiting } = home
  const past = households.reduce((sum, household) => sum + household.past, 0)
  const lived = households.filter(({ people }) => people.length > 0)
  return (
    <section className="card">
      <h2>{door}</h2>
      <p className="soft">{town}</p>
      {lived.length === 0 && <p>{say('nobody')}</p>}
      <ul>
        {lived.map(({ id, name, people }) => (
          <li key={id}>
            <strong>{nameOf(name)}</strong>: {people.join(', ')}
          </li>
        ))}
      </ul>
      {past > 0 && <p className="soft">{say('pastCount', { count: past })}</p>}
      {passes > 0 && <p className="soft">{say('passes', { count: passes })}</p>}
      {waiting > 0 && <p className="soft">{say('waitingHere', { count: waiting })}</p>}
    </section>
  )
}
