import { Form, Link } from 'react-router'
import { Notice } from '#app/ui/notice.tsx'
import { useWords } from '#app/words/words.ts'
import { useListed } from './listed.ts'
import type { RosterView } from './load-roster.ts'
import { reviewWords } from './review-words.ts'

/** What an import would do, in one sentence. */
export function Totals({ totals }: { totals: NonNullable<RosterView['totals']> }) {
  const say = useWords(reviewWords)
  const list = useListed()(totals)
  return (
    <>
      <div className="page-head">
        <h1>{say('checkedTitle')}</h1>
      </div>
      <p className="roster-lead">
        <strong>
          {list ? say('would', { list }) : say('wouldNothing')}{' '}
          {totals.update > 0 && say('wouldChange', { count: totals.update })}
        </strong>{' '}
        {say('checkedLead')}
      </p>
      {totals.voided > 0 && <Notice>{say('voided', { count: totals.voided })}</Notice>}
    </>
  )
}

/** The ways back. */
export function DiscardForm({ base }: { base: string }) {
  const say = useWords(reviewWords)
  return (
    <Form method="post" action={`${base}/discard`} className="roster-actions">
      <Link className="button quiet" to={`${base}/columns`}>
        {say('columns')}
      </Link>
      <button className="button quiet" type="submit">
        {say('discard')}
      </button>
    </Form>
  )
}
