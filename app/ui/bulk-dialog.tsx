import { Form, Link, useLocation } from 'react-router'
import { useWords } from '#app/words/words.ts'
import type { ChosenByName } from '#domain/chosen-by-name.ts'
import type { SkipReason } from '#domain/invitations/why-not-send.ts'
import { bulkWords, skipWord } from './bulk-words.ts'
import { Dialog } from './dialog.tsx'
import { Notice } from './notice.tsx'
import { OnlyFirst } from './only-first.tsx'
import { Skipped } from './skipped.tsx'
import { SubmitButton } from './submit-button.tsx'

/** What came of it: how many, and who was skipped and why. */
export type BulkReport = { done: number; skipped: readonly { name: string; because: SkipReason }[] }

type BulkDialogProps = {
  /** The page below, to which closing leads. */
  below: string
  /** What is to be done. */
  deed: 'resend' | 'void' | 'replace'
  /** What the ids of the chosen are called in the form. */
  field: string
  /** Whom it will be done to. */
  people: ChosenByName
  /** Where some of them may be skipped: whom it will be done to, and who will be skipped and why, as it stands now. */
  foreseen?: { sending: readonly { id: string; name: string }[] } & Pick<BulkReport, 'skipped'>
  report: BulkReport | undefined
}

const wordsOf = {
  resend: { title: 'resendTitle', body: 'resendBody', do: 'resendDo', done: 'sent' },
  replace: { title: 'replaceTitle', body: 'replaceBody', do: 'replaceDo', done: 'replaced' },
  void: { title: 'voidTitle', body: 'voidBody', do: 'voidDo', done: 'voided' },
} as const

/** Asks before something is done to several members at once, and tells afterwards what came of it. */
export function BulkDialog({ report, ...asked }: BulkDialogProps) {
  const say = useWords(bulkWords)
  const { below, deed } = asked
  const keys = wordsOf[deed]
  if (report)
    return (
      <Dialog title={say(keys.done, { count: report.done })} closeTo={below} step="report">
        <Left title="skipped" people={report.skipped} />
        <div className="actions">
          <Link className="button primary" to={below} state={{ done: true }}>
            {say('ok')}
          </Link>
        </div>
      </Dialog>
    )
  return (
    <Dialog
      title={say(keys.title, { count: asked.people.chosen.length })}
      closeTo={below}
      step="question"
    >
      {asked.people.chosen.length === 0 ? (
        <Notice kind="warning">{say('nobody')}</Notice>
      ) : (
        <Whom {...asked} />
      )}
      <Question {...asked} />
    </Dialog>
  )
}

type Asked = Omit<BulkDialogProps, 'report'>

/** Whom it will be done to, and whom not and why. */
function Whom({ deed, people: { chosen, areMore }, foreseen }: Asked) {
  const say = useWords(bulkWords)
  const names = foreseen?.sending ?? chosen
  return (
    <>
      <OnlyFirst count={chosen.length} areMore={areMore} />
      {names.length > 0 && <p>{say(wordsOf[deed].body, { count: names.length })}</p>}
      {foreseen && <p>{say('willSend', { count: names.length })}</p>}
      {names.length > 0 && (
        <ul className="names">
          {names.map(({ id, name }) => (
            <li key={id}>{name}</li>
          ))}
        </ul>
      )}
      {foreseen && <Left title="willSkip" people={foreseen.skipped} />}
    </>
  )
}

type LeftProps = { title: 'skipped' | 'willSkip'; people: BulkReport['skipped'] }

function Left({ title, people }: LeftProps) {
  const say = useWords(bulkWords)
  return (
    <Skipped
      help="invitation-status"
      title={say(title, { count: people.length })}
      people={people.map(({ name, because }) => ({
        name,
        why: say(skipWord(because)),
      }))}
    />
  )
}

function Question({ deed, field, people: { chosen }, foreseen, below }: Asked) {
  const say = useWords(bulkWords)
  const { search } = useLocation()
  const { length: count } = foreseen?.sending ?? chosen
  return (
    <Form method="post" action={search}>
      {chosen.map(({ id }) => (
        <input key={id} type="hidden" name={field} value={id} />
      ))}
      <div className="actions">
        <Link className="button quiet" to={below}>
          {say('cancel')}
        </Link>
        {count > 0 && (
          <SubmitButton kind={deed === 'void' ? 'danger' : 'primary'}>
            {say(wordsOf[deed].do, { count })}
          </SubmitButton>
        )}
      </div>
    </Form>
  )
}
