import { groupNames, permissionGroups, permissionWords } from '#app/permission-words.ts'
import { useRoleName } from '#app/words/role-name.ts'
import { useWords } from '#app/words/words.ts'
import type { ListedRole } from '#domain/roles/list-roles.ts'
import type { Permission } from '#domain/roles/permission.ts'
import { rolesWords } from './words.ts'

type MatrixProps = { roles: readonly Pick<ListedRole, 'id' | 'name' | 'permissions'>[] }

/** Which role may do what: a table, which on a phone names after each permission the roles that have it. */
export function Matrix({ roles }: MatrixProps) {
  const say = useWords(rolesWords)
  const roleName = useRoleName()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section className="matrix-frame" aria-labelledby="matrix" tabIndex={0}>
      <table className="list matrix">
        <thead>
          <tr>
            <th scope="col">{say('permission')}</th>
            {roles.map(({ id, name }) => (
              <th key={id} scope="col">
                {roleName(name)}
              </th>
            ))}
          </tr>
        </thead>
        {groupNames.map((group) => (
          <Rows key={group} group={group} roles={roles} />
        ))}
      </table>
    </section>
  )
}

function Rows({ group, roles }: MatrixProps & { group: (typeof groupNames)[number] }) {
  const say = useWords(permissionWords)
  return (
    <tbody>
      <tr className="group">
        <th scope="rowgroup" colSpan={roles.length + 1}>
          {say(group)}
        </th>
      </tr>
      {permissionGroups[group].map((permission) => (
        <tr key={permission}>
          <th scope="row">{say(permission)}</th>
          {roles.map((role) => (
            <Cell key={role.id} role={role} permission={permission} />
          ))}
        </tr>
      ))}
    </tbody>
  )
}

type CellProps = { role: MatrixProps['roles'][number]; permission: Permission }

function Cell({ role: { name, permissions }, permission }: CellProps) {
  const say = useWords(rolesWords)
  const roleName = useRoleName()
  const may = permissions.includes(permission)
  return (
    <td className={may ? 'may' : 'may-not'}>
      <span className="whose">{roleName(name)}</span>{' '}
      <span className="mark" aria-hidden="true">
        {may ? '✓' : '–'}
      </span>{' '}
      <span className="hidden-words">{say(may ? 'yes' : 'no')}</span>
    </td>
  )
}
