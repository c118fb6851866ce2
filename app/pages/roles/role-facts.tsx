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
      {(['isOwn', 'isLeader', 'isDefault'] as const).map(
        (fact) =>
          role[fact] && (
            <span key={fact} className="badge">
              {say(fact)}
            </span>
          ),
      )}
    </p>
  )
}
