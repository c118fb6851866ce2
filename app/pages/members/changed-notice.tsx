import { useFetcher } from 'react-router'
import { useRoleName } from '#app/words/role-name.ts'
import { useWords } from '#app/words/words.ts'
import type { RowChange, RowEditing } from './in-row.tsx'
import { inRowWords } from './in-row-words.ts'
import { type RowAnswer, sentOf } from './row-answer.ts'

type ChangedNoticeProps = {
  change: RowChange
  roles: RowEditing['roles']
  /** Whether the bar below the list is there, which it must not cover. */
  isAbove: boolean
  close: () => void
}

/** Tells what was changed in a row, and takes it back. It stays until it is closed or the next change. */
export function ChangedNotice({ change, roles, isAbove, close }: ChangedNoticeProps) {
  const say = useWords(inRowWords)
  const roleName = useRoleName()
  const fetcher = useFetcher<RowAnswer>()
  const isUndone = fetcher.data?.saved === true
  const { name, field, action } = change
  const now = isUndone ? change.was : change.is
  const undo = () =>
    fetcher.submit(sentOf({ field, is: change.was }, roles), { method: 'post', action })
  return (
    <div className={isAbove ? 'floating row-changed above' : 'floating row-changed'}>
      <span role="status">
        {field === 'role' && say('roleIs', { name, role: roleName(now) })}
        {field === 'title' &&
          (now ? say('titleIs', { name, title: now }) : say('noTitle', { name }))}
      </span>
      {fetcher.data?.error && (
        <span className="error" role="alert">
          {fetcher.data.error}
        </span>
      )}
      {!isUndone && (
        <button
          className="button quiet"
          type="button"
          disabled={fetcher.state !== 'idle'}
          onClick={undo}
        >
          {say('undo')}
        </button>
      )}
      <button className="button plain" type="button" onClick={close}>
        {say('close')}
      </button>
    </div>
  )
}
