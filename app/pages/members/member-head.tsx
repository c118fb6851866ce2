import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useWords } from '#app/words/words.ts'
import type { ListColumn } from '#domain/members/list-columns.ts'
import type { MemberSort } from '#domain/members/member-order.ts'
import { queryOf } from './list-address.ts'
import type { ShownField } from './member-table.tsx'
import type { ListAddress } from './question.ts'
import { membersWords } from './words.ts'

type HeadProps = {
  base: string
  address: ListAddress
  columns: readonly ListColumn[]
  fields: readonly ShownField[]
  hasDeeds: boolean
  children: ReactNode
}

/** The headings of the columns that are shown; some sort. */
export function Head({ base, address, columns, fields, hasDeeds, children }: HeadProps) {
  const say = useWords(membersWords)
  return (
    <thead>
      <tr>
        {children}
        <Column base={base} address={address} sort="name" words={say('member')} />
        {columns.map((column) => (
          <Heading key={column} base={base} address={address} column={column} />
        ))}
        {fields.map(({ id, name }) => (
          <th key={id} scope="col" className="field-column">
            {name}
          </th>
        ))}
        {hasDeeds && <th scope="col">{say('actions')}</th>}
      </tr>
    </thead>
  )
}

type HeadingProps = { base: string; address: ListAddress; column: ListColumn }

function Heading({ base, address, column }: HeadingProps) {
  const say = useWords(membersWords)
  if (column === 'role' || column === 'title' || column === 'email') {
    const words = say(column === 'title' ? 'titleColumn' : column)
    return <Column base={base} address={address} sort={column} words={words} />
  }
  const isInvitation = column === 'since' && address.tab === 'pending'
  return <th scope="col">{say(isInvitation ? 'invitation' : column)}</th>
}

type ColumnProps = {
  base: string
  address: ListAddress
  sort: 'name' | 'role' | 'title' | 'email'
  words: string
}

/** A heading that sorts by its column, and the other way round when it does so already. */
function Column({ base, address, sort, words }: ColumnProps) {
  const say = useWords(membersWords)
  const up = address.sort === sort
  const down = address.sort === `-${sort}`
  const next: MemberSort = up ? `-${sort}` : sort
  return (
    <th scope="col" aria-sort={up ? 'ascending' : down ? 'descending' : undefined}>
      <Link
        to={base + queryOf({ ...address, sort: next, after: undefined, before: undefined })}
        title={say('sortBy', { column: words })}
      >
        {words}
        <span aria-hidden="true">{up ? ' ↑' : down ? ' ↓' : ''}</span>
      </Link>
    </th>
  )
}
