import { Link } from 'react-router'
import { useWords } from '#app/words/words.ts'
import { ImportForm, type RefusedStart } from './import-form.tsx'
import type { RosterView } from './load-roster.ts'
import { Progress } from './progress.tsx'
import { Report } from './report.tsx'
import { DiscardForm, Totals } from './review-head.tsx'
import { type RefusedMend, ReviewRows } from './review-rows.tsx'
import { reviewWords } from './review-words.ts'
import { shownName } from './roster-list.tsx'
import { Stuck } from './stuck.tsx'
import { uploadWords } from './upload-words.ts'
import { Watched } from './watched.tsx'
import './review.css'
import './roster.css'

type RosterPageProps = {
  roster: RosterView
  refusedMend?: RefusedMend | undefined
  refusedStart?: RefusedStart | undefined
}

/** One roster, by how far it has come. */
export function RosterPage({ roster, refusedMend, refusedStart }: RosterPageProps) {
  const say = useWords(reviewWords)
  const pasted = useWords(uploadWords)('pastedName')
  const { state, hasStarted, totals } = roster
  const all = roster.base.slice(0, roster.base.lastIndexOf('/'))
  const isFree = !hasStarted && state !== 'importing'
  return (
    <Watched key={roster.base} base={roster.base} isOpen={isFree || state === 'importing'}>
      <p>
        <Link to={all}>{say('all')}</Link>
      </p>
      <p className="roster-file soft">{shownName(roster.fileName, pasted)}</p>
      {state === 'stuck' && <Stuck roster={roster} />}
      {isBeingWorkedOn(roster) && <Progress key={state} roster={roster} />}
      {hasStarted && state !== 'importing' && <Report roster={roster} />}
      {isFree && totals && <Totals totals={totals} />}
      {mayStart(roster) && <ImportForm roster={roster} refused={refusedStart} />}
      {totals && state !== 'undone' && (
        <ReviewRows roster={roster} isOpen={isFree} refused={refusedMend} />
      )}
      {isFree && <DiscardForm base={roster.base} />}
    </Watched>
  )
}

/** Whether there is nothing to see yet but how far it is. */
function isBeingWorkedOn({ state, totals }: RosterView): boolean {
  return state === 'importing' || (state === 'checking' && totals === null)
}

/** While rows are checked once more, the form stays where it is. */
const startable: readonly RosterView['state'][] = ['checked', 'checking', 'cancelled']

/** Whether the import can be asked for: it was checked, or it was stopped on its way. */
function mayStart({ state, wish, totals }: RosterView): boolean {
  if (totals === null) return false
  return startable.includes(state) || (state === 'stuck' && wish === 'import')
}
