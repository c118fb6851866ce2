import { Form, Link } from 'react-router'
import { HelpLink } from '#app/ui/help-link.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { ErrorSummary } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useWords } from '#app/words/words.ts'
import type { RosterView } from './load-roster.ts'
import type { TypedMends } from './read-mends.ts'
import { ReviewRow } from './review-row.tsx'
import { reviewWords } from './review-words.ts'
import '#app/ui/list.css'

/** Why mended rows were not saved, where, and what was typed. */
export type RefusedMend = {
  trouble: 'tooLong' | 'alreadyStarted'
  field: string | null
  typed: TypedMends
}

type ReviewRowsProps = {
  roster: RosterView
  /** Whether rows can still be mended. */
  isOpen: boolean
  refused: RefusedMend | undefined
}

/** The rows of a roster by what becomes of them, a page at a time. */
export function ReviewRows({ roster, isOpen, refused }: ReviewRowsProps) {
  const say = useWords(reviewWords)
  const { base, rows, show, tabs, next, previous } = roster
  if (tabs.length === 0) return <p>{say('noRows')}</p>
  const isForm = isOpen && (show === 'attention' || rows.some((row) => row.isLeftOut))
  return (
    <section className="roster-part" id="rows">
      <Tabs roster={roster} />
      <p>{say(roster.hasStarted ? `${show}Done` : `${show}Body`)}</p>
      {show === 'attention' && <HelpLink to="roster-problems" />}
      <ErrorSummary
        errors={refused ? [{ field: refused.field ?? 'rows', words: say(refused.trouble) }] : []}
      />
      {isForm ? (
        <MendForm roster={roster} refused={refused} />
      ) : (
        <Rows roster={roster} isOpen={false} typed={undefined} />
      )}
      <ListPages previous={previous && `${base}${previous}`} next={next && `${base}${next}`} />
    </section>
  )
}

function Tabs({ roster: { base, tabs, show } }: { roster: RosterView }) {
  const say = useWords(reviewWords)
  return (
    <nav className="tabs" aria-label={say('tabs')}>
      {tabs.map(({ kind, count }) => (
        <Link
          key={kind}
          to={`${base}?show=${kind}`}
          preventScrollReset
          aria-current={kind === show ? 'page' : undefined}
        >
          {say(kind)} <span className="count">{say('number', { count })}</span>
        </Link>
      ))}
    </nav>
  )
}

type MendFormProps = Pick<ReviewRowsProps, 'roster' | 'refused'>

function MendForm({ roster, refused }: MendFormProps) {
  const say = useWords(reviewWords)
  const { base, here } = roster
  return (
    <Form method="post" action={`${base}/rows${here}`} preventScrollReset>
      <Rows roster={roster} isOpen typed={refused?.typed} />
      <div className="list-actions staying">
        <SubmitButton>{say('save')}</SubmitButton>
        {roster.state === 'checking' && <span>{say('checkingNow')}</span>}
      </div>
    </Form>
  )
}

type RowsProps = { roster: RosterView; isOpen: boolean; typed: TypedMends | undefined }

function Rows({ roster: { rows }, isOpen, typed }: RowsProps) {
  const say = useWords(reviewWords)
  return (
    <table className="list roster-rows">
      <thead>
        <tr>
          <th scope="col">{say('line')}</th>
          <th scope="col">{say('people')}</th>
          <th scope="col">{say('home')}</th>
          <th scope="col">{say('what')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ReviewRow key={row.line} row={row} isOpen={isOpen} typed={typed} />
        ))}
      </tbody>
    </table>
  )
}
