import type { ReactNode } from 'react'
import { Form, Link, useLocation } from 'react-router'
import { Dialog } from '#app/ui/dialog.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { OnlyFirst } from '#app/ui/only-first.tsx'
import { Skipped } from '#app/ui/skipped.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useWords } from '#app/words/words.ts'
import type { ChosenByName } from '#domain/chosen-by-name.ts'
import { deedWords } from './deed-words.ts'

type AskProps = {
  /** The list below, to which closing leads. */
  below: string
  title: string
  /** Whom it will be done to. */
  people: ChosenByName
  /** What the button says; null: it cannot be done. */
  go: string | null
  /** Whether it takes something away from them. */
  takesAway?: boolean
  /** What will come of it. */
  body: ReactNode
  /** What else is to be filled in. */
  children?: ReactNode
}

/** Asks before something is done to the members who were ticked, and names them. */
export function Ask({ below, title, people, go, takesAway, body, children }: AskProps) {
  const { chosen, areMore } = people
  const say = useWords(deedWords)
  const { search } = useLocation()
  const isPossible = chosen.length > 0 && go !== null
  return (
    <Dialog title={title} closeTo={below} step="question">
      {chosen.length === 0 ? (
        <Notice kind="warning">{say('nobody')}</Notice>
      ) : (
        <>
          {body}
          <OnlyFirst count={chosen.length} areMore={areMore} />
          <ul className="names">
            {chosen.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </>
      )}
      <Form method="post" action={search}>
        <Members ids={chosen.map(({ id }) => id)} />
        {isPossible && children}
        <div className="actions">
          <Link className="button quiet" to={below}>
            {say('cancel')}
          </Link>
          {isPossible && <SubmitButton kind={takesAway ? 'danger' : 'primary'}>{go}</SubmitButton>}
        </div>
      </Form>
    </Dialog>
  )
}

type TellProps = {
  below: string
  title: string
  skipped: readonly { name: string; because: keyof (typeof deedWords)['en'] }[]
  /** What can be done next, beside the button that closes. */
  next?: ReactNode
  children?: ReactNode
}

/** Tells what came of it: whom it was done to, and who was skipped and why. */
export function Tell({ below, title, skipped, next, children }: TellProps) {
  const say = useWords(deedWords)
  return (
    <Dialog title={title} closeTo={below} step="report">
      {children}
      <Skipped
        help="manage-members"
        title={say('skipped', { count: skipped.length })}
        people={skipped.map(({ name, because }) => ({ name, why: say(because) }))}
      />
      <div className="actions">
        {next}
        <Link className="button primary" to={below} state={{ done: true }}>
          {say('ok')}
        </Link>
      </div>
    </Dialog>
  )
}

/** The ids of members, as a form sends them. */
export function Members({ ids }: { ids: readonly string[] }) {
  return ids.map((id) => <input key={id} type="hidden" name="member" value={id} />)
}
