import { useWords } from '#app/words/words.ts'
import type { Field } from '#domain/rosters/field.ts'
import type { ColumnView } from './column-view.ts'
import { columnWords } from './column-words.ts'
import { fieldNames, fieldWords } from './field-words.ts'
import '#app/ui/list.css'

type ColumnTableProps = {
  columns: readonly ColumnView[]
  /** What was chosen in a form that was refused, by place. */
  chosen: Record<number, Field> | undefined
}

/** Every column with samples and what it is taken for; those that want a look come first. */
export function ColumnTable({ columns, chosen }: ColumnTableProps) {
  const say = useWords(columnWords)
  const parts = [
    { title: say('unsure'), body: say('unsureBody'), own: columns.filter((one) => one.needsLook) },
    { title: say('sure'), body: null, own: columns.filter((one) => !one.needsLook) },
  ]
  return parts
    .filter(({ own }) => own.length > 0)
    .map(({ title, body, own }) => (
      <section key={title} className="roster-part">
        <h2>{title}</h2>
        {body && <p>{body}</p>}
        <table className="list columns">
          <thead>
            <tr>
              <th scope="col">{say('column')}</th>
              <th scope="col">{say('samples')}</th>
              <th scope="col">{say('taken')}</th>
              <th scope="col">{say('confidence')}</th>
            </tr>
          </thead>
          <tbody>
            {own.map((column) => (
              <Row key={column.index} column={column} field={chosen?.[column.index]} />
            ))}
          </tbody>
        </table>
      </section>
    ))
}

function Row({ column, field }: { column: ColumnView; field: Field | undefined }) {
  const say = useWords(columnWords)
  const fieldName = useWords(fieldWords)
  const { index, header, samples, sure, notes, needsLook } = column
  const name = header || say('unnamed', { number: index + 1 })
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-label={say('samples')}>
        {samples.length === 0 && <span className="soft">{say('nothing')}</span>}
        <ul className="samples">
          {samples.map((sample) => (
            <li key={sample}>{sample}</li>
          ))}
        </ul>
      </td>
      <td>
        <select
          className="input"
          name={`column-${index}`}
          aria-label={say('importAs', { column: name })}
          defaultValue={field ?? column.field}
        >
          {fieldNames.map((one) => (
            <option key={one} value={one}>
              {fieldName(one)}
            </option>
          ))}
        </select>
        {notes.map(({ word, number }) => (
          <p key={word} className="hint soft">
            {say(word, { number })}
          </p>
        ))}
      </td>
      <td>
        <span className={needsLook ? 'badge waiting' : 'soft'}>{say(sure)}</span>
      </td>
    </tr>
  )
}
