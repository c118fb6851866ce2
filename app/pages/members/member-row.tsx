import { Portrait } from '#app/ui/portrait.tsx'
import { Tick } from '#app/ui/tick.tsx'
import { useWords } from '#app/words/words.ts'
import type { MemberTab } from '#domain/members/member-tabs.ts'
import type { ShownMember } from './member-table.tsx'
import { membersWords } from './words.ts'

type MemberRowProps = {
  member: ShownMember
  tab: MemberTab
  /** Whether the row is ticked; null: it cannot be. */
  chosen: boolean | null
  choose: (on: boolean) => void
}

/** One member: a row of the table, a card on phones. */
export function MemberRow({ member, tab, chosen, choose }: MemberRowProps) {
  const say = useWords(membersWords)
  const name = `${member.firstName} ${member.lastName}`
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
      <th scope="row">
        <span className="person">
          <Portrait name={name} photo={member.photo} />
          <span>
            {name} <Badge member={member} tab={tab} />
          </span>
        </span>
      </th>
      <td data-label={say('address')}>{member.address}</td>
      <td data-label={say('role')}>{member.role}</td>
      <td data-label={say('titleColumn')}>{member.title}</td>
      <td className="contact" data-label={say('email')}>
        {member.email && <Email address={member.email} />}
        {member.phone && <span className="soft phone">{member.phone}</span>}
      </td>
      {tab === 'pending' && member.invitation ? (
        <td data-label={say('invitation')}>{say(member.invitation)}</td>
      ) : (
        <td className="day" data-label={say(tab === 'pending' ? 'invitation' : 'since')}>
          {member.since}
        </td>
      )}
    </tr>
  )
}

/** A long address may go on in the next line, best before its `@`. */
function Email({ address }: { address: string }) {
  const at = address.lastIndexOf('@')
  return (
    <>
      {address.slice(0, at)}
      <wbr />
      {address.slice(at)}
    </>
  )
}

/** What sets a member apart from the others of the tab. */
function Badge({ member, tab }: Pick<MemberRowProps, 'member' | 'tab'>) {
  const say = useWords(membersWords)
  if (member.state === 'pending' && tab !== 'pending')
    return <span className="badge waiting">{say('pendingBadge')}</span>
  if (member.isLeader && tab !== 'leaders') return <span className="badge">{say('leader')}</span>
  return null
}
