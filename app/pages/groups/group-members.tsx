import { Portrait } from '#app/ui/portrait.tsx'
import { useWords } from '#app/words/words.ts'
import type { GroupView } from './group.tsx'
import { Press } from './press.tsx'
import { groupWords } from './words.ts'

type GroupMembersProps = { group: GroupView; base: string }
type Person = GroupView['members'][number]

/** Who is in a group; whoever runs it can make others admins and send them out. */
export function GroupMembers({ group, base }: GroupMembersProps) {
  const say = useWords(groupWords)
  return (
    <section className="card">
      <h2>{say('members')}</h2>
      <ul className="group-people">
        {group.members.map((person) => (
          <li key={person.memberId}>
            <span className="who person">
              <Portrait name={person.name} photo={person.photo} />
              <span>
                {person.name} {person.isOneself && <span className="soft">({say('you')})</span>}{' '}
                {person.isAdmin && <span className="badge">{say('admin')}</span>}
              </span>
            </span>
            {group.runsIt && <Manage person={person} group={group} base={base} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The only admin can neither go nor step down: they are offered neither. */
function Manage({ person, group, base }: GroupMembersProps & { person: Person }) {
  const say = useWords(groupWords)
  const { memberId, name, isAdmin, isOneself } = person
  if (isAdmin && group.adminCount === 1) return null
  const member = `${base}/members/${memberId}`
  return (
    <details>
      <summary aria-label={say('manageWho', { name })}>{say('manage')}</summary>
      <div className="beside">
        <Press
          to={`${member}/${isAdmin ? 'dismiss' : 'appoint'}`}
          words={say(isAdmin ? 'dismiss' : 'appoint')}
        />
        {!isOneself && <Press to={`${member}/remove`} words={say('remove')} />}
      </div>
    </details>
  )
}
