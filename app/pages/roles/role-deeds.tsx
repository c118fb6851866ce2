import { Form, Link } from 'react-router'
import { useRoleName } from '#app/words/role-name.ts'
import { useWords } from '#app/words/words.ts'
import type { ListedRole } from '#domain/roles/list-roles.ts'
import { rolesWords } from './words.ts'

/** What can be done with a role besides changing it. */
export function RoleDeeds({ role, base }: { role: ListedRole; base: string }) {
  const say = useWords(rolesWords)
  const roleName = useRoleName()
  if (!role.isWithin) return null
  return (
    <section className="role-deeds" aria-label={roleName(role.name)}>
      {!role.isOwn && (
        <Form method="post" action={`${base}/${role.id}/see`}>
          <button className="button quiet" type="submit" aria-describedby="see-hint">
            {say('see')}
          </button>
        </Form>
      )}
      <Link className="button quiet" to={`${base}/new?from=${role.id}`}>
        {say('copy')}
      </Link>
      {role.system === null && (
        <Link className="button quiet" to={`${base}/${role.id}/delete`}>
          {say('delete')}
        </Link>
      )}
      {!role.isOwn && (
        <p className="soft" id="see-hint">
          {say('seeHint')}
        </p>
      )}
    </section>
  )
}
