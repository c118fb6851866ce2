import { Form, Link } from 'react-router'
import { TextField } from '#app/ui/field.tsx'
import { ErrorSummary } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useWords } from '#app/words/words.ts'
import { deedWords } from './deed-words.ts'

type NameFormProps = {
  typed: string
  isWrong: boolean
  /** What it is called without a name; null: it has no people yet. */
  usual: string | null
  go: string
  back: string
  submission?: string
}

/** What a household is called. */
export function NameForm({ typed, isWrong, usual, go, back, submission }: NameFormProps) {
  const say = useWords(deedWords)
  const error = isWrong ? say('wrongName') : undefined
  return (
    <Form className="card form household-card" method="post">
      <ErrorSummary help="households" errors={error ? [{ field: 'name', words: error }] : []} />
      {submission && <input type="hidden" name="submission" value={submission} />}
      <TextField
        name="name"
        label={say('name')}
        hint={usual ? say('nameHint', { usual }) : say('newHint')}
        defaultValue={typed}
        error={error}
        autoComplete="off"
        maxLength={120}
      />
      <div className="beside">
        <SubmitButton>{go}</SubmitButton>
        <Link className="button quiet" to={back}>
          {say('cancel')}
        </Link>
      </div>
    </Form>
  )
}
