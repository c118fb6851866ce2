import { Form, Link, useLocation, useNavigation } from 'react-router'
import { Dialog } from '#app/ui/dialog.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useWords } from '#app/words/words.ts'
import { useListBelow } from './list-below.ts'
import { bulkWords } from './words.ts'

type Word = keyof (typeof bulkWords)['en']

/** What came of it: how many, and who was skipped and why. */
export type BulkReport = { done: number; skipped: readonly { name: string; because: Word }[] }

type BulkDialogProps = {
  base: string
  /** What is to be done. */
  deed: 'resend' | 'void'
  chosen: readonly { id: string; name: string }[]
  report: BulkReport | undefined
}

const wordsOf = {
  resend: { title: 'resendTitle', body: 'resendBody', do: 'resendDo', done: 'sent' },
  void: { title: 'voidTitle', body: 'voidBody', do: 'voidDo', done: 'voided' },
} as const

/** Asks before something is done to several members at once, and tells afterwards what came of it. */
export function BulkDialog({ base, deed, chosen, report }: BulkDialogProps) {
  const say = useWords(bulkWords)
  const below = useListBelow(base)
  const keys = wordsOf[deed]
  if (report)
    return (
      <Dialog title={say(keys.done, { count: report.done })} closeTo={below} step="report">
        <Skipped skipped={report.skipped} />
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
          <ul className="names">
            {chosen.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </>
      )}
      <Question deed={deed} chosen={chosen} below={below} />
    </Dialog>
  )
}

function Question({
  deed,
  chosen,
  below,
}: Pick<BulkDialogProps, 'deed' | 'chosen'> & { below: string }) {
  const say = useWords(bulkWords)
  const { search } = useLocation()
  const busy = useNavigation().state !== 'idle'
  return (
    <Form method="post" action={search}>
      {chosen.map(({ id }) => (
        <input key={id} type="hidden" name="member" value={id} />
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

function Skipped({ skipped }: { skipped: BulkReport['skipped'] }) {
  const say = useWords(bulkWords)
  if (skipped.length === 0) return null
  return (
    <Notice kind="warning" title={say('skipped', { count: skipped.length })}>
      <ul>
        {skipped.map(({ name, because }) => (
          <li key={name}>
            {name}: {say(because)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
