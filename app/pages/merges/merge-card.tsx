import { Form } from 'react-router'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useWords } from '#app/words/words.ts'
import type { ListedMerge } from '#domain/merges/list-merges.ts'
import type { Overtaken } from '#domain/merges/undo-merge.ts'
import { mergesWords } from './words.ts'

/** A merge with its moments in words. */
type ShownMerge = Omit<ListedMerge, 'mergedAt' | 'undoneAt' | 'undoneBefore'> &
  Record<'undoneAt' | 'undoneBefore', string | null> & { mergedAt: string }

/** What the two are called by: when both bear one name, it is said once. */
const merged = ['pair', 'pairOfOne'] as const
const undone = ['pairUndone', 'pairOfOneUndone'] as const

/** What was merged, by whom, and the way back. */
export function MergeCard({ merge, base }: { merge: ShownMerge; base: string }) {
  const say = useWords(mergesWords)
  const { goes, stays, mergedBy, mergedAt, undoneAt, undoneBy, overtaken } = merge
  const [ofTwo, ofOne] = undoneAt ? undone : merged
  return (
    <li className="card">
      <div>
        <strong>{say(goes === stays ? ofOne : ofTwo, { goes, stays })}</strong>
        <p className="soft">{say('by', { name: mergedBy, at: mergedAt })}</p>
        {undoneAt && undoneBy && <p>{say('undoneBy', { name: undoneBy, at: undoneAt })}</p>}
        {overtaken.length > 0 && <Overtakens overtaken={overtaken} />}
        {!undoneAt && <Until merge={merge} />}
      </div>
      {merge.undoneBefore && <Undo merge={merge} base={base} />}
    </li>
  )
}

function Until({ merge: { undoneBefore, stays } }: { merge: ShownMerge }) {
  const say = useWords(mergesWords)
  return <p>{undoneBefore ? say('until', { day: undoneBefore }) : say('notYet', { stays })}</p>
}

function Undo({ merge: { id, goes, stays }, base }: { merge: ShownMerge; base: string }) {
  const say = useWords(mergesWords)
  const [ofTwo, ofOne] = undone
  const pair = say(goes === stays ? ofOne : ofTwo, { goes, stays })
  return (
    <Form method="post" action={`${base}/${id}/undo`}>
      <SubmitButton kind="quiet" aria-label={say('undoOf', { pair })}>
        {say('undo')}
      </SubmitButton>
    </Form>
  )
}

const sentences = {
  name: 'overName',
  email: 'overEmail',
  phone: 'overPhone',
  title: 'overTitle',
  role: 'overRole',
  suspension: 'overSuspension',
  home: 'overHome',
  group: 'overGroup',
  request: 'overRequest',
  code: 'overCode',
  left: 'overLeft',
  'voided code': 'overVoided',
  'sign-in closed': 'overClosed',
  'sign-in elsewhere': 'overElsewhere',
  'expected again': 'overExpected',
} as const satisfies Record<Overtaken['about'], string>

/** What could not come back, and what to do about it. */
function Overtakens({ overtaken }: { overtaken: readonly Overtaken[] }) {
  const say = useWords(mergesWords)
  return (
    <>
      <p>{say('overtaken')}</p>
      <ul>
        {overtaken.map(({ about, name = '' }) => (
          <li key={`${about} ${name}`}>{say(sentences[about], { name })}</li>
        ))}
      </ul>
    </>
  )
}
