import { type MouseEvent, useRef, useState } from 'react'
import { useRoleName } from '#app/words/role-name.ts'
import { useWords } from '#app/words/words.ts'
import { inRowWords } from './in-row-words.ts'
import { RowEditor } from './row-editor.tsx'

/** What a member's row lets one change where it stands. */
export type RowField = 'role' | 'title'

/** What was changed in a row, as far as it is told and can be taken back. */
export type RowChange = {
  memberId: string
  name: string
  /** Where it is sent. */
  action: string
  field: RowField
  /** As it was, and as it is; a role by its name. */
  was: string
  is: string
}

/** What all rows of a list need for it; sent once. */
export type RowEditing = {
  roles: readonly { id: string; name: string; mayBeGiven: boolean }[]
  /** The address of the list, to come back to, as a question. */
  back: string
  changed: (change: RowChange) => void
}

type InRowProps = {
  memberId: string
  name: string
  /** The member's page. */
  page: string
  field: RowField
  value: string
  editing: RowEditing
}

/** A role or title that leads to the page where it is changed; with script it is changed in the row. */
export function InRow({ memberId, name, page, field, value, editing }: InRowProps) {
  const say = useWords(inRowWords)
  const roleName = useRoleName()
  const [was, setWas] = useState<string | null>(null)
  const isBack = useRef(false)
  const action = `${page}/${field}`
  const label = say(field, { name })
  const to = `${action}?${editing.back}`
  const shown = (field === 'role' ? roleName(value) : value) || say('none')
  const close = (focusBack: boolean) => {
    isBack.current = focusBack
    setWas(null)
  }
  if (was !== null) {
    const change = { memberId, name, action, field, was }
    return <RowEditor change={change} label={label} to={to} editing={editing} close={close} />
  }
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    setWas(value)
  }
  return (
    <a
      ref={(link) => {
        if (isBack.current) link?.focus()
        isBack.current = false
      }}
      className={value === '' ? 'in-row none' : 'in-row'}
      href={to}
      aria-label={`${label}: ${shown}`}
      onClick={open}
    >
      {shown}
    </a>
  )
}
