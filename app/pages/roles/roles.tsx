import { Link } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { useRoleName } from '#app/words/role-name.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { listRoles } from '#domain/roles/list-roles.ts'
import type { Route } from './+types/roles.ts'
import { Matrix } from './matrix.tsx'
import { RoleFacts } from './role-facts.tsx'
import { rolesWords } from './words.ts'
import '#app/ui/list.css'
import './roles.css'

export async function loader({ context, url }: Route.LoaderArgs) {
  const { by } = context.get(entrance)
  return {
    roles: await listRoles(context.get(house).db, by),
    changes: by.permissions.has('change member role'),
    isDeleted: url.searchParams.has('deleted'),
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', rolesWords)('title'))
}

/** The roles of a community, and what each may do. */
export default function Roles({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(rolesWords)
  const roleName = useRoleName()
  const { roles, changes, isDeleted } = loaderData
  const base = `/c/${params.slug}/roles`
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
        {changes && (
          <Link className="button primary" to={`${base}/new`}>
            {say('create')}
          </Link>
        )}
      </div>
      {isDeleted && <Notice>{say('deleted')}</Notice>}
      <p>{say('lead')}</p>
      {!changes && <p className="soft">{say('onlyLooking')}</p>}
      <ul className="roles">
        {roles.map((role) => (
          <li key={role.id} className="card">
            <h2>
              <Link to={`${base}/${role.id}`}>{roleName(role.name)}</Link>
            </h2>
            <RoleFacts role={role} />
          </li>
        ))}
      </ul>
      <h2 id="matrix">{say('matrix')}</h2>
      <Matrix roles={roles} />
    </>
  )
}
