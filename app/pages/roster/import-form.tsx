import { type FormEvent, useEffect, useState } from 'react'
import { Form, Link } from 'react-router'
import { Choice, TextField } from '#app/ui/field.tsx'
import { ErrorSummary, Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useWords } from '#app/words/words.ts'
import { importWords, type StartTrouble } from './import-words.ts'
import type { RosterView } from './load-roster.ts'
import { Progress } from './progress.tsx'

type Typed = Record<'sends' | 'day' | 'time', string>

/** Why an import was not begun, and what the form said. */
export type RefusedStart = { because: StartTrouble; typed: Typed }

type ImportFormProps = { roster: RosterView; refused: RefusedStart | undefined }

/** When invitations leave if nobody says otherwise: at nine in the morning. */
const morning = '09:00'

/** Begins the import, or goes on with it, and says when its invitations leave. */
export function ImportForm({ roster, refused }: ImportFormProps) {
  const say = useWords(importWords)
  const { base, hasStarted, totals } = roster
  const { attention } = totals!
  const { isHeld, hold } = useUnsaved(roster)
  if (countOf(roster) === 0 && !hasStarted) return <Nothing roster={roster} />
  const errors = refused ? [{ field: fieldOf(refused.because), words: say(refused.because) }] : []
  return (
    <Form
      method="post"
      action={`${base}/import`}
      className="card roster-import"
      id="import"
      onSubmit={hold}
    >
      <h2>{say(hasStarted ? 'goOn' : 'importTitle')}</h2>
      <ErrorSummary help="import-roster" errors={errors} />
      <When roster={roster} refused={refused} />
      {attention > 0 && <p>{say('leftOver', { count: attention })}</p>}
      {isHeld && <Notice kind="warning">{say('unsaved')}</Notice>}
      <Begin roster={roster} />
    </Form>
  )
}

/** Holds the import once where something is typed among the rows below that has not been saved: it would be left out. */
function useUnsaved(roster: RosterView) {
  const [isHeld, setHeld] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was saved meanwhile is no more held
  useEffect(() => setHeld(false), [roster])
  const hold = (event: FormEvent) => {
    if (isHeld || !isSomethingUnsaved()) return
    event.preventDefault()
    setHeld(true)
  }
  return { isHeld, hold }
}

function isSomethingUnsaved(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement>(
    '.roster-rows input:not([type=hidden])',
  )
  return [...fields].some(
    (field) => field.value !== field.defaultValue || field.checked !== field.defaultChecked,
  )
}

/** How many rows are still to be carried out. */
function countOf({ totals, doneRows, changedRows }: RosterView): number {
  return totals!.create + totals!.update - doneRows - changedRows
}

function Nothing({ roster }: { roster: RosterView }) {
  const say = useWords(importWords)
  if (roster.state === 'checking') return <Progress roster={roster} />
  const { attention } = roster.totals!
  const words = attention > 0 ? say('nothingYet', { count: attention }) : say('nothing')
  return <p className="roster-part">{words}</p>
}

/**
 * The button; while rows are checked once more, how far that is. What failed part way has no report, and so
 * the way to undo it is here.
 */
function Begin({ roster }: { roster: RosterView }) {
  const say = useWords(importWords)
  const { base, state, hasStarted, doneRows } = roster
  if (state === 'checking') return <Progress roster={roster} />
  return (
    <div className="roster-actions">
      <SubmitButton>{say(hasStarted ? 'goOn' : 'do', { count: countOf(roster) })}</SubmitButton>
      {state === 'stuck' && doneRows > 0 && (
        <Link className="button quiet" to={`${base}/undo`}>
          {say('undo')}
        </Link>
      )}
    </div>
  )
}

const ofDay: readonly StartTrouble[] = ['noDay', 'in the past']

const fieldOf = (because: StartTrouble) => (ofDay.includes(because) ? 'day' : 'import')

function When({ roster, refused }: ImportFormProps) {
  const say = useWords(importWords)
  const chosen = refused?.typed.sends || roster.sends
  const error = refused && ofDay.includes(refused.because) ? say(refused.because) : undefined
  const typed = refused?.typed ?? roster.sendAt
  const choice = (value: 'now' | 'later' | 'at', hint?: string) => (
    <Choice
      type="radio"
      name="sends"
      value={value}
      label={say(value)}
      hint={hint}
      defaultChecked={chosen === value}
    />
  )
  return (
    <fieldset className="field">
      <legend>{say('send')}</legend>
      {choice('later', say('laterHint'))}
      {choice('now', say('nowHint'))}
      {choice('at', say('clock', { clock: roster.clock }))}
      <div className="side-by-side when">
        <TextField
          name="day"
          type="date"
          label={say('day')}
          min={roster.today}
          defaultValue={typed?.day}
          error={error}
        />
        <TextField
          name="time"
          type="time"
          label={say('time')}
          defaultValue={typed?.time ?? morning}
        />
      </div>
    </fieldset>
  )
}
