import type { ReactNode } from 'react'
import { Fragment } from 'react'
import { Portrait } from '#app/ui/portrait.tsx'
import { Tick } from '#app/ui/tick.tsx'
import { useRoleName } from '#app/words/role-name.ts'
import { useWords } from '#app/words/words.ts'
import type { ListColumn } from '#domain/members/list-columns.ts'
import type { MemberTab } from '#domain/members/member-tabs.ts'
import { InRow, type RowEditing, type RowField } from './in-row.tsx'
import type { ShownField, ShownMember } from './member-table.tsx'
import { RowDeeds } from './row-deeds.tsx'
import { membersWords } from './words.ts'

type MemberRowProps = {
  /** The address of the list. */
  base: string
  member: ShownMember
  tab: MemberTab
  columns: readonly ListColumn[]
  fields: readonly ShownField[]
  /** Whether members have pages that the viewer may open. */
  mayOpen: boolean
  /** Whether there is a column for what may be done. */
  hasDeeds: boolean
  /** Whether it is the viewer. */
  isYou: boolean
  editing: RowEditing
  /** Whether the row is ticked; null: it cannot be. */
  chosen: boolean | null
  choose: (on: boolean) => void
}

/** One member: a row of the table, a card on phones. */
export function MemberRow(props: MemberRowProps) {
  const { base, member, tab, columns, fields, mayOpen, hasDeeds, editing, chosen, choose } = props
  const say = useWords(membersWords)
  const name = `${member.firstName} ${member.lastName}`
  const page = `${base}/${member.id}`
  return (
    <tr>
      {chosen !== null && (
        <td className="tick">
          <Tick
            words={say('select', { name })}
            name="member"
            value={member.id}
            checked={chosen}
            onTick={choose}
          />
        </td>
      )}
      <th scope="row" className="names">
        <span className="person">
          <Portrait name={name} photo={member.photo} />
          <span>
            {mayOpen ? <a href={page}>{name}</a> : name} <Badge member={member} tab={tab} />
            {member.suspendedBecause && (
              <span className="soft because">
                {say('suspendedBecause', { reason: member.suspendedBecause })}
              </span>
            )}
          </span>
        </span>
      </th>
      {columns.map((column) => (
        <Cell key={column} column={column} member={member} tab={tab}>
          {isChangedHere(props, column) && (
            <InRow
              memberId={member.id}
              name={name}
              page={page}
              field={column}
              value={member[column] ?? ''}
              editing={editing}
            />
          )}
        </Cell>
      ))}
      {fields.map(({ id, name }, at) => (
        <td key={id} data-label={name}>
          {member.fields[at]}
        </td>
      ))}
      {hasDeeds && (
        <td className="deeds">
          {member.deeds.length > 0 && (
            <RowDeeds base={base} page={page} name={name} member={member} mayOpen={mayOpen} />
          )}
        </td>
      )}
    </tr>
  )
}

/** Whether what stands in a column can be changed in the row: one's own role too, though no deed offers it. */
function isChangedHere(
  { member, isYou, mayOpen, editing }: MemberRowProps,
  column: ListColumn,
): column is RowField {
  if (editing.roles.length === 0) return false
  if (column === 'role') return isYou || member.deeds.includes('change role')
  return column === 'title' && mayOpen && member.deeds.includes('change title')
}

type CellProps = { column: ListColumn; member: ShownMember; tab: MemberTab; children?: ReactNode }

function Cell({ column, member, tab, children }: CellProps) {
  const say = useWords(membersWords)
  const roleName = useRoleName()
  if (column === 'email')
    return (
      <td className="contact" data-label={say('email')}>
        {member.email && <Email address={member.email} />}
      </td>
    )
  if (column === 'phone')
    return (
      <td className="day" data-label={say('phone')}>
        {member.phone && <Phone number={member.phone} />}
      </td>
    )
  if (column === 'since') return <Since member={member} tab={tab} />
  const value = member[column]
  return (
    <td data-label={say(column === 'title' ? 'titleColumn' : column)}>
      {children || (column === 'role' && value ? roleName(value) : value)}
    </td>
  )
}

/** Since when somebody is here; how the invitation stands of those who are not yet. */
function Since({ member, tab }: Omit<CellProps, 'column'>) {
  const say = useWords(membersWords)
  const label = say(tab === 'pending' ? 'invitation' : 'since')
  const standing = tab === 'pending' && member.invitation
  if (standing) return <td data-label={label}>{say(standing)}</td>
  return (
    <td className="day" data-label={label}>
      {member.since}
    </td>
  )
}

/** A number may go on in the next line where it has a space, and nowhere else. */
function Phone({ number }: { number: string }) {
  return number.split(' ').map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a number stand in one order
    <Fragment key={at}>
      {at > 0 && ' '}
      <span className="whole">{part}</span>
    </Fragment>
  ))
}

/** A long address may go on in the next line, before its `@` and its dots. */
function Email({ address }: { address: string }) {
  const [first, ...others] = address.split(/(?=[@.])/)
  return (
    <>
      {first}
      {others.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of an address stand in one order
        <Fragment key={at}>
          <wbr />
          {part}
        </Fragment>
      ))}
    </>
  )
}

/** What sets a member apart from the others of the tab. */
function Badge({ member, tab }: { member: ShownMember; tab: MemberTab }) {
  const say = useWords(membersWords)
  if (member.state === 'pending' && tab !== 'pending')
    return <span className="badge waiting">{say('pendingBadge')}</span>
  if (member.isLeader && tab !== 'leaders') return <span className="badge">{say('leader')}</span>
  return null
}
