import { useEffect, useState } from 'react'
import { useWords } from '#app/words/words.ts'
import type { CellView } from './cells-to-mend.ts'
import type { TypedMends } from './read-mends.ts'
import { reviewWords } from './review-words.ts'
import type { RowView } from './row-view.ts'

type MendCellsProps = { row: RowView; typed: TypedMends | undefined }

/** What can be done about a row in place. With script it can be saved alone; others keep what was typed. */
export function MendCells({ row, typed }: MendCellsProps) {
  const say = useWords(reviewWords)
  const isAlive = useIsAlive()
  const { line, cells, isLeftOut, verdict } = row
  if (verdict !== 'attention' && !isLeftOut) return null
  const leftOut = typed ? typed[`out-${line}`] !== undefined : isLeftOut
  return (
    <div className="mend">
      <input type="hidden" name="line" value={line} />
      <input type="hidden" name={`was-out-${line}`} value={isLeftOut ? 'on' : ''} />
      {verdict === 'attention' && cells.length === 0 && <p>{say('noCells')}</p>}
      {cells.map((cell) => (
        <Cell key={cell.index} line={line} cell={cell} typed={typed} />
      ))}
      <div className="mend-acts">
        <label className="leave-out">
          <input
            type="checkbox"
            name="out"
            value={line}
            defaultChecked={leftOut}
            aria-label={say('leaveOutOf', { line })}
          />
          {say('leaveOut')}
        </label>
        {isAlive && (
          <button className="button quiet" type="submit" name="only" value={line}>
            {say('saveOne')}
          </button>
        )}
      </div>
    </div>
  )
}

type CellProps = { line: number; cell: CellView; typed: TypedMends | undefined }

function Cell({ line, cell, typed }: CellProps) {
  const say = useWords(reviewWords)
  const { index, header, field, text, suggestion } = cell
  const name = `cell-${line}-${index}`
  const label = header || say('unnamed', { number: index + 1 })
  return (
    <div className="field">
      <input type="hidden" name={`cells-${line}`} value={index} />
      <input type="hidden" name={`was-${name}`} value={text} />
      <label htmlFor={name}>
        {label}
        <span className="hidden-words">{say('cellOf', { header: '', line })}</span>
      </label>
      <input
        className="input"
        id={name}
        name={name}
        defaultValue={typed?.[name] ?? text}
        maxLength={500}
        inputMode={field === 'email' ? 'email' : undefined}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      {suggestion !== null && suggestion !== text && (
        <button
          className="button quiet use"
          type="submit"
          name="use"
          value={`${name} ${suggestion}`}
        >
          {say('use', { suggestion })}
        </button>
      )}
    </div>
  )
}

/** Whether script is at work: not on the server, and not before it has begun. */
function useIsAlive(): boolean {
  const [isAlive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  return isAlive
}
