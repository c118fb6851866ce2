import { Form, Link, useLocation, useNavigation } from 'react-router'
import { useWords } from '#app/words/words.ts'
import type { ChosenByName } from '#domain/chosen-by-name.ts'
import type { SkipReason } from '#domain/invitations/why-not-send.ts'
import { bulkWords, skipWord } from './bulk-words.ts'
import { Dialog } from './dialog.tsx'
import { Notice } from './notice.tsx'
import { OnlyFirst } from './only-first.tsx'
import { Skipped } from './skipped.tsx'

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
  report: BulkReport | undefined
}

const wordsOf = {
  resend: { title: 'resendTitle', body: 'resendBody', do: 'resendDo', done: 'sent' },
  replace: { title: 'replaceTitle', body: 'replaceBody', do: 'replaceDo', done: 'replaced' },
  void: { title: 'voidTitle', body: 'voidBody', do: 'voidDo', done: 'voided' },
} as const

/** Asks before something is done to several members at once, and tells afterwards what came of it. */
export function BulkDialog({ below, deed, field, people, report }: BulkDialogProps) {
  const say = useWords(bulkWords)
  const keys = wordsOf[deed]
  const { chosen, areMore } = people
  if (report)
    return (
      <Dialog title={say(keys.done, { count: report.done })} closeTo={below} step="report">
        <Skipped
          help="invitation-status"
          title={say('skipped', { count: report.skipped.length })}
          people={report.skipped.map(({ name, because }) => ({
            name,
            why: say(skipWord(because)),
          }))}
        />
        <div className="actions">
          <Link className="button primary" to={below} state={{ done: true }}>
            {say('ok')}
          </Link>
        </div>
      </Dialog>
    )
  return (
    <Dialog title={say(keys.title)} closeTo={below} step="question">
      {chosen.length === 0 ? (
        <Notice kind="warning">{say('nobody')}</Notice>
      ) : (
        <>
          <p>{say(keys.body)}</p>
          <OnlyFirst count={chosen.length} areMore={areMore} />
          <ul className="names">
            {chosen.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </>
      )}
      <Question deed={deed} field={field} people={people} below={below} />
    </Dialog>
  )
}

function Question({ deed, field, people: { chosen }, below }: Omit<BulkDialogProps, 'report'>) {
  const say = useWords(bulkWords)
  const { search } = useLocation()
  const busy = useNavigation().state !== 'idle'
  return (
    <Form method="post" action={search}>
      {chosen.map(({ id }) => (
        <input key={id} type="hidden" name={field} value={id} />
      ))}
      <div className="actions">
        <Link className="button quiet" to={below}>
          {say('cancel')}
        </Link>
        {chosen.length > 0 && (
          <button className="button primary" type="submit" disabled={busy}>
            {say(wordsOf[deed].do, { count: chosen.length })}
          </button>
        )}
      </div>
    </Form>
  )
}
