import { Form, Link } from 'react-router'
import { Choice } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useWords } from '#app/words/words.ts'
import type { Doubt } from '#domain/merges/look-twice.ts'
import type { Chosen, MergeField, Side } from '#domain/merges/merge.ts'
import type { TwoMembers } from '#domain/merges/preview-merge.ts'
import { type MergeWord, mergeWords } from './merge-words.ts'
import { Outcome } from './outcome.tsx'
import type { ShownMerge } from './show-pair.ts'

type MergeFormProps = {
  merge: ShownMerge & { two: TwoMembers; doubts: Doubt[]; seen: string; submission: string }
  /** What was chosen, when it was refused. */
  filled: { because: string; chosen: Chosen; isSure: boolean } | null
  cancelTo: string
}

const questions: Record<MergeField, MergeWord> = {
  name: 'keepName',
  email: 'keepEmail',
  phone: 'keepPhone',
  title: 'keepTitle',
  role: 'keepRole',
}

/** What is to be kept, what happens, and the button. */
export function MergeForm({ merge, filled, cancelTo }: MergeFormProps) {
  const say = useWords(mergeWords)
  const { two, pair, choices, signIn, doubts, seen, submission } = merge
  const hidden = { ...two, seen, submission }
  return (
    <Form className="card form" method="post" action={`?${new URLSearchParams(two)}`}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {(signIn || choices.length > 0) && <h2>{say('keep')}</h2>}
      {signIn && (
        <Sides
          name="signIn"
          question={say('keepSignIn')}
          hint={say('keepSignInHint', {
            one: pair.one.signIn ?? '',
            other: pair.other.signIn ?? '',
          })}
          usual={filled?.chosen.signIn ?? signIn}
          values={{ one: pair.one.signIn, other: pair.other.signIn }}
        />
      )}
      {choices.map(({ field, usual }) => (
        <Sides
          key={field}
          name={field}
          question={say(questions[field])}
          usual={filled?.chosen[field] ?? usual}
          values={{ one: pair.one[field], other: pair.other[field] }}
        />
      ))}
      <Outcome merge={merge} />
      {doubts.length > 0 && <LookTwice doubts={doubts} filled={filled} />}
      <div className="beside">
        <Link className="button quiet" to={cancelTo}>
          {say('cancel')}
        </Link>
        <SubmitButton>{say('merge')}</SubmitButton>
      </div>
    </Form>
  )
}

type SidesProps = {
  name: string
  question: string
  hint?: string
  usual: Side
  values: Record<Side, string | null>
}

/** Which of the two is kept. */
function Sides({ name, question, hint, usual, values }: SidesProps) {
  const say = useWords(mergeWords)
  return (
    <fieldset className="field" aria-describedby={hint && `${name}-hint`}>
      <legend>{question}</legend>
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <div className="merge-sides">
        {(['one', 'other'] as const).map((side) => (
          <Choice
            key={side}
            type="radio"
            name={name}
            value={side}
            label={values[side] ?? say('nothing')}
            defaultChecked={usual === side}
          />
        ))}
      </div>
    </fieldset>
  )
}

function LookTwice({ doubts, filled }: { doubts: Doubt[]; filled: MergeFormProps['filled'] }) {
  const say = useWords(mergeWords)
  const error = filled?.because === 'not sure'
  return (
    <Notice kind="warning" title={say('twice')}>
      <ul>
        {doubts.map((doubt) => (
          <li key={doubt}>{say(doubt)}</li>
        ))}
      </ul>
      <Choice
        type="checkbox"
        name="sure"
        label={say('sure')}
        defaultChecked={filled?.isSure ?? false}
        aria-invalid={error || undefined}
        hint={error && <span className="merge-error">{say('pleaseSure')}</span>}
      />
    </Notice>
  )
}
