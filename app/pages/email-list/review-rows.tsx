import type { ReactNode } from 'react'
import { useWords } from '#app/words/words.ts'
import type { ReviewRow } from './list-view.ts'
import { reviewWords, verdictWords } from './words.ts'

type RowProps = { row: ReviewRow }

/** An address that is invited unless its tick is taken away. */
export function ReadyRow({ row }: RowProps) {
  const say = useWords(reviewWords)
  const { place, email, name, choice } = row
  return (
    <Row
      row={row}
      address={
        <label className="tick">
          <input
            type="checkbox"
            name="send"
            value={place}
            defaultChecked={choice === 'typed'}
            aria-label={say('invite', { email: email! })}
          />
          <span>
            {email}
            {name && <span className="soft name">{name}</span>}
          </span>
        </label>
      }
    />
  )
}

/** An address that looks mistyped: a person decides. */
export function SuspectRow({ row }: RowProps) {
  const say = useWords(reviewWords)
  const { place, typed, email, suggestion, choice } = row
  const ways = [
    ['out', say('leaveOut')],
    ['suggestion', say('useSuggestion', { email: suggestion! })],
    ...(email ? [['typed', say('useTyped', { email })] as const] : []),
  ] as const
  return (
    <Row row={row} address={typed}>
      <fieldset className="ways-out">
        <legend className="hidden-words">{say('choose', { typed })}</legend>
        {ways.map(([way, words]) => (
          <label key={way} className="tick">
            <input type="radio" name={`fix-${place}`} value={way} defaultChecked={choice === way} />
            <span>{words}</span>
          </label>
        ))}
      </fieldset>
    </Row>
  )
}

/** What is not invited, and why. */
export function UninvitedRow({ row }: RowProps) {
  return <Row row={row} address={row.typed} />
}

type OwnRowProps = RowProps & { address: ReactNode; children?: ReactNode }

function Row({ row, address, children }: OwnRowProps) {
  const say = useWords(reviewWords)
  const verdict = useWords(verdictWords)
  const { ofLine, line } = row
  return (
    <tr>
      <th scope="row">{address}</th>
      <td>
        {ofLine === null ? verdict(row.verdict) : say('repeatedOf', { line: ofLine })}
        {children}
      </td>
      <td className="line" data-label={say('line')}>
        {line}
      </td>
    </tr>
  )
}
