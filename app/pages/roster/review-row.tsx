import { useHouseholdName } from '#app/words/household-name.ts'
import { useRoleName } from '#app/words/role-name.ts'
import { useWords } from '#app/words/words.ts'
import type { Occupancy } from '#domain/properties/property.ts'
import type { HouseholdRole } from '#domain/rosters/read-standing.ts'
import { MendCells } from './mend-cells.tsx'
import type { TypedMends } from './read-mends.ts'
import { reasonWords, skipWords } from './reason-words.ts'
import { reviewWords } from './review-words.ts'
import type { ChangeView, PersonView, ProblemView, RowView } from './row-view.ts'

type ReviewRowProps = { row: RowView; isOpen: boolean; typed: TypedMends | undefined }

/** One row: who, where, and what somebody should know of it. */
export function ReviewRow({ row, isOpen, typed }: ReviewRowProps) {
  const say = useWords(reviewWords)
  return (
    <tr>
      <th scope="row" className="line">
        <span className="on-phone">{say('line')} </span>
        {row.line}
      </th>
      <td className="names">
        {row.people.map((person, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: people of a row have no other name
          <Person key={at} person={person} />
        ))}
        {row.organization && <p>{say('organization', { name: row.organization })}</p>}
        {row.isVacant && <p className="soft">{say('vacant')}</p>}
        {row.skipped && <p className="as-in-file soft">{textOf(row)}</p>}
      </td>
      <td>
        <Home row={row} />
      </td>
      <td className="what">
        <Know row={row} />
        {isOpen && <MendCells row={row} typed={typed} />}
      </td>
    </tr>
  )
}

/** A row of which nothing is read, as it stands in the file. */
const textOf = ({ whole }: RowView) => whole.map(({ text }) => text).join(' · ')

function Person({ person }: { person: PersonView }) {
  const say = useWords(reviewWords)
  const roleName = useRoleName()
  const { name, email, phone, householdRole, occupancy, role, title, isNew } = person
  const about = [
    householdRole && say(householdRole),
    occupancy && say(occupancy),
    role && roleName(role),
    title,
  ].filter(Boolean)
  return (
    <div className="person">
      <span>
        <strong>{name}</strong> {isNew && <span className="badge">{say('new')}</span>}
      </span>
      {email && <span className="contact">{email}</span>}
      {phone && <span>{phone}</span>}
      <span className="soft">{about.join(', ')}</span>
      <Changes person={person} />
    </div>
  )
}

const whatWords = {
  email: 'email',
  phone: 'phone',
  title: 'titleOf',
  role: 'role',
  householdRole: 'householdRole',
  occupancy: 'occupancy',
} as const satisfies Record<ChangeView['what'], string>

type Standing = HouseholdRole | Occupancy

function Changes({ person: { changes, isInvited } }: { person: PersonView }) {
  const say = useWords(reviewWords)
  const value = ({ what }: ChangeView, text: string | null) => {
    if (text === null) return say('none')
    return what === 'householdRole' || what === 'occupancy' ? say(text as Standing) : text
  }
  return (
    <>
      {changes.map((change) => (
        <span key={change.what} className="change">
          {say('fromTo', {
            what: say(whatWords[change.what]),
            from: value(change, change.from),
            to: value(change, change.to),
          })}
        </span>
      ))}
      {isInvited && <span className="soft">{say('invited')}</span>}
    </>
  )
}

function Home({ row: { home, isNewHome, household, hasPass } }: { row: RowView }) {
  const say = useWords(reviewWords)
  const nameOf = useHouseholdName()
  return (
    <>
      {home && (
        <>
          {home} {isNewHome && <span className="badge">{say('new')}</span>}
        </>
      )}
      {home && household && <span className="below soft">{nameOf(household)}</span>}
      {hasPass && <span className="below soft">{say('pass')}</span>}
    </>
  )
}

function Know({ row }: { row: RowView }) {
  const say = useWords(reviewWords)
  const skip = useWords(skipWords)
  const { problems, skipped, isMended } = row
  return (
    <>
      {skipped && <p>{skip(skipped)}</p>}
      {problems.length > 0 && (
        <ul className="problems">
          {problems.map((problem) => (
            <Problem
              key={`${problem.column} ${problem.reason} ${problem.typed}`}
              problem={problem}
            />
          ))}
        </ul>
      )}
      {isMended && <p className="soft">{say('mended')}</p>}
      {problems.some((problem) => problem.needsAttention) && <Whole row={row} />}
    </>
  )
}

function Problem({ problem }: { problem: ProblemView }) {
  const say = useWords(reviewWords)
  const reason = useWords(reasonWords)
  const { column, typed, needsAttention } = problem
  return (
    <li className={needsAttention ? undefined : 'soft'}>
      {column && needsAttention && <span className="soft">{say('inColumn', { column })} </span>}
      {reason(problem.reason, { typed, blank: String(!typed) })}
    </li>
  )
}

/** The row as it stands in the file, for whoever needs more than the cells to be mended. */
function Whole({ row: { whole } }: { row: RowView }) {
  const say = useWords(reviewWords)
  if (whole.length === 0) return null
  return (
    <details className="whole">
      <summary>{say('whole')}</summary>
      <dl>
        {whole.map(({ header, text }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: cells stay where they are
          <div key={at}>
            <dt>{header || say('unnamed', { number: at + 1 })}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
