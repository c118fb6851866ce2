import { useWords } from '#app/words/words.ts'
import type { ListedRole } from '#domain/roles/list-roles.ts'
import { rolesWords } from './words.ts'

/** How a role is used, in one line. */
export function RoleFacts({ role }: { role: ListedRole }) {
  const say = useWords(rolesWords)
  const { active, pending, suspended, codes } = role
  return (
    <p className="role-facts soft">
      <span>{say('people', { active, pending })}</span>{' '}
      {suspended > 0 && <span>{say('paused', { count: suspended })}</span>}{' '}
      {codes > 0 && <span>{say('codes', { count: codes })}</span>}{' '}
      {role.isOwn && <span className="badge">{say('isOwn')}</span>}{' '}
      {role.isLeader && <span className="badge">{say('isLeader')}</span>}{' '}
      {role.isDefault && <span className="badge">{say('isDefault')}</span>}
    </p>
  )
}
