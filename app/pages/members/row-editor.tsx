import { type FocusEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Link } from 'react-router'
import { useRoleName } from '#app/words/role-name.ts'
import { useWords } from '#app/words/words.ts'
import type { RowChange, RowEditing } from './in-row.tsx'
import { inRowWords } from './in-row-words.ts'
import type { RowAnswer } from './row-answer.ts'
import { useSaving } from './use-saving.ts'

type RowEditorProps = {
  change: Omit<RowChange, 'is'>
  label: string
  /** The page where the same is changed. */
  to: string
  editing: RowEditing
  /** Makes the field words again; says whether the focus goes back to them. */
  close: (focusBack: boolean) => void
}

type Field = HTMLInputElement & HTMLSelectElement

/** So many roles stand in the field at once; for the others it is scrolled. */
const mostAtOnce = 8

/**
 * A field in a row. Enter and going elsewhere save, Escape leaves it as it was; a role that is chosen by pointer
 * is saved at once, one that is stepped to with keys is not. Roles stand in the field itself, as browsers keep the keys
 * of a list that drops down to themselves, Escape among them. What is refused stays as it was typed.
 */
export function RowEditor({ change, label, to, editing, close }: RowEditorProps) {
  const say = useWords(inRowWords)
  const roleName = useRoleName()
  const id = useId()
  const [is, setIs] = useState(change.was)
  const isByKeys = useRef(false)
  const field = useRef<Field>(null)
  const saved = () => close(document.activeElement === field.current)
  const { isBusy, refused, send } = useSaving({ change, editing, saved })
  useEffect(() => openField(field.current), [])
  const save = (value: string, focusBack: boolean) => {
    if (value === change.was && !isBusy) close(focusBack)
    else send(value)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    isByKeys.current = true
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    if (event.key === 'Enter') save(is, true)
    else close(true)
  }
  const shared = {
    ref: field,
    className: 'input',
    value: is,
    'aria-label': label,
    'aria-describedby': refused ? `${id}-error` : `${id}-hint`,
    'aria-invalid': refused ? ('true' as const) : undefined,
    onKeyDown,
    onPointerDown: () => {
      isByKeys.current = false
    },
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
      if (!currentTarget.parentElement?.contains(relatedTarget)) save(is, false)
    },
  }
  const choose = (role: string) => {
    setIs(role)
    if (!isByKeys.current) save(role, true)
  }
  return (
    <span className="row-edit">
      <span className="kept" aria-hidden="true">
        {(change.field === 'role' ? roleName(change.was) : change.was) || say('none')}
      </span>
      <span className="row-editor">
        {change.field === 'role' ? (
          <select
            {...shared}
            size={Math.min(Math.max(editing.roles.length, 2), mostAtOnce)}
            onChange={(event) => choose(event.currentTarget.value)}
          >
            <Roles roles={editing.roles} now={change.was} />
          </select>
        ) : (
          <input
            {...shared}
            autoComplete="off"
            enterKeyHint="done"
            onChange={(event) => setIs(event.currentTarget.value)}
          />
        )}
        <span className="hidden-words" id={`${id}-hint`}>
          {say('hint')}
        </span>
        <span className="soft" role="status">
          {isBusy && say('saving')}
        </span>
        {refused && (
          <Refused refused={refused} id={`${id}-error`} to={to} cancel={() => close(true)} />
        )}
      </span>
    </span>
  )
}

function Roles({ roles, now }: { roles: RowEditing['roles']; now: string }) {
  const say = useWords(inRowWords)
  const roleName = useRoleName()
  return roles.map(({ id, name, mayBeGiven }) => (
    <option key={id} value={name} disabled={!mayBeGiven && name !== now}>
      {mayBeGiven ? roleName(name) : say('beyond', { role: roleName(name) })}
    </option>
  ))
}

type RefusedProps = { refused: RowAnswer; id: string; to: string; cancel: () => void }

/** Why it was not saved, and the ways on. */
function Refused({ refused, id, to, cancel }: RefusedProps) {
  const say = useWords(inRowWords)
  return (
    <>
      <span className="error" id={id} role="alert">
        {refused.error}
      </span>
      <span>
        {refused.because === 'shuts you out' && <Link to={to}>{say('sure')}</Link>}{' '}
        <button className="button plain" type="button" onClick={cancel}>
          {say('cancel')}
        </button>
      </span>
    </>
  )
}

function openField(field: Field | null): void {
  field?.focus()
  if (field?.tagName === 'INPUT') field.select()
}
