import { Form, Link } from 'react-router'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { useWords } from '#app/words/words.ts'
import type { DeedKind } from '#domain/audit/deed.ts'
import type { NamedPerson } from '#domain/audit/name-people.ts'
import type { DaysRefusal } from '#domain/audit/read-days.ts'
import { type LogAddress, logAt } from './log-address.ts'
import { auditWords } from './words.ts'

type FiltersProps = {
  base: string
  shown: {
    address: LogAddress
    search: string
    fault: DaysRefusal['because'] | null
    kinds: readonly DeedKind[]
    /** Who is looked for; null: nobody in particular. */
    person: { id: string; name: string } | null
    /** Who is called as somebody typed. */
    people: readonly NamedPerson[]
  }
}

/** What the log is to show: folded until somebody chooses. */
export function Filters({ base, shown }: FiltersProps) {
  const say = useWords(auditWords)
  const { address, search, fault, kinds, person } = shown
  const isFiltered = Object.keys(address).length > 0 || search !== ''
  const ofFirst = fault === 'no such first day' ? say(fault) : undefined
  const ofLast = fault && !ofFirst ? say(fault) : undefined
  return (
    <details className="log-filters" open={isFiltered}>
      <summary>{say('choose')}</summary>
      {person && (
        <p className="chosen">
          {say('about', person)}{' '}
          <Link to={logAt(base, { ...address, person: '' })}>{say('everybody')}</Link>
        </p>
      )}
      <Form key={JSON.stringify(address)} method="get" action={base} className="form" role="search">
        <div className="side-by-side">
          {person ? (
            <input type="hidden" name="person" value={person.id} />
          ) : (
            <TextField
              name="search"
              label={say('person')}
              type="search"
              defaultValue={search}
              autoComplete="off"
              maxLength={200}
            />
          )}
          <SelectField name="kind" label={say('kind')} defaultValue={address.kind ?? ''}>
            <option value="">{say('anyKind')}</option>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {say(kind)}
              </option>
            ))}
          </SelectField>
          <Day name="from" label={say('from')} address={address} error={ofFirst} />
          <Day name="until" label={say('until')} address={address} error={ofLast} />
        </div>
        <div className="acts">
          <button className="button primary" type="submit">
            {say('show')}
          </button>
          {isFiltered && (
            <Link className="button plain" to={base}>
              {say('all')}
            </Link>
          )}
        </div>
      </Form>
      {search && <WhoIsMeant base={base} shown={shown} />}
    </details>
  )
}

type DayProps = {
  name: 'from' | 'until'
  label: string
  address: LogAddress
  error: string | undefined
}

function Day({ name, label, address, error }: DayProps) {
  return (
    <TextField
      name={name}
      label={label}
      type="date"
      defaultValue={address[name] ?? ''}
      error={error}
    />
  )
}

/** Several may be called alike: one of them is chosen. */
function WhoIsMeant({ base, shown: { address, people } }: FiltersProps) {
  const say = useWords(auditWords)
  if (people.length === 0) return <p role="status">{say('nobody')}</p>
  return (
    <div role="status" className="who-is-meant">
      <h2>{say('whom')}</h2>
      <ul>
        {people.map(({ id, name, hasLeft }) => (
          <li key={id}>
            <Link to={logAt(base, { ...address, person: id })}>
              {hasLeft ? say('left', { name }) : name}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
